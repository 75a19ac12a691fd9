//! What other processes appended: only where several share the database.

use super::load::{End, Rows, corrupt, unavailable};
use crate::key;
use crate::store::Store;
use domain::room::RoomName;
use sync::log::{LogError, Tail};

impl Store {
    pub(super) async fn log_tail(&self, room: &RoomName, seq: u64) -> Result<Tail, LogError> {
        let parts = key::parts_of(room).ok_or(LogError::Missing)?;
        let after = key::int(seq, "a row's number").map_err(unavailable)?;
        let Rows { updates, end } = self.rows_after(&parts, after).await?;
        if let End::Wrong(damage) = end {
            return Err(corrupt(&damage.to_string()));
        }
        if updates.is_empty() {
            // Nothing there: also when rows up to a newer snapshot are gone and none has followed it yet.
            return if self.reaches(&parts, after).await.map_err(unavailable)? {
                Ok(Tail::default())
            } else {
                Err(corrupt("the rows behind it are in a snapshot"))
            };
        }
        let clients = self.owners(&parts).await?;
        Ok(Tail { updates, clients })
    }
}
