//! The draft of an organization's framework as a record: which generation of its room is the present one.
//!
//! It comes to be with its room, when somebody first opens it: an organization that nobody writes a framework for has neither.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::log::{first_row, owner_row};
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use domain::ids::{FrameworkId, OrgId, PersonId};
use domain::room::RoomName;
use surrealdb_types::{RecordId, SurrealValue};

/// The draft of an organization's framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRecord {
    /// Which framework: each organization has one, of the same name.
    pub id: FrameworkId,
    /// Whose.
    pub org: OrgId,
    /// How often the co-edited history was replaced.
    pub generation: u32,
    /// Counts publications and new generations: what was read at revision n is written only onto revision n.
    pub revision: u64,
}

/// What a text begins with, and whose that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRow {
    /// The update.
    pub update: Bytes,
    /// The client id in it, which nobody else may use from now on.
    pub client: u64,
    /// Who began.
    pub person: PersonId,
}

#[derive(SurrealValue)]
pub(crate) struct DraftColumns {
    org: RecordId,
    generation: i64,
    revision: i64,
}

impl DraftRecord {
    /// The draft of an organization as it begins.
    pub fn new(org: &OrgId) -> Result<Self, Error> {
        Ok(Self { id: Self::id_of(org)?, org: org.clone(), generation: 0, revision: 0 })
    }

    /// The framework of an organization.
    pub fn id_of(org: &OrgId) -> Result<FrameworkId, Error> {
        row::column("the name of a framework", org.as_str())
    }

    /// The room of the text.
    pub fn room(&self) -> RoomName {
        RoomName::Draft { framework: self.id.clone(), generation: self.generation }
    }

    /// The room for presence and notices.
    pub fn table(&self) -> RoomName {
        RoomName::DraftTable { framework: self.id.clone() }
    }

    pub(crate) fn columns(&self) -> Result<DraftColumns, Error> {
        Ok(DraftColumns {
            org: row::org(&self.org),
            generation: i64::from(self.generation),
            revision: key::int(self.revision, "a draft's revision")?,
        })
    }

    fn read(columns: &DraftColumns) -> Result<Self, Error> {
        let org: OrgId = row::linked("a draft's organization", &columns.org)?;
        let many = |_negative| Error::TooLarge { what: "a draft's count" };
        Ok(Self {
            id: Self::id_of(&org)?,
            generation: u32::try_from(columns.generation).map_err(many)?,
            revision: u64::try_from(columns.revision).map_err(many)?,
            org,
        })
    }
}

/// The record of a framework's draft.
pub(crate) fn id(framework: &FrameworkId) -> RecordId {
    key::one("framework_draft", framework.as_str())
}

impl Store {
    /// Adds a draft with its open room and the first row of its text. [`Error::Exists`] when somebody else began it.
    pub async fn draft_begin(&self, draft: &DraftRecord, first: &FirstRow, audit: &Entry) -> Result<(), Error> {
        let parts = key::draft_parts(&draft.id, draft.generation);
        let room = key::many("collab_room", parts.clone());
        let (room, update) = first_row(room, &parts, Some(&first.update), std::slice::from_ref(&first.person));
        let client = owner_row(&parts, first.client, &first.person)?;
        let unit = Unit::new(
            "BEGIN;
             CREATE $draft CONTENT $row RETURN NONE;
             INSERT INTO collab_room $rooms RETURN NONE;
             INSERT INTO collab_update $updates RETURN NONE;
             INSERT INTO collab_client $clients RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("draft", id(&draft.id))
        .bind("row", draft.columns()?)
        .bind("rooms", vec![room])
        .bind("updates", update.into_iter().collect::<Vec<_>>())
        .bind("clients", vec![client])
        .bind("audit", audit::of_org(&draft.org, audit));
        self.run(unit).await.map(drop)
    }

    /// A framework's draft; none before somebody opened it.
    pub async fn draft(&self, framework: &FrameworkId) -> Result<Option<DraftRecord>, Error> {
        let unit = Unit::new("SELECT org, generation, revision FROM ONLY $id").bind("id", id(framework));
        let columns: Option<DraftColumns> = self.run(unit).await?.take(0)?;
        columns.as_ref().map(DraftRecord::read).transpose()
    }

    /// Every draft: one for each organization at most.
    pub async fn drafts(&self) -> Result<Vec<DraftRecord>, Error> {
        let unit = Unit::new("SELECT org, generation, revision FROM $all").bind("all", key::whole("framework_draft"));
        let columns: Vec<DraftColumns> = self.run(unit).await?.take(0)?;
        columns.iter().map(DraftRecord::read).collect()
    }
}
