//! The handle that pages hold: copyable, quiet on the server, connected in the browser. What it says is the same for everything that is
//! co-edited; `proposal` and `draft` add what belongs to one of them.

use super::state::{Present, Refused, Silence, SyncState};
use domain::ids::ItemId;
use domain::palette::Palette;
use domain::people::PersonSummary;
use domain::room::Shape;
use domain::section::Right;
use leptos::prelude::*;

/// What is known of one part.
#[derive(Debug, Clone, Copy)]
pub(super) struct PartSignals {
    pub(super) right: RwSignal<Option<Right>>,
    pub(super) ready: RwSignal<bool>,
}

/// Every signal that pages may read, apart from what the parts say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signals {
    pub(super) sync: RwSignal<SyncState>,
    pub(super) present: RwSignal<Vec<Present>>,
    pub(super) changed: RwSignal<u64>,
    pub(super) refused: RwSignal<Vec<Refused>>,
    parts: StoredValue<Vec<(Shape, PartSignals)>>,
}

/// A part as the page's data names it.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nobody sits at a table on the server"))]
pub(super) struct Seat {
    pub(super) part: Shape,
    /// Where it is edited; nothing where I may not read it.
    pub(super) room: Option<String>,
    pub(super) right: Option<Right>,
    /// Whether nobody else may see it: being in it is nobody else's business then.
    pub(super) alone: bool,
}

/// The table at which people sit, and who they are.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nobody sits at a table on the server"))]
pub(super) struct Table {
    /// The room for presence and notices.
    pub(super) room: String,
    pub(super) me: PersonSummary,
    /// Who is known by the page.
    pub(super) people: Vec<PersonSummary>,
    pub(super) palette: Palette,
}

/// The co-editing, as seen from its page.
#[derive(Clone, Copy)]
pub struct Live {
    pub(super) signals: Signals,
    #[cfg(target_arch = "wasm32")]
    pub(super) engine: super::browser::Handle,
}

/// The handle of the page around.
///
/// # Panics
/// Where no page provided one: a mistake in the page's structure that every test of it shows.
#[track_caller]
pub fn use_live() -> Live {
    expect_context()
}

impl Signals {
    pub(super) fn new(seats: &[Seat]) -> Self {
        let signals = |seat: &Seat| PartSignals { right: RwSignal::new(seat.right), ready: RwSignal::new(false) };
        Self {
            // What the page was made from is on disk, and nothing else is shown yet.
            sync: RwSignal::new(SyncState::Saved),
            present: RwSignal::new(Vec::new()),
            changed: RwSignal::new(0),
            refused: RwSignal::new(Vec::new()),
            parts: StoredValue::new(seats.iter().map(|seat| (seat.part, signals(seat))).collect()),
        }
    }

    /// What is known of a part.
    pub(super) fn part(self, part: Shape) -> Option<PartSignals> {
        let find = |all: &Vec<(Shape, PartSignals)>| all.iter().find(|(other, _)| *other == part).map(|(_, signals)| *signals);
        self.parts.try_with_value(find).flatten()
    }
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
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.refresh(seats));
    }
}

#[cfg_attr(not(target_arch = "wasm32"), expect(clippy::unused_self, reason = "on the server there is no document to change"))]
impl Live {
    /// A name for something new in the document.
    #[expect(clippy::unused_self, reason = "whoever names something holds the handle it is added with")]
    pub fn new_item(self) -> ItemId {
        super::new_item()
    }

    /// Takes back my last change in a part, never another person's.
    pub fn undo(self, part: Shape) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.undo(part));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = part;
    }

    /// Brings back what I took back last in a part.
    pub fn redo(self, part: Shape) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.redo(part));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = part;
    }

    /// Tells the others which part I look at.
    pub fn attend(self, part: Option<Shape>) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.attend(part));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = part;
    }

    /// Lets go of refused text, once it is copied.
    pub fn dismiss(self, key: &str) {
        self.signals.refused.update(|all| all.retain(|r| r.key != key));
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.dismiss(key));
    }

    /// Turns the announcements of others' writing off or on.
    pub fn silence(self, silence: Silence) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.silence(silence));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = silence;
    }
}
