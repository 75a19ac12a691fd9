//! Fences: a frozen room ends with a row that says nothing, in the place where the next row would be. Whoever appends runs into it,
//! without having looked whether the room is open.

use super::append::room_id;
use super::{RoomRow, Stored, UpdateRow, number_of, numbered};
use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use surrealdb_types::{RecordId, RecordIdKey, SurrealValue, Value};

/// The end of a room's rows.
pub(crate) struct Tail {
    pub(crate) room: RecordId,
    /// Its last row; 0 before the first.
    pub(crate) head: i64,
    pub(crate) is_open: bool,
}

/// A room that is frozen, and its last row.
#[derive(SurrealValue)]
pub(crate) struct Frozen {
    room: RecordId,
    seq: i64,
}

/// A row without its text.
#[derive(SurrealValue)]
struct Mark {
    id: RecordId,
    sum: surrealdb_types::Bytes,
}

/// No row of a text is empty, and none is without its checksum.
pub(super) fn is_fence(row: &Stored) -> bool {
    row.data.is_empty() && row.sum.is_empty()
}

impl Tail {
    /// The place of the fence: where the next row would be.
    pub(crate) fn fence(&self) -> RecordId {
        Self::row(&self.room, self.head + 1)
    }

    /// A room's row of that number.
    pub(crate) fn row(room: &RecordId, number: i64) -> RecordId {
        numbered("collab_update", parts(room), number)
    }

    /// The row that goes there.
    pub(crate) fn fence_row(&self) -> UpdateRow {
        UpdateRow { id: self.fence(), data: Bytes::new().into(), sum: Bytes::new().into(), people: Vec::new() }
    }

    pub(crate) fn frozen(&self) -> Frozen {
        Frozen { room: self.room.clone(), seq: self.head }
    }
}

impl Store {
    /// The ends of rooms, of those that exist. Rows may follow meanwhile, and none of those found ever goes away.
    pub(crate) async fn tails(&self, rooms: Vec<RecordId>) -> Result<Vec<Tail>, Error> {
        let rows = self.run(Unit::new("SELECT id, state, seq FROM $rooms").bind("rooms", rooms)).await?.take(0)?;
        self.tails_of(rows).await
    }

    /// The ends of rooms as they were read.
    pub(crate) async fn tails_of(&self, rows: Vec<RoomRow>) -> Result<Vec<Tail>, Error> {
        let selects: Vec<String> = (0..rows.len()).map(|place| format!("SELECT id, sum FROM $after{place};")).collect();
        let unit = rows.iter().enumerate().fold(Unit::composed(selects.concat()), |unit, (place, row)| {
            unit.bind(&format!("after{place}"), key::after("collab_update", parts(&row.id), row.seq))
        });
        let mut tails = Vec::with_capacity(rows.len());
        if rows.is_empty() {
            return Ok(tails);
        }
        let mut answer = self.run(unit).await?;
        for (place, row) in rows.into_iter().enumerate() {
            let marks: Vec<Mark> = answer.take(place)?;
            let last = marks.iter().rev().find(|mark| !mark.sum.is_empty()).and_then(|mark| number_of(&mark.id));
            tails.push(Tail { head: last.unwrap_or(row.seq), is_open: row.state == "open", room: row.id });
        }
        Ok(tails)
    }

    /// Whether the room takes a row of that number as far as can be seen: it is open, and the row before is there.
    pub(super) async fn takes(&self, room: &[Value], seq: i64) -> Result<(), Error> {
        let unit = Unit::new("SELECT id, state, seq FROM ONLY $room; SELECT id, sum FROM ONLY $before;")
            .bind("room", room_id(room))
            .bind("before", numbered("collab_update", room, seq - 1));
        let mut answer = self.run(unit).await?;
        let (row, before): (Option<RoomRow>, Option<Mark>) = (answer.take(0)?, answer.take(1)?);
        match row {
            Some(row) if row.state == "open" => {
                // Up to the room's own number the rows may be gone again, into a snapshot: whoever is before it has to read anew.
                let is_there = seq - 1 == row.seq || (seq > row.seq && before.is_some_and(|mark| !mark.sum.is_empty()));
                if is_there { Ok(()) } else { Err(Error::Behind) }
            }
            _ => Err(Error::Fenced),
        }
    }
}

/// The parts of a room's id.
fn parts(room: &RecordId) -> &[Value] {
    match &room.key {
        RecordIdKey::Array(parts) => parts.as_slice(),
        _ => &[],
    }
}
