//! What every page that is co-edited shows at its top: who is here, and whether it is saved.

use super::avatar::named_avatar;
use crate::live::{IsMe, Live, Present, SyncState};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::proposal;

/// Everybody at the table.
pub fn at_table(live: Live) -> Node {
    let present = live.present();
    let each = |one: Present| {
        let title = match one.me {
            IsMe::Yes => proposal::presence::YOU.to_owned(),
            IsMe::No => proposal::presence::here(&one.person.name),
        };
        view! { <li>{named_avatar(&one.person, title)}</li> }.into_node()
    };
    view! { <ul class="avatars" aria-label=proposal::HERE>{move || present.get().into_iter().map(each).into_nodes()}</ul> }
        .into_node()
}

/// Whether it is saved. Only what needs attention is read aloud: a voice that says "Saved" at every pause helps nobody.
pub fn sync(live: Live) -> Node {
    let state = live.sync();
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
