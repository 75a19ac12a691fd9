//! Appending: what all rooms gathered is one transaction, so that a hundred rooms wait for one write to the disk.
//!
//! An append only creates its row. The id of a row is its room and number, so of two who write the same one the database refuses the
//! second, and a freeze puts a fence where the next row would be. Where several processes share the database, that the row before is
//! still there is part of the transaction: rows go into a snapshot under a process that slept.

use super::{UpdateRow, numbered, sum};
use crate::engine::NewRow;
use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use domain::room::RoomName;
use surrealdb_types::{Bytes as DbBytes, RecordId, SurrealValue, Value};
use sync::log::{Append, AppendError};

/// Most bytes of one transaction, far below the table of recent writes into which it has to fit.
const MAX_BYTES: usize = 4 << 20;
/// Most rows of one transaction: beyond that a row waits longer for its neighbours than for the disk.
const MAX_ROWS: usize = 256;

/// A row that has a place in the database.
#[derive(Clone)]
struct Prepared {
    room: RoomName,
    seq: i64,
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
    people: Vec<String>,
    clients: Vec<(RecordId, String)>,
}

#[derive(SurrealValue)]
struct ClientRow {
    id: RecordId,
    person: String,
}

impl Store {
    pub(super) async fn log_append(&self, appends: Vec<Append>) -> Vec<Result<(), AppendError>> {
        let mut outcomes = Vec::with_capacity(appends.len());
        let mut batch: Vec<Prepared> = Vec::new();
        let mut bytes = 0;
        for append in appends {
            let row = match prepare(append) {
                Ok(row) => self.follows(&row).await.map(|()| row),
                Err(refused) => Err(refused),
            };
            match row {
                Ok(row) => {
                    if !batch.is_empty() && (batch.len() >= MAX_ROWS || bytes + row.data.len() > MAX_BYTES) {
                        outcomes.append(&mut self.append_batch(std::mem::take(&mut batch)).await);
                        bytes = 0;
                    }
                    bytes += row.data.len();
                    batch.push(row);
                }
                Err(refused) => {
                    outcomes.append(&mut self.append_batch(std::mem::take(&mut batch)).await);
                    bytes = 0;
                    outcomes.push(Err(refused));
                }
            }
        }
        outcomes.append(&mut self.append_batch(batch).await);
        outcomes
    }

    /// Whether the row before is there, so that no gap can arise. Asked of the database only for a room that this process has not read.
    async fn follows(&self, row: &Prepared) -> Result<(), AppendError> {
        if !self.known.is_writable(&row.room) {
            return Err(AppendError::Fenced);
        }
        if self.is_shared || self.known.holds(&row.room, row.seq - 1) {
            return Ok(());
        }
        let parts = key::parts_of(&row.room).ok_or(AppendError::Fenced)?;
        self.takes(&parts, row.seq).await.map_err(refusal)?;
        self.known.note(&row.room, row.seq - 1);
        Ok(())
    }

    /// Writes rows together; when that fails each one apart, so that a frozen room is nobody else's failure.
    async fn append_batch(&self, batch: Vec<Prepared>) -> Vec<Result<(), AppendError>> {
        if batch.len() > 1 && self.append_rows(&batch).await.is_ok() {
            return batch.iter().map(|_| Ok(())).collect();
        }
        let mut outcomes = Vec::with_capacity(batch.len());
        for row in batch {
            outcomes.push(self.append_alone(row).await);
        }
        outcomes
    }

    async fn append_alone(&self, row: Prepared) -> Result<(), AppendError> {
        match self.append_rows(std::slice::from_ref(&row)).await {
            // The same row is there when it went through and only the answer was lost.
            Err(Error::Exists { .. }) => self.whose(&row).await.map_err(refusal),
            outcome => outcome.map_err(refusal),
        }
    }

    async fn append_rows(&self, rows: &[Prepared]) -> Result<(), Error> {
        let clients = rows.iter().flat_map(|row| &row.clients);
        let _shared = self.freezing.read().await;
        if self.is_shared {
            let clients: Vec<_> = clients.map(|(id, person)| ClientRow { id: id.clone(), person: person.clone() }).collect();
            let unit = behind_others(rows).bind("clients", clients);
            self.run(unit.bind("rows", rows.iter().map(Prepared::row).collect::<Vec<_>>())).await?;
        } else {
            let clients = clients.map(|(id, person)| NewRow::new(id, [("person", person.clone().into_value())])).collect();
            self.create(rows.iter().map(Prepared::new_row).collect(), clients).await?;
        }
        for row in rows {
            self.known.note(&row.room, row.seq);
        }
        Ok(())
    }

    /// Whose row it is that is there already: this one, a fence, or another writer's.
    async fn whose(&self, row: &Prepared) -> Result<(), Error> {
        let unit = Unit::new("SELECT VALUE sum FROM ONLY $id").bind("id", row.id.clone());
        let sum: Option<DbBytes> = self.run(unit).await?.take(0)?;
        match sum {
            Some(sum) if sum.is_empty() => Err(Error::Fenced),
            Some(sum) => {
                self.known.note(&row.room, row.seq);
                if sum == row.sum { Ok(()) } else { Err(Error::Behind) }
            }
            // A fence that went meanwhile, or a row that a newer snapshot has replaced.
            None => Err(Error::Behind),
        }
    }
}

fn refusal(error: Error) -> AppendError {
    match error {
        Error::Fenced => AppendError::Fenced,
        Error::Behind => AppendError::Behind,
        error => AppendError::Unavailable(error.to_string()),
    }
}

impl Prepared {
    fn row(&self) -> UpdateRow {
        UpdateRow { id: self.id.clone(), data: self.data.clone(), sum: self.sum.clone(), people: self.people.clone() }
    }

    fn new_row(&self) -> NewRow {
        let (data, sum, people) = (self.data.clone(), self.sum.clone(), self.people.clone());
        NewRow::new(&self.id, [("data", data.into_value()), ("sum", sum.into_value()), ("people", people.into_value())])
    }
}

/// Among other processes. The row before is there, or the room has none yet. A client id that is known keeps its owner.
const APPEND_BEHIND_OTHERS: &str = "BEGIN;
    IF array::len(SELECT VALUE id FROM $before WHERE bytes::len(sum) > 0) != array::len($before) { THROW 'behind' };
    IF array::len(SELECT VALUE id FROM $empty WHERE seq = 0) != array::len($empty) { THROW 'behind' };
    INSERT INTO collab_update $rows RETURN NONE;
    INSERT IGNORE INTO collab_client $clients RETURN NONE;
    COMMIT;";

fn behind_others(rows: &[Prepared]) -> Unit {
    let parts = |row: &Prepared| key::parts_of(&row.room).unwrap_or_default();
    let (first, later): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.seq == 1);
    let before: Vec<_> = later.into_iter().map(|row| numbered("collab_update", &parts(row), row.seq - 1)).collect();
    let empty: Vec<_> = first.into_iter().map(|row| room_id(&parts(row))).collect();
    Unit::new(APPEND_BEHIND_OTHERS).bind("before", before).bind("empty", empty)
}

fn prepare(append: Append) -> Result<Prepared, AppendError> {
    // A table has no text: nothing can be written to it.
    let parts = key::parts_of(&append.room).ok_or(AppendError::Fenced)?;
    let seq = key::int(append.seq, "a row's number").map_err(|e| AppendError::Unavailable(e.to_string()))?;
    let clients = append
        .new_clients
        .iter()
        .map(|(client, person)| {
            let client = key::int(*client, "a client id").map_err(|e| AppendError::Unavailable(e.to_string()))?;
            Ok((numbered("collab_client", &parts, client), person.as_str().to_owned()))
        })
        .collect::<Result<Vec<_>, AppendError>>()?;
    if append.updates.is_empty() {
        return Err(AppendError::Unavailable("a row without a text: it would be a fence".to_owned()));
    }
    Ok(Prepared {
        seq,
        id: numbered("collab_update", &parts, seq),
        sum: sum::of("collab_update", &parts, seq, &append.updates).into(),
        data: append.updates.into(),
        people: append.persons.iter().map(|p| p.as_str().to_owned()).collect(),
        clients,
        room: append.room,
    })
}

pub(super) fn room_id(parts: &[Value]) -> RecordId {
    key::many("collab_room", parts.to_vec())
}
