//! The top of the page: where I am, who is here, whether it is saved, undoing, and the way to publishing.

use super::super::comments;
use super::super::steps::Step;
use super::sheet::Sheet;
use crate::address::Spot;
use crate::components::avatar::named_avatar;
use crate::components::button::{Look, icon_button, link};
use crate::components::topbar::topbar;
use crate::live::{IsMe, LiveDraft, Present, SyncState};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, framework::matrix as said, proposal};
use domain::room::Shape;

/// The bar.
pub fn bar(sheet: Sheet) -> Node {
    let end = sheet.opened().live.map(|live| {
        let off = sheet.opened().locked();
        let undo = Callback::new(move |()| live.undo(Shape::Framework));
        let record = sheet.opened().record;
        let count = move || record.with(|record| record.as_ref().map_or(0, |view| comments::open_count(&view.comments)));
        let redo = Callback::new(move |()| live.redo(Shape::Framework));
        view! {
            {at_table(live)}
            {sync(live)}
            {icon_button("undo", "undo".to_owned(), Signal::stored(said::UNDO.to_owned()), off, undo)}
            {icon_button("redo", "redo".to_owned(), Signal::stored(said::REDO.to_owned()), off, redo)}
            {comments::opener(count, comments::Stands::Over)}
            {link(said::STEPS, Look::Plain, Spot::Steps(None).href())}
            {link(said::PUBLISH, Look::Main, Step::Publish.href())}
        }
    });
    topbar(Some((words::FRAMEWORK, "/framework")), sheet.family_name().into(), end.into_node())
}

/// Everybody at the table.
fn at_table(live: LiveDraft) -> Node {
    let present = live.present();
    let each = |one: Present| {
        let title = match one.me {
            IsMe::Yes => proposal::presence::YOU.to_owned(),
            IsMe::No => proposal::presence::here(&one.person.name),
        };
        view! { <li>{named_avatar(&one.person, title)}</li> }.into_node()
    };
    view! { <ul class="avatars" aria-label=proposal::HERE>{move || present.get().into_iter().map(each).into_nodes()}</ul> }
}

/// Whether it is saved. Only what needs attention is read aloud.
fn sync(live: LiveDraft) -> Node {
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
        <span class="sync" data-state=key title=proposal::sync::LABEL data-testid="sync">{move || sentence(&state.get())}</span>
        <span class="only-read-aloud" role="status">{move || urgent().then(|| sentence(&state.get()))}</span>
    }
}

fn sentence(state: &SyncState) -> String {
    match state {
        SyncState::Saved => proposal::sync::SAVED.to_owned(),
        SyncState::Saving => proposal::sync::SAVING.to_owned(),
        SyncState::Offline { changes } => proposal::sync::offline(*changes),
        SyncState::Reconnecting => proposal::sync::RECONNECTING.to_owned(),
        SyncState::CannotSave { reason } => proposal::sync::cannot_save(reason),
    }
}
