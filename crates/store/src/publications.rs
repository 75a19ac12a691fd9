//! Publishing: the next version of the framework, who published it, and what that makes of the organization. A version that begins, at once
//! or on its day, does so in one transaction with the people whose role was merged or taken away.

use crate::audit::{self, Entry};
use crate::directory;
use crate::drafts::{self, DraftRecord};
use crate::error::Error;
use crate::key;
use crate::log::Tail;
use crate::orgs::Org;
use crate::people::{PersonRow, person_row};
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::framework::Framework;
use domain::ids::{OrgId, PersonId};
use domain::people::Person;
use domain::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use surrealdb_types::{RecordId, SurrealValue};

/// Who published a version, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicationRecord {
    /// 1, 2, ...
    pub version: u32,
    /// From when it holds.
    pub effective: Option<Date>,
    /// Who published it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// What is new, in the owner's words.
    pub note: String,
}

/// Everything that a publication writes.
#[derive(Debug, Clone)]
pub struct NewPublication {
    /// The draft as it was read.
    pub draft: DraftRecord,
    /// The last row of the draft's room that is in what is published; [`Error::Moved`] when another one follows.
    pub seq: u64,
    /// The organization as it was read; [`Error::Conflict`] when it is another one now.
    pub org: Org,
    /// The organization as it is to be.
    pub next: Org,
    /// What is published.
    pub framework: Framework,
    /// Who, when and why.
    pub publication: PublicationRecord,
    /// People who hold another role from now on: as they were read, and as they are to be. [`Error::Conflict`] when one of them changed.
    pub moved: Vec<(Person, Person)>,
}

/// Everything that a version writes on the day on which it begins.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// The organization as it was read; [`Error::Conflict`] when it is another one now.
    pub org: Org,
    /// The organization as it is to be.
    pub next: Org,
    /// People who hold another role from now on, as in [`NewPublication::moved`].
    pub moved: Vec<(Person, Person)>,
}

#[derive(SurrealValue)]
struct Moved {
    id: RecordId,
    read: i64,
    row: PersonRow,
}

const PUBLISH: &str = "
    BEGIN;
    LET $hit = (UPDATE $draft SET revision = $next WHERE revision = $read RETURN VALUE revision);
    IF array::len($hit) = 0 { THROW 'stale' };
    IF array::len(SELECT VALUE id FROM $behind WHERE bytes::len(sum) > 0) > 0 { THROW 'moved' };
    LET $was = (UPDATE $org SET body = $org_body WHERE body = $org_read RETURN VALUE body);
    IF array::len($was) = 0 { THROW 'stale' };
    CREATE $framework CONTENT { body: $framework_body } RETURN NONE;
    CREATE $publication CONTENT { body: $publication_body } RETURN NONE;
    FOR $p IN $moved {
        LET $id = $p.id;
        LET $done = (UPDATE $id CONTENT $p.row WHERE (body.revision ?? 0) = $p.read RETURN VALUE org);
        IF array::len($done) = 0 { THROW 'stale' };
    };
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";

const BEGIN_ON_ITS_DAY: &str = "
    BEGIN;
    LET $was = (UPDATE $org SET body = $org_body WHERE body = $org_read RETURN VALUE body);
    IF array::len($was) = 0 { THROW 'stale' };
    FOR $p IN $moved {
        LET $id = $p.id;
        LET $done = (UPDATE $id CONTENT $p.row WHERE (body.revision ?? 0) = $p.read RETURN VALUE org);
        IF array::len($done) = 0 { THROW 'stale' };
    };
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";

impl Store {
    /// Publishes. [`Error::Exists`] when the version is published, [`Error::Conflict`] or [`Error::Moved`] when something changed since it
    /// was read; nothing is written then.
    pub async fn framework_publish(&self, new: &NewPublication, audit: &Entry) -> Result<(), Error> {
        let NewPublication { draft, seq, org, next: published, framework, publication, moved } = new;
        let room = key::many("collab_room", key::draft_parts(&draft.id, draft.generation));
        let next = Tail::row(&room, key::int(*seq, "a room's head")?.saturating_add(1));
        let unit = Unit::new(PUBLISH)
            .bind("draft", drafts::id(&draft.id))
            .bind("read", key::int(draft.revision, "a draft's revision")?)
            .bind("next", key::int(draft.revision.saturating_add(1), "a draft's revision")?)
            .bind("behind", vec![next])
            .bind("org", key::one("org", org.id.as_str()))
            .bind("org_read", row::body("an organization", org)?)
            .bind("org_body", row::body("an organization", published)?)
            .bind("framework", of_version("framework", &org.id, framework.version))
            .bind("framework_body", row::body("a framework", framework)?)
            .bind("publication", of_version("framework_publication", &org.id, publication.version))
            .bind("publication_body", row::body("a publication", publication)?)
            .bind("moved", rows(moved)?)
            .bind("audit", audit::of_org(&org.id, audit));
        self.run(unit).await.map(drop)
    }

    /// Lets a version that was published for a later day begin. [`Error::Conflict`] when something changed since it was read, or somebody else
    /// did it; nothing is written then.
    pub async fn framework_begin(&self, beginning: &Beginning, audit: &Entry) -> Result<(), Error> {
        let Beginning { org, next, moved } = beginning;
        let unit = Unit::new(BEGIN_ON_ITS_DAY)
            .bind("org", key::one("org", org.id.as_str()))
            .bind("org_read", row::body("an organization", org)?)
            .bind("org_body", row::body("an organization", next)?)
            .bind("moved", rows(moved)?)
            .bind("audit", audit::of_org(&org.id, audit));
        self.run(unit).await.map(drop)
    }

    /// Every publication, oldest first.
    pub async fn publications(&self, org: &OrgId) -> Result<Vec<PublicationRecord>, Error> {
        self.bodies("a publication", key::below("framework_publication", vec![key::text(org.as_str())])).await
    }
}

fn rows(moved: &[(Person, Person)]) -> Result<Vec<Moved>, Error> {
    let moved = moved.iter().map(|(read, person)| {
        let id = key::one("person", person.id.as_str());
        Ok(Moved { id, read: directory::revision(read)?, row: person_row(person)? })
    });
    moved.collect()
}

/// What is stored under a version of an organization's framework.
pub(crate) fn of_version(table: &'static str, org: &OrgId, version: u32) -> RecordId {
    key::many(table, vec![key::text(org.as_str()), key::count(i64::from(version))])
}
