//! The durable log of the co-edited text: rooms, their rows in ascending order, snapshots, and who owns which client id.

mod append;
mod compact;
mod fence;
mod inspect;
mod known;
mod load;
mod renew;
mod spoil;
mod sum;
mod tail;

pub(crate) use fence::{Frozen, Tail};
pub use inspect::{DamagedRoom, DamagedState};
pub(crate) use known::Known;
pub use renew::{Renewed, RenewedDraft};

use crate::error::Error;
use crate::key;
use crate::proposals::room_ids;
use crate::store::Store;
use bytes::Bytes;
use domain::ids::PersonId;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::Section;
use std::collections::BTreeMap;
use surrealdb_types::{Bytes as DbBytes, RecordId, SurrealValue, Value};
use sync::BoxFuture;
use sync::log::{Append, AppendError, Loaded, Log, LogError, Tail as Tailed, pack};

/// A row of the log.
#[derive(SurrealValue)]
pub(crate) struct UpdateRow {
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
    people: Vec<String>,
}

/// A row or a snapshot as it is read back.
#[derive(SurrealValue)]
struct Stored {
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
}

/// Whose a client id is.
#[derive(SurrealValue)]
pub(crate) struct ClientRow {
    id: RecordId,
    person: String,
}

/// A room.
#[derive(SurrealValue)]
pub(crate) struct RoomRow {
    pub(crate) id: RecordId,
    state: String,
    /// A row that is there for certain, not always the last one: an append does not touch this record.
    seq: i64,
}

/// The id of what belongs to a room under a number.
fn numbered(table: &'static str, room: &[Value], number: i64) -> RecordId {
    let mut parts = room.to_vec();
    parts.push(key::count(number));
    key::many(table, parts)
}

/// The number at the end of such an id.
pub(crate) fn number_of(id: &RecordId) -> Option<i64> {
    match &id.key {
        surrealdb_types::RecordIdKey::Array(parts) => match parts.last() {
            Some(Value::Number(surrealdb_types::Number::Int(number))) => Some(*number),
            _ => None,
        },
        _ => None,
    }
}

/// The rooms of a new proposal, and the first row of those whose text does not begin empty.
pub(crate) fn rows_of_new_rooms(proposal: &Proposal, templates: &BTreeMap<Section, Bytes>) -> (Vec<RoomRow>, Vec<UpdateRow>) {
    let mut updates = Vec::new();
    let mut rooms = Vec::new();
    for (section, id) in room_ids(proposal) {
        let parts = key::room_parts(&proposal.id, section, proposal.generation);
        let (room, update) = first_row(id, &parts, templates.get(&section), &[]);
        updates.extend(update);
        rooms.push(room);
    }
    (rooms, updates)
}

/// A new room, and its first row where the text does not begin empty.
pub(crate) fn first_row(
    id: RecordId,
    parts: &[Value],
    template: Option<&Bytes>,
    people: &[PersonId],
) -> (RoomRow, Option<UpdateRow>) {
    let row = template.filter(|template| !template.is_empty()).map(|template| {
        let data = pack(std::slice::from_ref(template));
        let sum = sum::of("collab_update", parts, 1, &data);
        UpdateRow {
            id: numbered("collab_update", parts, 1),
            data: data.into(),
            sum: sum.into(),
            people: people.iter().map(ToString::to_string).collect(),
        }
    });
    (RoomRow { id, state: "open".to_owned(), seq: i64::from(row.is_some()) }, row)
}

/// Whose a client id of a room is.
pub(crate) fn owner_row(parts: &[Value], client: u64, person: &PersonId) -> Result<ClientRow, Error> {
    let id = numbered("collab_client", parts, key::int(client, "a client id")?);
    Ok(ClientRow { id, person: person.as_str().to_owned() })
}

impl Log for Store {
    fn load<'a>(&'a self, room: &'a RoomName) -> BoxFuture<'a, Result<Loaded, LogError>> {
        Box::pin(self.log_load(room))
    }

    fn append(&self, appends: Vec<Append>) -> BoxFuture<'_, Vec<Result<(), AppendError>>> {
        Box::pin(self.log_append(appends))
    }

    fn is_shared(&self) -> bool {
        self.is_shared
    }

    fn tail<'a>(&'a self, room: &'a RoomName, seq: u64) -> BoxFuture<'a, Result<Tailed, LogError>> {
        Box::pin(self.log_tail(room, seq))
    }

    fn compact<'a>(&'a self, room: &'a RoomName, seq: u64, snapshot: Bytes) -> BoxFuture<'a, Result<(), LogError>> {
        Box::pin(self.log_compact(room, seq, snapshot))
    }
}
