//! The top of a step, and what appears when it is needed: a problem, something removed that can come back, text that could not be saved.

use super::super::comments;
use super::super::desk::Desk;
use super::standing;
use super::step::Step;
use crate::components::avatar::named_avatar;
use crate::components::button::{Look, button};
use crate::components::notice::{Tone, notice};
use crate::components::topbar::topbar;
use crate::live::{IsMe, Present, Refused, SyncState};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, framework::steps as said, proposal};
use domain::problem::Problem;

/// The bar: where I am, who is here, whether it is saved.
pub fn bar(desk: Desk, step: Option<Step>) -> Node {
    let (above, name) = match step {
        None => ((words::FRAMEWORK, "/framework"), said::TITLE),
        Some(step) => ((said::TITLE, "/framework/steps"), standing::said(step).name),
    };
    let count = desk.record(|view| comments::open_count(&view.comments));
    let opener = step.map(|step| comments::opener(move || count.get(), super::stands(step)));
    let end = view! { {here(desk)}{sync(desk)}{opener} };
    topbar(Some(above), Signal::stored(name.to_owned()), end)
}

fn here(desk: Desk) -> Node {
    let present = desk.live().present();
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

/// Whether it is saved. Only what needs attention is read aloud.
fn sync(desk: Desk) -> Node {
    let state = desk.live().sync();
    let key = move || match state.get() {
        SyncState::Saved => "saved",
        SyncState::Saving => "saving",
        SyncState::Offline { .. } => "offline",
        SyncState::Reconnecting => "reconnecting",
        SyncState::CannotSave { .. } => "cannot_save",
    };
    let urgent = move || matches!(state.get(), SyncState::Offline { .. } | SyncState::CannotSave { .. });
    view! {
        <span class="sync" data-state=key title=proposal::sync::LABEL data-testid="sync">{move || in_words(&state.get())}</span>
        <span class="only-read-aloud" role="status">{move || urgent().then(|| in_words(&state.get()))}</span>
    }
    .into_node()
}

fn in_words(state: &SyncState) -> String {
    match state {
        SyncState::Saved => proposal::sync::SAVED.to_owned(),
        SyncState::Saving => proposal::sync::SAVING.to_owned(),
        SyncState::Offline { changes } => proposal::sync::offline(*changes),
        SyncState::Reconnecting => proposal::sync::RECONNECTING.to_owned(),
        SyncState::CannotSave { reason } => proposal::sync::cannot_save(reason),
    }
}

/// The place at the lower corner.
pub fn floating(desk: Desk) -> Node {
    let refused = desk.live().refused();
    view! {
        <div class="floating">
            <div role="alert">{move || desk.problem.get().map(|p| problem(desk, &p))}</div>
            <div role="status">{move || desk.removed.get().map(|what| removed(desk, &what))}</div>
            <div role="alert">{move || refused.get().into_iter().map(|r| kept(desk, r)).into_nodes()}</div>
        </div>
    }
    .into_node()
}

fn problem(desk: Desk, problem: &Problem) -> Node {
    let close = Callback::new(move |()| desk.problem.set(None));
    let id = problem.request_id.as_deref().map(words::request_id);
    let body = view! {
        <p>{problem.message.clone()}</p>
        {id.map(|id| view! { <p class="small">{id}</p> })}
        <div>{button(words::CLOSE, Look::Plain, Signal::stored(false), close)}</div>
    };
    notice(Tone::Bad, body)
}

fn removed(desk: Desk, what: &str) -> Node {
    let back = Callback::new(move |()| {
        desk.undo();
        desk.removed.set(None);
    });
    let close = Callback::new(move |()| desk.removed.set(None));
    let never = Signal::stored(false);
    let body = view! {
        <p>{proposal::list::removed(what)}</p>
        <div class="line">
            {button(proposal::list::UNDO, Look::Plain, never, back)}
            {button(words::CLOSE, Look::Quiet, never, close)}
        </div>
    };
    notice(Tone::Plain, body)
}

/// Text that the server would not take, ready to be copied.
fn kept(desk: Desk, refused: Refused) -> Node {
    let Refused { key, text, .. } = refused;
    let close = Callback::new(move |()| desk.live().dismiss(&key));
    let body = view! {
        <p><strong>{proposal::sync::REFUSED}</strong></p>
        <p>{proposal::sync::REFUSED_MORE}</p>
        <textarea class="input" readonly rows="3" aria-label=proposal::sync::REFUSED>{text}</textarea>
        <div>{button(proposal::sync::COPIED, Look::Plain, Signal::stored(false), close)}</div>
    };
    notice(Tone::Bad, body)
}
