//! What the hub, its rooms and its sweep know of a connection while its socket is read elsewhere.

use crate::codec::{Body, Frame};
use crate::context::{Context, lock};
use crate::gate::Identity;
use crate::limits::{COPIES_PER_ROOM, ROOMS_PER_CONNECTION};
use crate::outbound::Outbox;
use crate::refusal::Refused;
use crate::room::{Event, Handle, MemberId};
use domain::ids::PersonId;
use domain::room::RoomName;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::time::Instant;

/// A room that a connection is in.
#[derive(Clone)]
pub(crate) struct Joined {
    pub(crate) room: RoomName,
    pub(crate) member: MemberId,
    pub(crate) handle: Handle,
}

/// What the hub knows of a connection.
pub(crate) struct Entry {
    pub(crate) id: u64,
    pub(crate) outbox: Outbox,
    pub(crate) since: Instant,
    pub(crate) identity: Mutex<Option<Identity>>,
    /// By the name in front of the frames.
    pub(crate) joined: Mutex<HashMap<String, Joined>>,
}

impl Entry {
    pub(crate) fn new(id: u64, outbox: Outbox) -> Self {
        Self { id, outbox, since: Instant::now(), identity: Mutex::default(), joined: Mutex::default() }
    }

    pub(crate) fn identity(&self) -> Option<Identity> {
        lock(&self.identity).clone()
    }

    /// Asked for every message: without a copy.
    pub(crate) fn is_signed_in(&self) -> bool {
        lock(&self.identity).is_some()
    }

    pub(crate) fn is_of(&self, person: &PersonId) -> bool {
        lock(&self.identity).as_ref().is_some_and(|identity| identity.person == *person)
    }

    /// How many rooms it is in.
    pub(crate) fn rooms(&self) -> usize {
        lock(&self.joined).len()
    }

    /// Counts and logs that something of this connection was refused.
    pub(crate) fn refuse(&self, context: &Context, refused: Refused<'_>) {
        let identity = self.identity();
        context.meter.refuse(&refused.on(self.id).by(identity.as_ref()));
    }

    /// Whether one of its rooms ended without a word. Asked of everybody twice a second: without a copy.
    pub(crate) fn is_let_down(&self) -> bool {
        lock(&self.joined).values().any(|joined| joined.handle.has_failed())
    }

    /// A name under which it is in a room.
    pub(crate) fn any_name(&self) -> Option<String> {
        lock(&self.joined).keys().next().cloned()
    }

    pub(crate) fn joined(&self) -> Vec<(String, Joined)> {
        lock(&self.joined).iter().map(|(name, joined)| (name.clone(), joined.clone())).collect()
    }

    /// Whether one more name may stand for that room.
    pub(crate) fn has_room_for(&self, room: &RoomName) -> bool {
        let joined = lock(&self.joined);
        joined.len() < ROOMS_PER_CONNECTION && joined.values().filter(|joined| joined.room == *room).count() < COPIES_PER_ROOM
    }

    /// Asks the gate again for one room and tells the room.
    pub(crate) async fn recheck(&self, context: &Context, name: &str, joined: &Joined) {
        let Some(identity) = self.identity() else { return };
        match context.gate.seat(&identity, &joined.room).await {
            Ok(seat) => {
                let right = seat.map(|seat| seat.right);
                if right.is_none() {
                    lock(&self.joined).retain(|at, j| at != name || j.member != joined.member);
                }
                // A room that ended has let everybody go.
                drop(joined.handle.send(Event::Right(joined.member, right)).await);
            }
            // The last answer holds: the log refuses what a frozen room must not take, and the next round asks again.
            Err(unavailable) => tracing::warn!(room = %joined.room, reason = %unavailable, "kept the right of a member"),
        }
    }

    pub(crate) fn say(&self, name: &str, body: Body) {
        self.outbox.send(Frame::new(name, body).encode());
    }
}

/// Every connection of the process, by its number.
pub(crate) type Entries = Mutex<HashMap<u64, Arc<Entry>>>;
