//! Appending: what all rooms gathered is one transaction, so that a hundred rooms wait for one write to the disk.

use super::{UpdateRow, numbered, sum};
use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use surrealdb_types::{Bytes as DbBytes, RecordId, SurrealValue, Value};
use sync::log::{Append, AppendError};

/// Most bytes of one transaction, far below the table of recent writes into which it has to fit.
const MAX_BYTES: usize = 4 << 20;
/// Most rows of one transaction: beyond that a row waits longer for its neighbours than for the disk.
const MAX_ROWS: usize = 256;

/// A row that has a place in the database.
#[derive(Clone)]
struct Prepared {
    room: RecordId,
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
            match prepare(append) {
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
            Ok(()) => Ok(()),
            Err(Error::Fenced) => Err(AppendError::Fenced),
            // The same row is there when it went through and only the answer was lost.
            Err(Error::Behind | Error::Exists { .. }) => match self.is_written(&row).await {
                Ok(true) => Ok(()),
                Ok(false) => Err(AppendError::Behind),
                Err(error) => Err(AppendError::Unavailable(error.to_string())),
            },
            Err(error) => Err(AppendError::Unavailable(error.to_string())),
        }
    }

    async fn append_rows(&self, rows: &[Prepared]) -> Result<(), Error> {
        let clients: Vec<ClientRow> = rows
            .iter()
            .flat_map(|r| &r.clients)
            .map(|(id, person)| ClientRow { id: id.clone(), person: person.clone() })
            .collect();
        let unit = Unit::new(if clients.is_empty() { APPEND } else { APPEND_WITH_CLIENTS })
            .bind("rooms", rows.iter().map(|r| r.room.clone()).collect::<Vec<_>>())
            .bind("seqs", rows.iter().map(|r| r.seq).collect::<Vec<_>>())
            .bind("rows", rows.iter().map(Prepared::row).collect::<Vec<_>>())
            .bind("clients", clients);
        self.run(unit).await.map(drop)
    }

    async fn is_written(&self, row: &Prepared) -> Result<bool, Error> {
        let unit = Unit::new("SELECT VALUE sum FROM ONLY $id").bind("id", row.id.clone());
        let sum: Option<DbBytes> = self.run(unit).await?.take(0)?;
        Ok(sum.is_some_and(|s| s == row.sum))
    }
}

impl Prepared {
    fn row(&self) -> UpdateRow {
        UpdateRow { id: self.id.clone(), data: self.data.clone(), sum: self.sum.clone(), people: self.people.clone() }
    }
}

/// Counts every room on and writes its row. The room's record is written by a freeze as well, so that of the two one sees the other.
const APPEND: &str = "BEGIN;
    LET $hit = (UPDATE $rooms SET seq += 1 WHERE state = 'open' RETURN VALUE seq);
    IF $hit != $seqs { IF array::len($hit) < array::len($seqs) { THROW 'fenced' } ELSE { THROW 'behind' } };
    INSERT INTO collab_update $rows RETURN NONE;
    COMMIT;";

/// The same with client ids that were seen for the first time. One that is known keeps its owner.
const APPEND_WITH_CLIENTS: &str = "BEGIN;
    LET $hit = (UPDATE $rooms SET seq += 1 WHERE state = 'open' RETURN VALUE seq);
    IF $hit != $seqs { IF array::len($hit) < array::len($seqs) { THROW 'fenced' } ELSE { THROW 'behind' } };
    INSERT INTO collab_update $rows RETURN NONE;
    INSERT IGNORE INTO collab_client $clients RETURN NONE;
    COMMIT;";

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
    Ok(Prepared {
        room: room_id(&parts),
        seq,
        id: numbered("collab_update", &parts, seq),
        sum: sum::of("collab_update", &parts, seq, &append.updates).into(),
        data: append.updates.into(),
        people: append.persons.iter().map(|p| p.as_str().to_owned()).collect(),
        clients,
    })
}

pub(super) fn room_id(parts: &[Value]) -> RecordId {
    key::many("collab_room", parts.to_vec())
}
