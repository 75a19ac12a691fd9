//! Damage on purpose, for drills and tests of what comes after it.

use super::numbered;
use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use domain::room::RoomName;

impl Store {
    /// Spoils a row as a faulty disk would. Whether there was such a row. What it said is lost.
    #[doc(hidden)]
    pub async fn spoil(&self, room: &RoomName, row: u64) -> Result<bool, Error> {
        let Some(parts) = key::parts_of(room) else { return Ok(false) };
        // Read-only columns yield to nobody: the row is put anew.
        let unit = Unit::new(
            "BEGIN;
             LET $old = (SELECT * FROM ONLY $row);
             DELETE $row RETURN NONE;
             IF $old != NONE { CREATE $row CONTENT object::extend($old, { data: <bytes>'spoilt' }) RETURN NONE };
             RETURN $old != NONE;
             COMMIT;",
        )
        .bind("row", numbered("collab_update", &parts, key::int(row, "a row's number")?));
        self.run(unit).await?.take(4)
    }
}
