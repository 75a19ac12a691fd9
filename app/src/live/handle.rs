//! The handle that pages hold: copyable, quiet on the server, connected in the browser. What it says is the same for everything that is
//! co-edited; `proposal` and `draft` add what belongs to one of them.

use super::coediting::Handle;
use super::seat::Seat;
use super::signals::Signals;
use super::state::{Present, Refused, Silence, SyncState};
use domain::ids::ItemId;
use domain::room::Shape;
use domain::section::Right;
use leptos::prelude::*;

/// The co-editing, as seen from its page.
#[derive(Clone, Copy)]
pub struct Live {
    pub(super) signals: Signals,
    pub(super) engine: Handle,
}

/// The handle of the page around.
///
/// # Panics
/// Where no page provided one: a mistake in the page's structure that every test of it shows.
#[track_caller]
pub fn use_live() -> Live {
    expect_context()
}

impl Live {
    /// Whether everything is safe.
    pub fn sync(self) -> Signal<SyncState> {
        self.signals.sync.into()
    }

    /// Who is at the table, each person once, I first.
    pub fn present(self) -> Signal<Vec<Present>> {
        self.signals.present.into()
    }

    /// What I may do in a part.
    pub fn right(self, part: Shape) -> Signal<Option<Right>> {
        self.signals.part(part).map(|signals| signals.right.into()).unwrap_or_default()
    }

    /// Whether I can write in a part now: it is ready, and I may.
    pub fn writable(self, part: Shape) -> Signal<bool> {
        let signals = self.signals.part(part);
        Signal::derive(move || signals.is_some_and(|s| s.ready.get() && s.right.get() == Some(Right::Write)))
    }

    /// Whether a part is here and nothing that I wrote is unsent.
    pub fn is_saved(self, part: Shape) -> Signal<bool> {
        let signals = self.signals;
        let ready = move || signals.part(part).is_some_and(|part| part.ready.get());
        Signal::derive(move || ready() && signals.sync.get() == SyncState::Saved)
    }

    /// Rises whenever the record may have changed: fetch the page's data again and hand it to the co-editing.
    pub fn changed(self) -> Signal<u64> {
        self.signals.changed.into()
    }

    /// Text that the server would not take.
    pub fn refused(self) -> Signal<Vec<Refused>> {
        self.signals.refused.into()
    }

    /// Opens what I may read now and closes what I no longer may.
    pub(super) fn seat(self, seats: &[Seat]) {
        for seat in seats {
            if let Some(signals) = self.signals.part(seat.part).filter(|s| s.right.get_untracked() != seat.right) {
                signals.right.set(seat.right);
            }
        }
        let seats = seats.to_vec();
        self.engine.with(move |engine| engine.refresh(&seats));
    }
}

impl Live {
    /// A name for something new in the document.
    #[expect(clippy::unused_self, reason = "whoever names something holds the handle it is added with")]
    pub fn new_item(self) -> ItemId {
        super::new_item()
    }

    /// Takes back my last change in a part, never another person's.
    pub fn undo(self, part: Shape) {
        self.engine.with(move |engine| engine.undo(part));
    }

    /// Brings back what I took back last in a part.
    pub fn redo(self, part: Shape) {
        self.engine.with(move |engine| engine.redo(part));
    }

    /// Tells the others which part I look at.
    pub fn attend(self, part: Option<Shape>) {
        self.engine.with(move |engine| engine.attend(part));
    }

    /// Lets go of refused text, once it is copied.
    pub fn dismiss(self, key: &str) {
        self.signals.refused.update(|all| all.retain(|r| r.key != key));
        let key = key.to_owned();
        self.engine.with(move |engine| engine.dismiss(&key));
    }

    /// Turns the announcements of others' writing off or on.
    pub fn silence(self, silence: Silence) {
        self.engine.with(move |engine| engine.silence(silence));
    }
}
