//! What a room knows: how far each client got, where its structs stand, and whose client it is.

use super::erased::Erased;
use super::limits::{CUT_BYTES, ESTIMATE, Limits};
use super::order::{Order, Tangled, Trust};
use super::place::{Place, Placed, SlotKind};
use super::{Scanned, Span};
use domain::ids::PersonId;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Where a struct stands: in a text root, or under a key of a map root.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Slot {
    pub(super) root: Box<str>,
    pub(super) key: Option<Box<str>>,
}

/// From that clock on, a client's structs stand there.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: u32,
    place: Place,
}

#[derive(Debug, Default)]
struct Client {
    clock: u32,
    runs: Vec<Run>,
    owner: Option<PersonId>,
}

/// What a room knows of its structs. Grows with the switches between places, not with the characters.
#[derive(Debug, Default)]
pub struct History {
    clients: HashMap<u64, Client>,
    slots: HashMap<Arc<Slot>, u32>,
    /// The same by number.
    names: Vec<Arc<Slot>>,
    order: Order,
    erased: Erased,
    /// How many clients wrote.
    writers: usize,
    /// Runs that were collected.
    collected: usize,
    /// Updates and cuts since everything was counted, and the count.
    bytes: usize,
    counted: Size,
}

/// How large a room is, at the most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    structs: usize,
    bytes: usize,
}

/// A change under somebody else's client id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the update holds changes of somebody else that the room does not have")]
pub struct Foreign {
    /// The id.
    pub client: u64,
}

impl History {
    /// How far a client got: 0 if it never wrote.
    pub fn clock(&self, client: u64) -> u32 {
        self.clients.get(&client).map_or(0, |c| c.clock)
    }

    /// In how many pieces the room deleted.
    pub(super) fn deletions(&self) -> usize {
        self.erased.ranges()
    }

    /// Whether all of that is deleted.
    pub(super) fn has_deleted(&self, span: Span) -> bool {
        self.erased.covers(span)
    }

    /// At the most: a deletion may cut a run twice.
    fn size(&self) -> Size {
        Size { structs: self.order.runs() + self.collected + 2 * self.erased.ranges(), bytes: self.bytes }
    }

    /// Whether the room may grow by what was scanned.
    pub(super) fn has_room_for(&self, scanned: &Scanned, limits: &Limits) -> bool {
        if scanned.new.is_empty() && scanned.deletes.is_empty() {
            return true;
        }
        let fresh = scanned.new.iter().filter(|span| self.clock(span.client) == 0).count();
        let size = self.size();
        // Each struct may cut another one, each deletion two.
        let structs = size.structs + 2 * (scanned.places.placed.len() + scanned.deletes.len());
        (fresh == 0 || self.writers + fresh <= limits.room_clients)
            && structs <= limits.room_structs
            && size.bytes.saturating_add(scanned.bytes) <= limits.room_bytes
    }

    /// Whether counting anew may show that the room is smaller than it seems: keystrokes that became one run, deletions that merged.
    pub fn is_estimate(&self, limits: &Limits) -> bool {
        let size = self.size();
        size.structs.saturating_sub(self.counted.structs) > limits.room_structs / ESTIMATE
            || size.bytes.saturating_sub(self.counted.bytes) > limits.room_bytes / ESTIMATE
    }

    /// Binds a client id to a person, as the log has it.
    pub fn own(&mut self, client: u64, person: PersonId) {
        self.clients.entry(client).or_default().owner = Some(person);
    }

    /// Whose a client id is.
    pub fn owner(&self, client: u64) -> Option<&PersonId> {
        self.clients.get(&client).and_then(|c| c.owner.as_ref())
    }

    /// Whether a person may write what is new. The ids that this person uses for the first time are the answer: they are bound from now
    /// on. An id that wrote before and is nobody's belongs to the server.
    pub fn claims(&self, person: &PersonId, scanned: &Scanned) -> Result<Vec<u64>, Foreign> {
        let mut fresh = Vec::new();
        for Span { client, .. } in &scanned.new {
            match (self.owner(*client), self.clock(*client)) {
                (Some(owner), _) if owner == person => {}
                (None, 0) => fresh.push(*client),
                _ => return Err(Foreign { client: *client }),
            }
        }
        Ok(fresh)
    }

    /// Takes in between which others the new structs stand, before they are applied. After an error this history cannot be used any more.
    pub fn arrange(&mut self, scanned: &Scanned) -> Result<(), Tangled> {
        self.order.take(&scanned.places.placed, Trust::Wire)
    }

    /// The same for what another process looked at and wrote into the log.
    pub fn adopt(&mut self, scanned: &Scanned) {
        // Nothing is looked at, so nothing is refused.
        let _ = self.order.take(&scanned.places.placed, Trust::Stored);
    }

    /// The history of a room as its own log has it: everything in one update, scanned against an empty history.
    pub fn stored(scanned: Scanned) -> Self {
        let mut history = Self::default();
        // What is stored was looked at when it came in.
        let _ = history.order.take(&scanned.places.placed, Trust::Stored);
        let (deletes, bytes) = (scanned.deletes.clone(), scanned.bytes);
        history.extend(scanned, deletes);
        history.bytes = bytes;
        history.counted = history.size();
        history
    }

    /// The same clients belong to the same people in what was counted anew.
    pub fn hand_over(&mut self, counted: Self) {
        let before = std::mem::replace(self, counted);
        for (client, Client { owner, .. }) in before.clients {
            if let Some(owner) = owner {
                self.own(client, owner);
            }
        }
    }

    /// Takes in what was scanned against this very history, arranged and then applied, with all that it really deleted.
    pub fn extend(&mut self, scanned: Scanned, deleted: impl IntoIterator<Item = Span>) {
        let cuts = scanned.places.placed.len() + 2 * scanned.deletes.len();
        self.bytes = self.bytes.saturating_add(scanned.bytes).saturating_add(CUT_BYTES * cuts);
        for slot in scanned.places.slots {
            let (number, slot) = (self.slots(), Arc::new(slot));
            self.slots.insert(Arc::clone(&slot), number);
            self.names.push(slot);
        }
        for Placed { client, from, place, .. } in scanned.places.placed {
            self.collected += usize::from(place == Place::Gone);
            let client = self.clients.entry(client).or_default();
            if client.runs.last().is_none_or(|run| run.place != place) {
                client.runs.push(Run { from, place });
            }
        }
        for span in scanned.new {
            let client = self.clients.entry(span.client).or_default();
            self.writers += usize::from(client.clock == 0);
            client.clock = span.to;
        }
        deleted.into_iter().for_each(|span| self.erased.insert(span));
    }

    /// Where a struct stands that the room has.
    pub(super) fn place(&self, client: u64, clock: u32) -> Option<Place> {
        let client = self.clients.get(&client).filter(|c| clock < c.clock)?;
        let behind = client.runs.partition_point(|run| run.from <= clock);
        client.runs.get(behind.checked_sub(1)?).map(|run| run.place)
    }

    /// The texts, and the scalars with their keys, that something of these spans stands in.
    pub fn touched(&self, spans: &[Span]) -> Vec<(&str, Option<&str>)> {
        let mut slots = BTreeSet::new();
        for span in spans {
            let Some(client) = self.clients.get(&span.client) else { continue };
            let first = client.runs.partition_point(|run| run.from <= span.from).saturating_sub(1);
            let inside = client.runs.iter().skip(first).take_while(|run| run.from < span.to);
            slots.extend(inside.filter_map(|run| match run.place {
                Place::Slot(number, _) => Some(number),
                Place::Gone => None,
            }));
        }
        let named = slots.into_iter().filter_map(|number| self.names.get(number as usize));
        named.map(|slot| (&*slot.root, slot.key.as_deref())).collect()
    }

    /// The place of a slot that something stands in already.
    pub(super) fn slot(&self, slot: &Slot) -> Option<Place> {
        self.slots.get(slot).map(|number| Place::Slot(*number, slot.kind()))
    }

    /// How many slots there are: the number of the next.
    pub(super) fn slots(&self) -> u32 {
        u32::try_from(self.slots.len()).unwrap_or(u32::MAX)
    }
}

impl Slot {
    pub(super) fn kind(&self) -> SlotKind {
        if self.key.is_some() { SlotKind::Key } else { SlotKind::Text }
    }
}
