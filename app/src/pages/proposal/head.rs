//! The head of the document: its name, where it stands, since when.

use super::page::Page;
use crate::command::Command;
use crate::components::button::{Look, button, submit};
use crate::components::focus::soon as focus_soon;
use crate::components::notice::badge;
use crate::components::summary::state_tone;
use crate::components::when;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{names, proposal};
use domain::permission::Action;
use domain::proposal::MAX_TITLE_CHARS;
use web_sys::SubmitEvent;

/// The head.
pub fn head(page: Page) -> Node {
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
            if renaming.get() { form(page, renaming) } else { button(proposal::RENAME, Look::Quiet, page.busy.into(), open) }
        })
    };
    // Only before anything is rated: what is rated stays as it was pinned.
    let adopt = move || {
        let newest = framework.with(|(version, newest)| (newest > version).then_some(*newest))?;
        let open = may.get() && page.view.with(|v| v.expectations.is_empty());
        let go_on = Callback::new(move |()| page.act(Command::AdoptFramework));
        open.then(|| button(proposal::adopt(newest), Look::Quiet, page.busy.into(), go_on))
    };
    view! {
        <header class="proposal__head">
            <div class="proposal__name"><h1>{move || title.get()}</h1>{tools}</div>
            <p class="line second">
                {move || badge(state_tone(state.get()), names::state(state.get()))}
                <span>
                    {proposal::STARTED} " " {when::ago(created, page.now())} " · " {proposal::with(&across.name)} " · "
                    {move || framework.with(|(version, newest)| proposal::framework(*version, *newest))}
                </span>
                {adopt}
            </p>
        </header>
    }
    .into_node()
}

fn form(page: Page, renaming: RwSignal<bool>) -> Node {
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
                prop:value=move || text.get() on:input=move |ev| text.set(value_of(&ev))/>
            {submit(proposal::SAVE, page.busy.into())}
            {button(crate::words::CANCEL, Look::Quiet, page.busy.into(), close)}
        </form>
    }
    .into_node()
}
