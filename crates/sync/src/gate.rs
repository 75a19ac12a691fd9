//! Who may enter a room: asked here, answered by the services.

use crate::BoxFuture;
use domain::ids::{OrgId, PersonId, SessionId};
use domain::room::RoomName;
use domain::section::Right;

/// Who sits at the other end of a socket: made from a session, never from what a client says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The person.
    pub person: PersonId,
    /// Their full name, shown to the others in the room.
    pub name: String,
    /// Their person colour, 0 to 7; in a room, the one that they have there.
    pub color: u8,
    /// The session that proves it.
    pub session: SessionId,
    /// Their organization.
    pub org: OrgId,
}

/// What somebody may do in a room, and how they are told apart there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// What they may do.
    pub right: Right,
    /// Their person colour among the people of this room, 0 to 7.
    pub color: u8,
}

/// The question could not be answered now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("rights cannot be looked up at the moment: try again")]
pub struct GateUnavailable;

/// Decides who may do what in a room.
pub trait Gate: Send + Sync {
    /// The seat of this person in this room now; none if they may not even know that it exists.
    fn seat<'a>(&'a self, identity: &'a Identity, room: &'a RoomName) -> BoxFuture<'a, Result<Option<Seat>, GateUnavailable>>;
}
