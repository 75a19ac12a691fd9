//! Beside the document: the conversation guide of the phase that is looked at, history, versions.

use super::page::Page;
use crate::components::avatar::SmallAvatar;
use crate::components::button::{Button, Look};
use crate::components::when::Ago;
use crate::live::Silence;
use crate::words::{self, guide, history, people, proposal};
use domain::view::{HistoryLine, VersionSummary};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

const TABS: [(&str, &str); 3] = [("guide", proposal::GUIDE), ("history", proposal::HISTORY), ("versions", proposal::VERSIONS)];

/// The side. On narrow screens it is a popover, so that it needs no script to open.
#[component]
pub fn Beside(page: Page) -> impl IntoView {
    let open = RwSignal::new(0_usize);
    let aside = NodeRef::<leptos::html::Aside>::new();
    let close = Callback::new(move |()| {
        if let Some(aside) = aside.get_untracked() {
            let _ = aside.hide_popover();
        }
    });
    view! {
        <aside class="beside" id="beside" popover="auto" aria-label=proposal::BESIDE node_ref=aside>
            <div class="tabs" role="tablist" aria-label=proposal::BESIDE on:keydown=move |ev| turn(&ev, open)>
                {TABS.iter().enumerate().map(|(n, (key, name))| view! { <Tab number=n key name open/> }).collect_view()}
            </div>
            <Panel number=0 open><Guide page/><Announcements page/></Panel>
            <Panel number=1 open><History page/></Panel>
            <Panel number=2 open><Versions page/></Panel>
            <div class="beside__open beside__panel"><Button label=words::CLOSE look=Look::Plain press=close/></div>
        </aside>
    }
}

#[component]
fn Tab(number: usize, key: &'static str, name: &'static str, open: RwSignal<usize>) -> impl IntoView {
    let mine = move || open.get() == number;
    view! {
        <button
            type="button"
            class="tab"
            role="tab"
            id=format!("tab-{key}")
            aria-controls=format!("panel-{number}")
            aria-selected=move || if mine() { "true" } else { "false" }
            tabindex=move || if mine() { "0" } else { "-1" }
            on:click=move |_| open.set(number)
        >
            {name}
        </button>
    }
}

/// Arrow keys move between tabs, as the pattern for tabs has it.
fn turn(ev: &KeyboardEvent, open: RwSignal<usize>) {
    let step = match ev.key().as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => TABS.len() - 1,
        _ => return,
    };
    ev.prevent_default();
    open.update(|n| *n = (*n + step) % TABS.len());
    if let Some((key, _)) = TABS.get(open.get_untracked()) {
        crate::components::focus::soon(format!("tab-{key}"));
    }
}

#[component]
fn Panel(number: usize, open: RwSignal<usize>, children: Children) -> impl IntoView {
    let key = TABS.get(number).map(|(key, _)| *key).unwrap_or_default();
    view! {
        <div
            class="beside__panel"
            role="tabpanel"
            id=format!("panel-{number}")
            aria-labelledby=format!("tab-{key}")
            tabindex="0"
            hidden=move || open.get() != number
        >
            {children()}
        </div>
    }
}

#[component]
fn Guide(page: Page) -> impl IntoView {
    let own = page.select(|v| v.process.guides.clone());
    move || {
        let here = page.here.get();
        if let Some(own) = own.with(|guides| guides.get(&here).cloned()) {
            return view! { <div class="guide"><h3>{proposal::GUIDE}</h3><p class="guide__own">{own}</p></div> }.into_any();
        }
        let guide = guide::of(here);
        let points = guide.points.iter().map(|p| view! { <li>{*p}</li> }).collect_view();
        view! { <div class="guide"><h3>{guide.title}</h3><p>{guide.lead}</p><ul>{points}</ul></div> }.into_any()
    }
}

/// Whether others' writing is read aloud.
#[component]
fn Announcements(page: Page) -> impl IntoView {
    let set = move |ev| page.live().silence(if event_target_checked(&ev) { Silence::No } else { Silence::Yes });
    view! {
        <label class="check small second">
            <input type="checkbox" checked=true on:change=set/>
            <span>{proposal::READ_ALOUD}</span>
        </label>
    }
}

#[component]
fn History(page: Page) -> impl IntoView {
    let lines = page.select(|v| v.history.clone());
    let each = move |line: HistoryLine| {
        let first = words::first(&line.who.name).to_owned();
        view! {
            <li>
                <SmallAvatar person=line.who.clone()/>
                <span><strong><bdi>{first}</bdi></strong> " " {history::sentence(&line.what, &line.about)} <Ago at=line.at now=page.now()/></span>
            </li>
        }
    };
    view! { <ol class="history">{move || lines.get().into_iter().map(each).collect_view()}</ol> }
}

#[component]
fn Versions(page: Page) -> impl IntoView {
    let versions = page.select(|v| v.versions.clone());
    let none = move || versions.with(Vec::is_empty).then(|| view! { <p class="second">{proposal::NO_VERSIONS}</p> });
    let each = move |version: VersionSummary| {
        let href = page.view.with_untracked(|v| format!("/p/{}/v/{}", v.id, version.number));
        view! {
            <li class="row">
                <span></span>
                <a class="row__title" href=href>{people::version(version.number)}</a>
                <span class="small quiet"><Ago at=version.at now=page.now()/></span>
            </li>
        }
    };
    view! { {none}<ul class="rows">{move || versions.get().into_iter().map(each).collect_view()}</ul> }
}
