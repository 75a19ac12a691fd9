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
    /// Their person colour, 0 to 7.
    pub color: u8,
    /// The session that proves it.
    pub session: SessionId,
    /// Their organization.
    pub org: OrgId,
}

/// The question could not be answered now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("rights cannot be looked up at the moment: try again")]
pub struct GateUnavailable;

/// Decides who may do what in a room.
pub trait Gate: Send + Sync {
    /// What this person may do in this room now; none if they may not even know that it exists.
    fn right<'a>(&'a self, identity: &'a Identity, room: &'a RoomName) -> BoxFuture<'a, Result<Option<Right>, GateUnavailable>>;
}
