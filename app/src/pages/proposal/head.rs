//! The head of the document: its name, where it stands, since when.

use super::page::Page;
use super::share;
use crate::command::Command;
use crate::components::button::{Button, Look, SubmitButton};
use crate::components::focus::soon as focus_soon;
use crate::components::notice::Badge;
use crate::components::summary::state_tone;
use crate::components::when::Ago;
use crate::words::{names, proposal};
use domain::permission::Action;
use domain::proposal::MAX_TITLE_CHARS;
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The head.
#[component]
pub fn Head(page: Page) -> impl IntoView {
    let title = page.select(|v| v.title.clone());
    let state = page.select(|v| v.state);
    let created = page.view.with_untracked(|v| v.created);
    let framework = page.select(|v| (v.framework.version, v.framework.newest));
    let across = if page.is_employee() { page.manager() } else { page.employee() };
    let renaming = RwSignal::new(false);
    let may = page.may(Action::Rename);
    let open = Callback::new(move |()| {
        renaming.set(true);
        focus_soon("rename".to_owned());
    });
    let tools = move || {
        may.get().then(|| {
            if renaming.get() {
                view! { <Rename page renaming/> }.into_any()
            } else {
                view! { <Button label=proposal::RENAME look=Look::Quiet off=page.busy press=open/> }.into_any()
            }
        })
    };
    // Only before anything is rated: what is rated stays as it was pinned.
    let adopt = move || {
        let newest = framework.with(|(version, newest)| (newest > version).then_some(*newest))?;
        let open = may.get() && page.view.with(|v| v.expectations.is_empty());
        let go_on = Callback::new(move |()| page.act(Command::AdoptFramework));
        open.then(|| view! { <Button label=proposal::adopt(newest) look=Look::Quiet off=page.busy press=go_on/> }.into_any())
    };
    let newer = page.select(|v| v.newer_process);
    let move_on = Callback::new(move |()| page.act(Command::AdoptProcess));
    let process = move || {
        (newer.get() && may.get())
            .then(|| view! { <Button label=proposal::ADOPT_PROCESS look=Look::Quiet off=page.busy press=move_on/> }.into_any())
    };
    view! {
        <header class="proposal__head">
            <div class="proposal__name"><h1 dir="auto">{move || title.get()}</h1>{tools}</div>
            <p class="line second">
                {move || view! { <Badge tone=state_tone(state.get()) word=names::state(state.get())/> }.into_any()}
                <span>
                    {proposal::STARTED} " " <Ago at=created now=page.now()/> " · " {proposal::with(&across.name)} " · "
                    {move || framework.with(|(version, newest)| proposal::framework(*version, *newest))}
                </span>
                {adopt}
                {process}
            </p>
            <share::Several page/>
        </header>
    }
}

#[component]
fn Rename(page: Page, renaming: RwSignal<bool>) -> impl IntoView {
    let text = RwSignal::new(page.view.with_untracked(|v| v.title.clone()));
    let close = Callback::new(move |()| renaming.set(false));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        page.act_then(Command::Rename(text.get_untracked()), Some(close));
    };
    view! {
        <form class="line" on:submit=send>
            <label class="only-read-aloud" for="rename">{proposal::RENAME_LABEL}</label>
            <input class="input grow" id="rename" maxlength=MAX_TITLE_CHARS required autocomplete="off"
                prop:value=move || text.get() on:input=move |ev| text.set(event_target_value(&ev))/>
            <SubmitButton label=proposal::SAVE off=page.busy/>
            <Button label=crate::words::CANCEL look=Look::Quiet off=page.busy press=close/>
        </form>
    }
}
