//! The first half of an update: its structs, client by client.

use super::content::{self, Holds};
use super::history::{History, Slot};
use super::limits::{Limits, MAX_CLIENT, MAX_CLOCK, MAX_COLLECTED, MAX_NAME};
use super::{Refusal, Span};
use crate::codec::lib0::Reader;
use document::schema::Kind;
use document::shape;
use domain::room::Shape;
use std::collections::HashSet;

const COLLECTED: u8 = 0;
const KIND: u8 = 0b0000_1111;
const UNUSED: u8 = 0b0001_0000;
const HAS_KEY: u8 = 0b0010_0000;
const HAS_RIGHT: u8 = 0b0100_0000;
const HAS_LEFT: u8 = 0b1000_0000;

/// One clock of one client.
pub(super) type Id = (u64, u32);

/// Where a struct says that it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stands {
    /// In a root, and under a key if the root is a map.
    In(Slot),
    /// Where its neighbours stand.
    Beside(Option<Id>, Option<Id>),
    /// Behind what the room has of the same struct, before that neighbour.
    Continues(Option<Id>),
    /// Nowhere any more.
    Collected,
}

impl Stands {
    /// Between which neighbours, as the CRDT will take it.
    pub(super) fn neighbours(&self, client: u64, from: u32) -> (Option<Id>, Option<Id>) {
        match self {
            Self::Beside(left, right) => (*left, *right),
            Self::Continues(right) => (from.checked_sub(1).map(|clock| (client, clock)), *right),
            Self::In(_) | Self::Collected => (None, None),
        }
    }
}

/// A struct that the room does not have, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Struct {
    pub(super) client: u64,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) stands: Stands,
    pub(super) holds: Holds,
}

/// All structs of an update.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// In order of client as they came and of clock.
    pub(super) structs: Vec<Struct>,
    pub(super) new: Vec<Span>,
    /// Structs with several values: merged after they were deleted, so the update has to delete them.
    pub(super) several: Vec<Span>,
    pub(super) count: usize,
}

pub(super) fn read(shape: Shape, reader: &mut Reader<'_>, limits: &Limits, history: &History) -> Result<Found, Refusal> {
    let clients = reader.number()?;
    if clients > limits.clients as u64 {
        return Err(Refusal::Hostile("it claims too many clients"));
    }
    let mut found = Found::default();
    let mut seen = HashSet::new();
    for _ in 0..clients {
        let count = reader.number()?;
        let client = reader.number()?;
        let clock = reader.number()?;
        if client >= MAX_CLIENT || !seen.insert(client) {
            return Err(Refusal::Hostile("a client appears twice or is out of range"));
        }
        // A struct has at least two bytes.
        if count == 0 || count > reader.remaining() as u64 / 2 || found.count as u64 + count > limits.structs as u64 {
            return Err(Refusal::Hostile("it claims no structs or too many"));
        }
        let known = history.clock(client);
        if clock > u64::from(known) {
            return Err(Refusal::Gap);
        }
        // As many as are left in any case; a claim is not believed any further.
        found.structs.reserve_exact(usize::try_from(count).unwrap_or(0).min(limits.structs));
        let mut cursor = Cursor { shape, client, clock, known };
        for _ in 0..count {
            cursor.read(reader, &mut found)?;
        }
        if cursor.clock > u64::from(known) {
            found.new.push(Span { client, from: known, to: narrow(cursor.clock)? });
        }
    }
    Ok(found)
}

struct Cursor {
    shape: Shape,
    client: u64,
    clock: u64,
    known: u32,
}

impl Cursor {
    fn read(&mut self, reader: &mut Reader<'_>, found: &mut Found) -> Result<(), Refusal> {
        found.count += 1;
        let info = reader.byte()?;
        let (stands, holds, len) = if info == COLLECTED {
            (Stands::Collected, Holds::Nothing, collected(reader)?)
        } else {
            let stands = self.stands(reader, info)?;
            let (holds, len) = content::read(reader, info & KIND)?;
            (stands, holds, len)
        };
        let from = narrow(self.clock)?;
        self.clock += len;
        let to = narrow(self.clock)?;
        if to <= self.known {
            return Ok(());
        }
        let stands = match stands {
            Stands::Collected => Stands::Collected,
            stands if from < self.known => Stands::Continues(stands.neighbours(self.client, from).1),
            stands => stands,
        };
        if holds == Holds::Scalars && len > 1 {
            found.several.push(Span { client: self.client, from, to });
        }
        found.structs.push(Struct { client: self.client, from: from.max(self.known), to, stands, holds });
        Ok(())
    }

    fn stands(&self, reader: &mut Reader<'_>, info: u8) -> Result<Stands, Refusal> {
        if info & UNUSED != 0 {
            return Err(Refusal::Hostile("an unknown flag"));
        }
        let left = if info & HAS_LEFT == 0 { None } else { Some(id(reader)?) };
        let right = if info & HAS_RIGHT == 0 { None } else { Some(id(reader)?) };
        if left.is_some() || right.is_some() {
            return Ok(Stands::Beside(left, right));
        }
        if reader.number()? != 1 {
            return Err(Refusal::Hostile("a nested type"));
        }
        let root = reader.text(MAX_NAME)?;
        let key = if info & HAS_KEY == 0 { None } else { Some(reader.text(MAX_NAME)?) };
        let allowed = match key {
            None => shape::allows_root(self.shape, root, Kind::Text),
            Some(key) => shape::allows_root(self.shape, root, Kind::Map) && shape::allows_key(self.shape, root, key),
        };
        if !allowed {
            return Err(Refusal::Hostile("a root or key that such a document does not have"));
        }
        Ok(Stands::In(Slot { root: root.into(), key: key.map(Into::into) }))
    }
}

fn collected(reader: &mut Reader<'_>) -> Result<u64, Refusal> {
    let len = reader.number()?;
    if len == 0 || len > MAX_COLLECTED {
        return Err(Refusal::Hostile("an empty or endless collected run"));
    }
    Ok(len)
}

fn id(reader: &mut Reader<'_>) -> Result<Id, Refusal> {
    let client = reader.number()?;
    if client >= MAX_CLIENT {
        return Err(Refusal::Hostile("a neighbour is out of range"));
    }
    Ok((client, narrow(reader.number()?)?))
}

fn narrow(clock: u64) -> Result<u32, Refusal> {
    if clock >= MAX_CLOCK {
        return Err(Refusal::Hostile("a clock is out of range"));
    }
    u32::try_from(clock).map_err(|_wide| Refusal::Hostile("a clock is out of range"))
}
