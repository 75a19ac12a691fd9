//! Rows that are known to be there. A row never goes away before a later one has come, so what was seen once holds for ever, and an
//! append need not ask the database whether it leaves a gap.

use domain::room::RoomName;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Rooms of the busiest hours many times over; beyond that everything is forgotten and asked for once more.
const MOST_ROOMS: usize = 10_000;

/// The last row of each room that this process read or wrote.
#[derive(Default)]
pub(crate) struct Known(Mutex<HashMap<RoomName, i64>>);

impl Known {
    /// Row `seq` of the room, and so every row before it, is on disk; 0: the room exists.
    pub(super) fn note(&self, room: &RoomName, seq: i64) {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
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
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(room).is_some_and(|known| *known >= seq)
    }
}
