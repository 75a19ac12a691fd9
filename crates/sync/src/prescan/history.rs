//! What a room knows: how far each client got, where its structs stand, and whose client it is.

use super::place::Placed;
use super::{Scanned, Span};
use domain::ids::PersonId;
use std::collections::HashMap;

/// Where a struct stands: in a text root, or under a key of a map root.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Slot {
    pub(super) root: Box<str>,
    pub(super) key: Option<Box<str>>,
}

/// A place among those of the room. Neighbours have to stand in the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The slot of that number, and whether that is a text.
    Slot(u32, SlotKind),
    /// Collected: nothing can stand beside it.
    Gone,
}

/// What can stand in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotKind {
    Text,
    Key,
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
    slots: HashMap<Slot, u32>,
    structs: usize,
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

    /// At least as many structs, and so deletions, as the room's document has.
    pub fn structs(&self) -> usize {
        self.structs
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

    /// Takes in what was scanned against this very history and then applied, with the number of ranges that it really deleted.
    pub fn extend(&mut self, scanned: Scanned, deleted: usize) {
        self.structs += scanned.places.placed.len() + deleted;
        for slot in scanned.places.slots {
            let number = self.slots();
            self.slots.insert(slot, number);
        }
        for Placed { client, from, place } in scanned.places.placed {
            let client = self.clients.entry(client).or_default();
            if client.runs.last().is_none_or(|run| run.place != place) {
                client.runs.push(Run { from, place });
            }
        }
        for span in scanned.new {
            self.clients.entry(span.client).or_default().clock = span.to;
        }
    }

    /// Where a struct stands that the room has.
    pub(super) fn place(&self, client: u64, clock: u32) -> Option<Place> {
        let client = self.clients.get(&client).filter(|c| clock < c.clock)?;
        let behind = client.runs.partition_point(|run| run.from <= clock);
        client.runs.get(behind.checked_sub(1)?).map(|run| run.place)
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
