//! Imports: what the draft was before and after each of them, so that one can be taken back.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::framework::Framework;
use domain::ids::{ItemId, OrgId, PersonId};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use surrealdb_types::{RecordId, SurrealValue, Value};

/// An import that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Which.
    pub id: ItemId,
    /// The files.
    pub name: String,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// How many changes it made.
    pub changes: u32,
    /// When it was taken back.
    pub undone: Option<Timestamp>,
}

/// An import with the draft before and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The import.
    pub import: Import,
    /// The draft before it.
    pub before: Framework,
    /// The draft after it.
    pub after: Framework,
}

#[derive(SurrealValue)]
struct Columns {
    body: Value,
    before: Value,
    after: Value,
}

const ADD: &str = "
    BEGIN;
    CREATE $id CONTENT $row RETURN NONE;
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";
const UNDONE: &str = "
    BEGIN;
    LET $hit = (UPDATE $id SET body = $body WHERE body = $read RETURN VALUE body);
    IF array::len($hit) = 0 { THROW 'stale' };
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";

impl Store {
    /// Keeps an import.
    pub async fn import_add(&self, org: &OrgId, imported: &Imported, audit: &Entry) -> Result<(), Error> {
        let columns = Columns {
            body: row::body("an import", &imported.import)?,
            before: row::body("a framework", &imported.before)?,
            after: row::body("a framework", &imported.after)?,
        };
        let unit = Unit::new(ADD).bind("id", id(org, &imported.import)).bind("row", columns);
        self.run(unit.bind("audit", audit::of_org(org, audit))).await.map(drop)
    }

    /// Notes that an import was taken back; [`Error::Conflict`] when somebody else did so meanwhile.
    pub async fn import_undone(&self, org: &OrgId, import: &Import, at: Timestamp, audit: &Entry) -> Result<(), Error> {
        let undone = Import { undone: Some(at), ..import.clone() };
        let unit = Unit::new(UNDONE)
            .bind("id", id(org, import))
            .bind("read", row::body("an import", import)?)
            .bind("body", row::body("an import", &undone)?)
            .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// Every import, oldest first, without what it changed.
    pub async fn imports(&self, org: &OrgId) -> Result<Vec<Import>, Error> {
        self.bodies("an import", key::below("framework_import", vec![key::text(org.as_str())])).await
    }

    /// What an import changed.
    pub async fn imported(&self, org: &OrgId, import: &Import) -> Result<Option<Imported>, Error> {
        let unit = Unit::new("SELECT body, before, after FROM ONLY $id").bind("id", id(org, import));
        let columns: Option<Columns> = self.run(unit).await?.take(0)?;
        let read = |columns: Columns| {
            Ok(Imported {
                import: row::parse("an import", columns.body)?,
                before: row::parse("a framework", columns.before)?,
                after: row::parse("a framework", columns.after)?,
            })
        };
        columns.map(read).transpose()
    }
}

fn id(org: &OrgId, import: &Import) -> RecordId {
    let parts = vec![key::text(org.as_str()), key::count(import.at.0), key::text(import.id.as_str())];
    key::many("framework_import", parts)
}
