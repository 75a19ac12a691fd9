//! What the engine tells pages.

use super::seat::Seat;
use super::state::{Present, Refused, SyncState};
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
