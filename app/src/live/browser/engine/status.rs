//! Whether everything is safe, and the events of the window that bear on it.

use super::Engine;
use super::line::State;
use super::outbox;
use crate::live::browser::listen::Listener;
use crate::live::state::SyncState;
use crate::live::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, EventTarget, StorageEvent, VisibilityState};

/// So long a lost connection counts as a hiccup.
const HICCUP_MS: u64 = 2_500;

/// Written at sign-out; the other tabs of this browser hear of it.
pub(in crate::live) const FORGOTTEN: &str = "waymark-forgotten";

impl Engine {
    /// Says how things stand.
    pub(super) fn status(&self) {
        let state = self.sync_state();
        let signal = self.signals.sync;
        if signal.try_with_untracked(|old| *old != state) == Some(true) {
            signal.set(state);
        }
    }

    fn sync_state(&self) -> SyncState {
        let cannot = |reason: &str| SyncState::CannotSave { reason: reason.to_owned() };
        if self.signals.refused.try_with_untracked(|all| !all.is_empty()) == Some(true) {
            return cannot(words::REFUSED);
        }
        let unsaved: usize = self.rooms.borrow().iter().map(|room| room.ledger.borrow().unsaved()).sum();
        match self.line.state() {
            State::Ended(4401) if outbox::is_forgotten() => cannot(words::LEFT),
            State::Ended(4401) => cannot(words::SIGNED_OUT),
            State::Ended(4404) => cannot(words::GONE),
            State::Ended(_) => cannot(words::FORBIDDEN),
            State::Up if unsaved > 0 => SyncState::Saving,
            State::Up => SyncState::Saved,
            State::Down if unsaved > 0 && self.outbox.is_broken() => cannot(words::NOT_KEPT),
            State::Down if unsaved > 0 || self.line.lasting() > HICCUP_MS => {
                SyncState::Offline { changes: u32::try_from(unsaved).unwrap_or(u32::MAX) }
            }
            // While the page is being opened everything that it shows is saved.
            State::Down if !self.line.was_up() => SyncState::Saved,
            State::Down => SyncState::Reconnecting,
        }
    }

    /// Listens to what the window says about network, sleep and leaving.
    pub(super) fn listen(&self) {
        let Some(window) = web_sys::window() else { return };
        let Some(document) = window.document() else { return };
        let listeners = [
            self.on(&window, "online", |engine, _| engine.line.wake()),
            self.on(&window, "offline", |engine, _| engine.line.doubt()),
            self.on(&window, "pageshow", |engine, _| engine.line.wake()),
            self.on(&window, "pagehide", |engine, _| engine.settle(0)),
            self.on(&window, "storage", Self::stored),
            self.on(&window, "resize", |engine, _| engine.redraw()),
            self.on(&document, "visibilitychange", |engine, _| engine.looked_at()),
            self.on(&document, "selectionchange", |engine, _| engine.selection_moved()),
        ];
        self.listeners.borrow_mut().extend(listeners);
    }

    fn on(&self, target: &EventTarget, kind: &'static str, act: fn(&Self, &Event)) -> Listener {
        let this = self.this.clone();
        Listener::new(target, kind, move |event| {
            if let Some(engine) = this.upgrade() {
                act(&engine, &event);
            }
        })
    }

    fn looked_at(&self) {
        let state = web_sys::window().and_then(|w| w.document()).map(|d| d.visibility_state());
        if state == Some(VisibilityState::Visible) {
            self.line.wake();
        } else {
            self.settle(0);
        }
    }

    /// Somebody signed out in another tab.
    fn stored(&self, event: &Event) {
        if event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key).as_deref() == Some(FORGOTTEN) {
            outbox::forget();
            self.sign_out();
        }
    }

    /// Nothing here is mine any longer.
    pub(super) fn sign_out(&self) {
        self.line.end(4401);
        // What is written from here on would be kept nowhere.
        for room in self.all_rooms() {
            if let Some(signals) = self.signals.part(room.part) {
                signals.ready.set(false);
            }
        }
        self.status();
    }
}
