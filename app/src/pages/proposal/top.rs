//! The top of the page: where I am, who is here, whether it is saved, the one main action.

use super::page::Page;
use super::presence;
use crate::components::icon::icon;
use crate::components::topbar::topbar;
use crate::live::SyncState;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, names, proposal};
use domain::state::Phase;
use domain::view::{Progress, Turn};

/// The bar.
pub fn bar(page: Page) -> Node {
    let title = page.select(|v| v.title.clone());
    let above = if page.is_employee() { (words::MY_PATH, "/path") } else { (words::PEOPLE, "/people") };
    let end = view! {
        {presence::at_table(page)}
        {sync(page)}
        <button type="button" class="button beside__open" popovertarget="beside" aria-label=proposal::BESIDE>
            {icon("book")}
        </button>
        {main_action(page)}
    };
    topbar(Some(above), title.into(), end.into_node())
}

/// Whether it is saved. Only what needs attention is read aloud: a voice that says "Saved" at every pause helps nobody.
fn sync(page: Page) -> Node {
    let state = page.live().sync();
    let key = move || match state.get() {
        SyncState::Saved => "saved",
        SyncState::Saving => "saving",
        SyncState::Offline { .. } => "offline",
        SyncState::Reconnecting => "reconnecting",
        SyncState::CannotSave { .. } => "cannot_save",
    };
    let urgent = move || matches!(state.get(), SyncState::Offline { .. } | SyncState::CannotSave { .. });
    view! {
        <span class="sync" data-state=key title=proposal::sync::LABEL data-testid="sync">{move || said(&state.get())}</span>
        <span class="only-read-aloud" role="status">{move || urgent().then(|| said(&state.get()))}</span>
    }
    .into_node()
}

fn said(state: &SyncState) -> String {
    match state {
        SyncState::Saved => proposal::sync::SAVED.to_owned(),
        SyncState::Saving => proposal::sync::SAVING.to_owned(),
        SyncState::Offline { changes } => proposal::sync::offline(*changes),
        SyncState::Reconnecting => proposal::sync::RECONNECTING.to_owned(),
        SyncState::CannotSave { reason } => proposal::sync::cannot_save(reason),
    }
}

/// Leads to the furthest place where it is my turn.
fn main_action(page: Page) -> Node {
    let next = page.select(|v| {
        let mine = |p: &&domain::view::RailPhase| p.progress == Progress::Current && p.turn == Turn::Yours;
        v.rail.iter().find(mine).map(|p| p.phase)
    });
    let link = move |phase: Phase| {
        view! {
            <a class="button button--main topbar__main" href=format!("#{}", phase.key()) >
                {format!("{} {}", proposal::GO_ON, names::phase(phase))}
            </a>
        }
    };
    (move || next.get().map(link)).into_node()
}
