//! Loading a room: the newest snapshot that is whole, and every row behind it, in order and without a gap, or an error.

use super::append::room_id;
use super::fence::is_fence;
use super::{Stored, number_of, sum};
use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use domain::ids::PersonId;
use domain::room::RoomName;
use surrealdb_types::{RecordId, SurrealValue, Value};
use sync::log::{Loaded, LogError};

/// Rows of one read: the database collects an answer in memory before it gives it.
const PAGE: u32 = 5_000;
/// How often a room is read again when its rows do not join: a compaction by another node may remove rows between two pages.
const ATTEMPTS: usize = 3;

#[derive(SurrealValue)]
struct Head {
    state: String,
    seq: i64,
}

#[derive(SurrealValue)]
struct Owner {
    id: RecordId,
    person: String,
}

/// The beginning of a room, read in one transaction.
struct Beginning {
    head: Head,
    snapshots: Vec<Stored>,
    owners: Vec<Owner>,
}

impl Store {
    pub(super) async fn log_load(&self, room: &RoomName) -> Result<Loaded, LogError> {
        let parts = key::parts_of(room).ok_or(LogError::Missing)?;
        let mut attempt = 1;
        loop {
            match self.load_once(&parts).await {
                Err(LogError::Corrupt(_)) if attempt < ATTEMPTS => attempt += 1,
                Err(LogError::Corrupt(reason)) => {
                    tracing::error!(%room, reason, "the stored text of a room is damaged");
                    return Err(LogError::Corrupt(reason));
                }
                Ok(loaded) => {
                    self.known.note(room, key::int(loaded.seq, "a room's head").map_err(unavailable)?);
                    return Ok(loaded);
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn load_once(&self, parts: &[Value]) -> Result<Loaded, LogError> {
        let beginning = self.beginning(parts).await.map_err(unavailable)?.ok_or(LogError::Missing)?;
        if beginning.head.state == "closed" {
            return Err(LogError::Missing);
        }
        let (from, snapshot) = newest_whole(parts, beginning.snapshots);
        let updates = self.rows_after(parts, from).await?;
        let seq = from + i64::try_from(updates.len()).map_err(|_too_many| corrupt("more rows than can be counted"))?;
        if seq < beginning.head.seq {
            return Err(corrupt(&format!("row {} is missing", seq + 1)));
        }
        let clients = beginning.owners.iter().map(owner).collect::<Result<Vec<_>, _>>()?;
        let seq = u64::try_from(seq).map_err(|_negative| corrupt("a negative head"))?;
        Ok(Loaded { snapshot, updates, seq, clients })
    }

    async fn beginning(&self, parts: &[Value]) -> Result<Option<Beginning>, Error> {
        let unit = Unit::new(
            "BEGIN;
             SELECT state, seq FROM ONLY $room;
             SELECT id, data, sum FROM $snapshots;
             SELECT id, person FROM $owners;
             COMMIT;",
        )
        .bind("room", room_id(parts))
        .bind("snapshots", key::below("collab_snapshot", parts.to_vec()))
        .bind("owners", key::below("collab_client", parts.to_vec()));
        let mut answer = self.run(unit).await?;
        let Some(head) = answer.take::<Option<Head>>(1)? else { return Ok(None) };
        Ok(Some(Beginning { head, snapshots: answer.take(2)?, owners: answer.take(3)? }))
    }

    /// The rows after `from`, up to the fence where there is one: all of them, or an error.
    pub(super) async fn rows_after(&self, parts: &[Value], from: i64) -> Result<Vec<Bytes>, LogError> {
        let mut last = from;
        let mut updates = Vec::new();
        loop {
            let page = self.page(parts, last).await.map_err(unavailable)?;
            let is_last = page.len() < PAGE as usize;
            let mut rows = page.into_iter();
            while let Some(row) = rows.next() {
                let number = number_of(&row.id).ok_or_else(|| corrupt("a row without a number"))?;
                if number != last + 1 {
                    return Err(corrupt(&format!("row {} is missing", last + 1)));
                }
                if is_fence(&row) {
                    return if rows.next().is_none() { Ok(updates) } else { Err(corrupt("a row behind the fence")) };
                }
                if !sum::holds("collab_update", parts, number, &row.data, &row.sum) {
                    return Err(corrupt(&format!("row {number} is not what was written")));
                }
                last = number;
                updates.push(row.data.into_inner());
            }
            if is_last {
                return Ok(updates);
            }
        }
    }

    /// Which client id belongs to whom.
    pub(super) async fn owners(&self, parts: &[Value]) -> Result<Vec<(u64, PersonId)>, LogError> {
        let unit = Unit::new("SELECT id, person FROM $owners").bind("owners", key::below("collab_client", parts.to_vec()));
        let owners: Vec<Owner> = self.run(unit).await.and_then(|mut answer| answer.take(0)).map_err(unavailable)?;
        owners.iter().map(owner).collect()
    }

    /// Whether no row behind `seq` is known to have been there.
    pub(super) async fn reaches(&self, parts: &[Value], seq: i64) -> Result<bool, Error> {
        let unit = Unit::new("SELECT VALUE seq FROM ONLY $room").bind("room", room_id(parts));
        let head: Option<i64> = self.run(unit).await?.take(0)?;
        Ok(head.unwrap_or(0) <= seq)
    }

    async fn page(&self, parts: &[Value], after: i64) -> Result<Vec<Stored>, Error> {
        let range = key::after("collab_update", parts, after);
        let unit = Unit::new("SELECT id, data, sum FROM $range LIMIT $page").bind("range", range).bind("page", i64::from(PAGE));
        self.run(unit).await?.take(0)
    }
}

/// The newest snapshot whose checksum holds, and its number; 0 and nothing when there is none, so that every row is read.
fn newest_whole(parts: &[Value], snapshots: Vec<Stored>) -> (i64, Option<Bytes>) {
    for stored in snapshots.into_iter().rev() {
        if let Some(number) = whole(parts, &stored) {
            return (number, Some(stored.data.into_inner()));
        }
        tracing::error!(id = ?stored.id, "a snapshot is damaged; an older one is used");
    }
    (0, None)
}

/// The number of a snapshot whose checksum holds.
pub(super) fn whole(parts: &[Value], stored: &Stored) -> Option<i64> {
    number_of(&stored.id).filter(|number| sum::holds("collab_snapshot", parts, *number, &stored.data, &stored.sum))
}

fn owner(row: &Owner) -> Result<(u64, PersonId), LogError> {
    let client = number_of(&row.id).and_then(|n| u64::try_from(n).ok()).ok_or_else(|| corrupt("a client without a number"))?;
    let person = row.person.parse().map_err(|_not_an_id| corrupt("a client without an owner"))?;
    Ok((client, person))
}

pub(super) fn corrupt(reason: &str) -> LogError {
    LogError::Corrupt(reason.to_owned())
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
pub(super) fn unavailable(error: Error) -> LogError {
    LogError::Unavailable(error.to_string())
}
