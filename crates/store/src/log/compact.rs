//! Compaction: a snapshot takes the place of the rows before it. One older snapshot stays with the rows behind it, in case the new one
//! turns out to be damaged.

use super::append::room_id;
use super::load::{corrupt, unavailable, whole};
use super::{Stored, numbered, sum};
use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use domain::room::RoomName;
use std::ops::Bound;
use surrealdb_types::{Bytes as DbBytes, RecordId, SurrealValue, Value};
use sync::log::LogError;

#[derive(SurrealValue)]
struct SnapshotRow {
    id: RecordId,
    data: DbBytes,
    sum: DbBytes,
}

impl Store {
    pub(super) async fn log_compact(&self, room: &RoomName, seq: u64, snapshot: Bytes) -> Result<(), LogError> {
        let parts = key::parts_of(room).ok_or(LogError::Missing)?;
        if !self.known.is_writable(room) {
            return Err(corrupt("a snapshot would take the place of what may still be mended"));
        }
        let seq = key::int(seq, "a row's number").map_err(unavailable)?;
        let kept = self.kept_snapshot(&parts, seq).await.map_err(unavailable)?;
        match self.replace_rows(&parts, seq, kept, snapshot).await {
            Err(Error::Behind) => Err(corrupt("a snapshot of rows that were never written")),
            outcome => outcome.map_err(unavailable),
        }
    }

    /// The newest whole snapshot before `seq`; 0 when there is none: then every row stays.
    async fn kept_snapshot(&self, parts: &[Value], seq: i64) -> Result<i64, Error> {
        let unit =
            Unit::new("SELECT id, data, sum FROM $snapshots").bind("snapshots", key::below("collab_snapshot", parts.to_vec()));
        let stored: Vec<Stored> = self.run(unit).await?.take(0)?;
        Ok(stored.iter().filter_map(|s| whole(parts, s)).filter(|number| *number < seq).max().unwrap_or(0))
    }

    async fn replace_rows(&self, parts: &[Value], seq: i64, kept: i64, snapshot: Bytes) -> Result<(), Error> {
        let with = |number: i64| [parts, &[key::count(number)]].concat();
        let sum = sum::of("collab_snapshot", parts, seq, &snapshot);
        let row = SnapshotRow { id: numbered("collab_snapshot", parts, seq), data: snapshot.into(), sum: sum.into() };
        let unit = Unit::new(
            "BEGIN;
             LET $head = (SELECT VALUE seq FROM ONLY $room);
             LET $sum = (SELECT VALUE sum FROM ONLY $last);
             IF ($head ?? -1) < $seq AND bytes::len($sum ?? <bytes>'') = 0 { THROW 'behind' };
             IF $head < $seq { UPDATE $room SET seq = $seq RETURN NONE };
             UPSERT $snapshot CONTENT $row RETURN NONE;
             DELETE $older RETURN NONE;
             DELETE $between RETURN NONE;
             DELETE $rows RETURN NONE;
             COMMIT;",
        )
        .bind("room", room_id(parts))
        .bind("seq", seq)
        .bind("last", numbered("collab_update", parts, seq))
        .bind("snapshot", row.id.clone())
        .bind("row", row)
        // Snapshots before the one that is kept, damaged ones between it and the new one, and the rows that the kept one covers.
        .bind("older", key::between("collab_snapshot", Bound::Included(with(0)), Bound::Excluded(with(kept))))
        .bind("between", key::between("collab_snapshot", Bound::Excluded(with(kept)), Bound::Excluded(with(seq))))
        .bind("rows", key::between("collab_update", Bound::Included(with(0)), Bound::Included(with(kept))));
        self.run(unit).await.map(drop)
    }
}
