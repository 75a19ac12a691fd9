//! Loading a room: the newest snapshot that is whole, and every row behind it, in order and without a gap. Where that does not reach to
//! the room's end, it is the last good state, and comes with what is wrong behind it. Where nothing is left, it is an error.

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
use sync::Damage;
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

/// Rows that follow each other, and what comes behind them.
pub(super) struct Rows {
    pub(super) updates: Vec<Bytes>,
    pub(super) end: End,
}

pub(super) enum End {
    /// Nothing.
    Open,
    /// The fence.
    Fence,
    /// Something that should not be there, or not like that.
    Wrong(Damage),
}

impl Store {
    pub(super) async fn log_load(&self, room: &RoomName) -> Result<Loaded, LogError> {
        let loaded = self.read_room(room).await;
        match &loaded {
            Ok(Loaded { damage: None, seq, .. }) => {
                self.known.unshut(room);
                self.known.note(room, key::int(*seq, "a room's head").map_err(unavailable)?);
            }
            Ok(_) | Err(LogError::Corrupt(_)) => self.known.shut(room),
            Err(_) => {}
        }
        loaded
    }

    /// Reads a room as it is on disk, and remembers nothing of it.
    pub(super) async fn read_room(&self, room: &RoomName) -> Result<Loaded, LogError> {
        let parts = key::parts_of(room).ok_or(LogError::Missing)?;
        // Whatever this process has seen stays: a row that it knows of and does not find is lost.
        let known = self.known.last(room);
        let mut attempt = 1;
        loop {
            let loaded = self.read_once(&parts, known).await;
            let is_damaged = matches!(loaded, Ok(Loaded { damage: Some(_), .. }) | Err(LogError::Corrupt(_)));
            if !is_damaged || attempt == ATTEMPTS {
                return loaded;
            }
            attempt += 1;
        }
    }

    async fn read_once(&self, parts: &[Value], known: i64) -> Result<Loaded, LogError> {
        let Beginning { head, snapshots, owners } = self.beginning(parts).await.map_err(unavailable)?.ok_or(LogError::Missing)?;
        if head.state == "closed" {
            return Err(LogError::Missing);
        }
        let is_open = head.state == "open";
        // Rows up to here were there: the room, a snapshot even when it is damaged, and this process say so.
        let certain = snapshots.iter().filter_map(|stored| number_of(&stored.id)).fold(head.seq.max(known), i64::max);
        let (from, snapshot) = newest_whole(parts, snapshots);
        let Rows { updates, end } = self.rows_after(parts, from).await?;
        let seq = from + i64::try_from(updates.len()).map_err(|_too_many| corrupt("more rows than can be counted"))?;
        let damage = match end {
            End::Wrong(damage) => Some(damage),
            End::Fence if is_open => Some(Damage::Empty(row(seq + 1))),
            _ if seq < certain => Some(Damage::Missing(row(seq + 1))),
            End::Open if !is_open => Some(Damage::Unfenced(row(seq))),
            End::Open | End::Fence => None,
        };
        // An empty text is only believed of a room that says of itself that it ended empty.
        let ended_empty = !is_open && head.seq == 0;
        if let Some(damage) = damage.filter(|_| seq == 0 && !ended_empty) {
            return Err(corrupt(&damage.to_string()));
        }
        let clients: Vec<_> = owners.iter().filter_map(owner).collect();
        let unowned = (clients.len() < owners.len()).then_some(Damage::Owner);
        Ok(Loaded { snapshot, updates, seq: row(seq), clients, damage: damage.or(unowned) })
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

    /// The rows after `from`, as far as each is there and what was written.
    pub(super) async fn rows_after(&self, parts: &[Value], from: i64) -> Result<Rows, LogError> {
        let mut last = from;
        let mut updates = Vec::new();
        loop {
            let page = self.page(parts, last).await.map_err(unavailable)?;
            let is_last = page.len() < PAGE as usize;
            let mut rows = page.into_iter();
            while let Some(stored) = rows.next() {
                let next = row(last + 1);
                let end = if number_of(&stored.id) != Some(last + 1) {
                    End::Wrong(Damage::Missing(next))
                } else if is_fence(&stored) {
                    if rows.next().is_none() { End::Fence } else { End::Wrong(Damage::Empty(next)) }
                } else if !sum::holds("collab_update", parts, last + 1, &stored.data, &stored.sum) {
                    End::Wrong(Damage::Changed(next))
                } else {
                    last += 1;
                    updates.push(stored.data.into_inner());
                    continue;
                };
                return Ok(Rows { updates, end });
            }
            if is_last {
                return Ok(Rows { updates, end: End::Open });
            }
        }
    }

    /// Which client id belongs to whom.
    pub(super) async fn owners(&self, parts: &[Value]) -> Result<Vec<(u64, PersonId)>, LogError> {
        let unit = Unit::new("SELECT id, person FROM $owners").bind("owners", key::below("collab_client", parts.to_vec()));
        let owners: Vec<Owner> = self.run(unit).await.and_then(|mut answer| answer.take(0)).map_err(unavailable)?;
        Ok(owners.iter().filter_map(owner).collect())
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

fn owner(row: &Owner) -> Option<(u64, PersonId)> {
    let client = number_of(&row.id).and_then(|n| u64::try_from(n).ok())?;
    Some((client, row.person.parse().ok()?))
}

/// A row's number as the rooms count: from 1, so that none is negative.
fn row(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

pub(super) fn corrupt(reason: &str) -> LogError {
    LogError::Corrupt(reason.to_owned())
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
pub(super) fn unavailable(error: Error) -> LogError {
    LogError::Unavailable(error.to_string())
}
