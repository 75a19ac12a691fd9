//! The durable log of a room: the one truth. Rooms append to it before they tell anybody anything.

use crate::BoxFuture;
use crate::codec::CodecError;
use crate::codec::lib0::{Reader, write_bytes};
use crate::damage::Damage;
use bytes::Bytes;
use domain::ids::PersonId;
use domain::room::RoomName;

/// A room as it lies in the log: whole, or its last good state and what is wrong behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The newest snapshot, byte for byte as it was given to [`Log::compact`].
    pub snapshot: Option<Bytes>,
    /// The rows behind the snapshot in ascending order, byte for byte as they were given to [`Log::append`] (see [`pack`]).
    pub updates: Vec<Bytes>,
    /// The sequence number of the last row in it; 0 before the first.
    pub seq: u64,
    /// Which client id belongs to whom.
    pub clients: Vec<(u64, PersonId)>,
    /// What keeps the room from being rebuilt up to its head. Then nothing may be written to it.
    pub damage: Option<Damage>,
}

/// Why a room cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// There is no such room, or its generation is over.
    #[error("there is no such room")]
    Missing,
    /// What is stored is damaged, and no good state is left: the room stays closed until somebody restores it.
    #[error("the stored room is damaged: {0}")]
    Corrupt(String),
    /// The log does not answer.
    #[error("the log does not answer: {0}")]
    Unavailable(String),
}

/// One row to be: everything one room received since its last row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    /// The room.
    pub room: RoomName,
    /// The row's number: the last one's plus one. A row of that number must not exist yet.
    pub seq: u64,
    /// The updates, as [`pack`] writes them.
    pub updates: Bytes,
    /// Whose updates these are.
    pub persons: Vec<PersonId>,
    /// Client ids seen for the first time, and whose they are from now on. Stored in the same transaction.
    pub new_clients: Vec<(u64, PersonId)>,
}

/// Why a row was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// The room is frozen, closed or damaged: nothing more is written to it.
    #[error("the room is not open")]
    Fenced,
    /// A row of that number exists: somebody else wrote, or an append whose answer was lost went through.
    #[error("the log has gone on")]
    Behind,
    /// The log does not answer. The row may or may not have been written: the same number is tried again.
    #[error("the log does not answer: {0}")]
    Unavailable(String),
}

/// What others appended to a room behind a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tail {
    /// The rows in ascending order, without a gap, byte for byte as they were given to [`Log::append`].
    pub updates: Vec<Bytes>,
    /// Which client id of the room belongs to whom; may be left out when there are no rows.
    pub clients: Vec<(u64, PersonId)>,
}

/// Stores rooms. Everything that returned `Ok` survives the loss of power.
pub trait Log: Send + Sync {
    /// Reads a room. Of a damaged one the last good state, with [`Loaded::damage`]; [`LogError::Corrupt`] when there is none. Never an empty
    /// answer in place of an error.
    fn load<'a>(&'a self, room: &'a RoomName) -> BoxFuture<'a, Result<Loaded, LogError>>;

    /// Writes rows of different rooms, each with its own outcome, in the order given: one room's failure is not the others'. That a room is
    /// open is part of each row's transaction.
    fn append(&self, appends: Vec<Append>) -> BoxFuture<'_, Vec<Result<(), AppendError>>>;

    /// Whether other processes append too. Then rooms are told what they appended, and ask for it with [`Log::tail`].
    fn is_shared(&self) -> bool {
        false
    }

    /// The rows behind row `seq` of a room. [`LogError::Corrupt`] also when rows in between have gone into a snapshot: the room has to be
    /// loaded again.
    fn tail<'a>(&'a self, room: &'a RoomName, seq: u64) -> BoxFuture<'a, Result<Tail, LogError>>;

    /// Replaces the rows up to and including `seq` by a snapshot of the state after them. An older snapshot and its rows may be kept.
    fn compact<'a>(&'a self, room: &'a RoomName, seq: u64, snapshot: Bytes) -> BoxFuture<'a, Result<(), LogError>>;
}

/// Writes updates one after the other, each behind its length: a row. Never merged, so that each can be read as it came.
pub fn pack<T: AsRef<[u8]>>(updates: &[T]) -> Bytes {
    let mut out = Vec::with_capacity(updates.iter().map(|u| u.as_ref().len() + 4).sum());
    for update in updates {
        write_bytes(&mut out, update.as_ref());
    }
    out.into()
}

/// Reads a row back into its updates.
pub fn unpack(row: &[u8]) -> Result<Vec<&[u8]>, CodecError> {
    let mut reader = Reader::new(row);
    let mut updates = Vec::new();
    while reader.remaining() > 0 {
        updates.push(reader.bytes()?);
    }
    Ok(updates)
}
