//! Tampering on purpose, for drills and tests of what comes after it.

use super::link::id;
use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::OrgId;
use surrealdb_types::RecordId;

impl Store {
    /// Removes the record behind an entry as somebody with the database in hands would. Whether there was such an entry.
    #[doc(hidden)]
    pub async fn audit_spoil(&self, org: &OrgId, number: u64) -> Result<bool, Error> {
        let link = id(org, key::int(number, "an entry's number")?);
        let unit = Unit::new("SELECT VALUE row FROM ONLY $link").bind("link", link);
        let row: Option<RecordId> = self.run(unit).await?.take(0)?;
        let Some(row) = row else { return Ok(false) };
        self.run(Unit::new("DELETE $row RETURN NONE").bind("row", row)).await?;
        Ok(true)
    }
}
