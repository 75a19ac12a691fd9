//! Rows that are known to be there. A row never goes away before a later one has come, so what was seen once holds for ever, and an
//! append need not ask the database whether it leaves a gap.

use domain::room::RoomName;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Rooms of the busiest hours many times over; beyond that everything is forgotten and asked for once more.
const MOST_ROOMS: usize = 10_000;

/// What this process knows of rooms.
#[derive(Default)]
pub(crate) struct Known {
    /// The last row of each room that was read or written.
    rows: Mutex<HashMap<RoomName, i64>>,
    /// Rooms to which nothing may be written: damaged ones, of which something may still be mended, and those of a generation that is over.
    shut: Mutex<HashSet<RoomName>>,
}

impl Known {
    /// Row `seq` of the room, and so every row before it, is on disk; 0: the room exists.
    pub(super) fn note(&self, room: &RoomName, seq: i64) {
        let mut rooms = lock(&self.rows);
        if let Some(known) = rooms.get_mut(room) {
            *known = (*known).max(seq);
            return;
        }
        if rooms.len() >= MOST_ROOMS {
            rooms.clear();
        }
        rooms.insert(room.clone(), seq);
    }

    /// Whether that is known.
    pub(super) fn holds(&self, room: &RoomName, seq: i64) -> bool {
        lock(&self.rows).get(room).is_some_and(|known| *known >= seq)
    }

    /// The last row that is known of; 0 when none is.
    pub(super) fn last(&self, room: &RoomName) -> i64 {
        lock(&self.rows).get(room).copied().unwrap_or_default()
    }

    /// Nothing may be written to the room.
    pub(super) fn shut(&self, room: &RoomName) {
        lock(&self.shut).insert(room.clone());
    }

    /// The room was read and is whole.
    pub(super) fn unshut(&self, room: &RoomName) {
        lock(&self.shut).remove(room);
    }

    /// Whether anything may be written to the room.
    pub(super) fn is_writable(&self, room: &RoomName) -> bool {
        !lock(&self.shut).contains(room)
    }
}

/// No value behind these locks can be half-changed by a panic.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
