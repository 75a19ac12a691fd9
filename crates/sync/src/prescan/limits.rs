//! How much one update may claim.

use document::limits::{MAX_ROOTS, framework};
use domain::content::MAX_ITEMS;
use domain::room::Shape;

/// Limits of one scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most clients with structs.
    pub clients: usize,
    /// Most structs.
    pub structs: usize,
    /// Most delete ranges that the room does not have; in all, so many beyond twice those that it has.
    pub delete_ranges: usize,
    /// Most text roots and keys that nothing stood in before.
    pub slots: usize,
    /// Most clients of the room.
    pub room_clients: usize,
    /// Most structs of the room.
    pub room_structs: usize,
    /// Most text roots of the room, and keys that its maps ever had.
    pub room_slots: usize,
    /// Most bytes of everything in the room, encoded for somebody who has nothing.
    pub room_bytes: usize,
}

impl Limits {
    /// For what comes over a socket. A person who worked offline has one client for every start of the page; a long offline day makes
    /// some thousand structs; twice as many are what is taken in with 8 MB of memory. A second step carries the sender's complete set of deletions, so a fixed number of ranges would one day
    /// refuse an honest client: the room's own count comes on top.
    ///
    /// A room has to stay one that can be entered: its state vector within what a first step may have, its whole state within what may wait
    /// for one socket. A paper of 105,000 characters with all 260,000 edits of its making takes 377 kB.
    pub const WIRE: Self = Self {
        clients: 32,
        structs: 16_000,
        delete_ranges: 4_000,
        // A list has a hundred items at a time; four times over, with all that they have.
        slots: 4 * 10 * MAX_ITEMS,
        room_clients: 10_000,
        room_structs: 100_000,
        // An item has at most two texts and eight scalars, and texts end first.
        room_slots: 5 * MAX_ROOTS,
        room_bytes: 3_500_000,
    };

    /// The same for the draft of a framework, which a whole organization writes in one document. Each update stays what a browser sends:
    /// imports are made by the server itself. The room is larger by what eight thousand cells are more than ten lists, and its whole state
    /// is what the largest draft takes: four bytes for each UTF-16 unit, forty for each key, and as much again for what was deleted.
    pub const WIRE_FRAMEWORK: Self = Self {
        slots: 16_000,
        room_structs: 500_000,
        room_slots: framework::MAX_ROOTS + 2 * framework::MAX_KEYS,
        room_bytes: 24_000_000,
        ..Self::WIRE
    };

    /// The limits of what comes over a socket to a document of that shape.
    pub fn wire(shape: Shape) -> &'static Self {
        match shape {
            Shape::Section(_) => &Self::WIRE,
            Shape::Framework => &Self::WIRE_FRAMEWORK,
        }
    }

    /// For what the server itself writes: as much at once as the room may hold.
    pub fn own(shape: Shape) -> Self {
        let Self { room_clients, room_structs, room_slots, room_bytes, .. } = *Self::wire(shape);
        Self { room_clients, room_structs, room_slots, room_bytes, ..Self::STORED }
    }

    /// For what lies in our own log, where the sizes are what years of editing made them.
    pub const STORED: Self = Self {
        clients: 1_000_000,
        structs: 10_000_000,
        delete_ranges: 10_000_000,
        slots: usize::MAX,
        room_clients: usize::MAX,
        room_structs: usize::MAX,
        room_slots: usize::MAX,
        room_bytes: usize::MAX,
    };
}

/// Part of the limits of a room, one in so many, by which its estimated size may run ahead of the counted one before it is counted anew.
pub(super) const ESTIMATE: usize = 10;
/// Bytes of a struct that came about by cutting another one in two, at the most.
pub(super) const CUT_BYTES: usize = 32;
/// Behind the last clock: lengths are added as 32-bit numbers in all implementations, half of that leaves room for one addition.
pub(super) const MAX_CLOCK: u64 = 1 << 31;
/// Behind the last client id: what JavaScript counts exactly.
pub(super) const MAX_CLIENT: u64 = 1 << 53;
/// Longest deleted or collected run. A hundred times the longest text.
pub(super) const MAX_RUN: u64 = 1 << 24;
/// Longest collected run under one's own id.
pub(super) const MAX_COLLECTED: u64 = 1 << 20;
/// Longest name of a root in bytes: `t/`, an id of 40, `/`, a field.
pub(super) const MAX_NAME: usize = 128;
/// Longest text of one struct in bytes: the longest text of a root, three bytes for each UTF-16 unit.
pub(super) const MAX_STRING: usize = 3 * domain::content::MAX_TEXT_UTF16 as usize;
/// Longest scalar in bytes: four for each of its characters.
pub(super) const MAX_SCALAR: usize = 4 * domain::content::MAX_SCALAR_CHARS;
