//! What every page that is co-edited shows at its top: who is here, and whether it is saved.

use super::avatar::NamedAvatar;
use super::said::Said;
use crate::live::{IsMe, Live, Present, SyncState};
use crate::words::{self, proposal};
use domain::people::PersonSummary;
use leptos::prelude::*;

/// Everybody at the table.
#[component]
pub fn AtTable(live: Live) -> impl IntoView {
    let present = live.present();
    let each = |one: Present| {
        let title = match one.me {
            IsMe::Yes => words::YOU.to_owned(),
            IsMe::No => proposal::presence::here(&one.person.name),
        };
        view! { <li><NamedAvatar person=one.person.clone() title=title/></li> }.into_any()
    };
    view! {
        <ul class="avatars" aria-label=proposal::HERE>{move || present.get().into_iter().map(each).collect_view()}</ul>
        <span class="only-read-aloud" role="status">{coming_and_going(live)}</span>
    }
}

/// The last who came or left, in words, for whoever does not see the faces.
fn coming_and_going(live: Live) -> RwSignal<String> {
    let (present, connected) = (live.present(), live.sync());
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<Vec<PersonSummary>>| {
        let others =
            present.with(|all| all.iter().filter(|one| one.me == IsMe::No).map(|one| one.person.clone()).collect::<Vec<_>>());
        let before = before.unwrap_or_default();
        let not_in = |all: &[PersonSummary], one: &&PersonSummary| all.iter().all(|other| other.id != one.id);
        if let Some(one) = others.iter().find(|one| not_in(&before, one)) {
            said.set(proposal::presence::here(&one.name));
        } else if let Some(one) = before.iter().find(|one| not_in(&others, one))
            // Whoever has no connection cannot tell who left.
            && matches!(connected.get_untracked(), SyncState::Saved | SyncState::Saving)
        {
            said.set(proposal::presence::left(&one.name));
        }
        others
    });
    said
}

/// Whether it is saved. Only what needs attention is read aloud: a voice that says "Saved" at every pause helps nobody.
#[component]
pub fn SyncChip(live: Live) -> impl IntoView {
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
        <span class="sync" data-state=key title=proposal::sync::LABEL data-testid="sync"><Said text={Signal::derive(move || said(&state.get()))}/></span>
        <span class="only-read-aloud" role="status">
            <Said text={Signal::derive(move || if urgent() { said(&state.get()) } else { String::new() })}/>
        </span>
    }
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
