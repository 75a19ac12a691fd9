//! Organizations.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::people::person_row;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::framework::Coming;
use domain::ids::OrgId;
use domain::people::Person;
use domain::process::Process;
use domain::time::TimeZone;
use serde::{Deserialize, Serialize};

/// An organization: the boundary that no request crosses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Org {
    /// Which.
    pub id: OrgId,
    /// Its name.
    pub name: String,
    /// How many reviewers decide on a version.
    pub quorum: u32,
    /// The framework version that is in force: new proposals are written against it; 0 before the first has begun.
    pub framework: u32,
    /// The versions that are published and begin on a later day. Left out of the row where there are none, as in the rows of earlier
    /// releases: what was read is compared with the row as it is written.
    #[serde(default, skip_serializing_if = "Coming::is_empty")]
    pub coming: Coming,
    /// Where its days begin. Left out of the row where nobody has chosen one.
    #[serde(default, skip_serializing_if = "TimeZone::is_default")]
    pub time_zone: TimeZone,
    /// What it makes of the steps of the path. Left out of the row where it is the program's.
    #[serde(default, skip_serializing_if = "Process::is_default")]
    pub process: Process,
}

impl Org {
    /// The newest publication, whether it has begun or not; 0 before the first.
    pub fn published(&self) -> u32 {
        self.coming.newest().map_or(self.framework, |newest| newest.version)
    }
}

impl Store {
    /// Adds an organization; [`Error::Exists`] when the id is taken.
    pub async fn org_create(&self, org: &Org) -> Result<(), Error> {
        let unit = Unit::new("CREATE $org CONTENT { body: $body } RETURN NONE")
            .bind("org", key::one("org", org.id.as_str()))
            .bind("body", row::body("an organization", org)?);
        self.run(unit).await.map(drop)
    }

    /// Makes the first organization with its first person, who has a password. [`Error::Exists`] when there is one already; nothing is written then.
    pub async fn org_first(&self, org: &Org, person: &Person, hash: &str, audit: &Entry) -> Result<(), Error> {
        if !self.orgs().await?.is_empty() {
            return Err(Error::Exists { record: "org".to_owned() });
        }
        let unit = Unit::new(
            "BEGIN;
             CREATE first_organization:made CONTENT { org: $org } RETURN NONE;
             CREATE $org CONTENT { body: $body } RETURN NONE;
             CREATE $email CONTENT { person: $person } RETURN NONE;
             CREATE $person CONTENT $row RETURN NONE;
             CREATE $credential CONTENT { hash: $hash } RETURN NONE;
             UPSERT $directory CONTENT { changes: 1 } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("org", row::org(&org.id))
        .bind("body", row::body("an organization", org)?)
        .bind("email", key::one("person_email", &person.email))
        .bind("person", row::person(&person.id))
        .bind("row", person_row(person)?)
        .bind("credential", key::one("credential", person.id.as_str()))
        .bind("hash", hash)
        .bind("directory", key::one("directory", org.id.as_str()))
        .bind("audit", audit::of_org(&org.id, audit));
        self.run(unit).await.map(drop)
    }

    /// Replaces everything about an organization that exists.
    pub async fn org_save(&self, org: &Org) -> Result<(), Error> {
        let unit = Unit::new("UPDATE $org CONTENT { body: $body } RETURN NONE")
            .bind("org", key::one("org", org.id.as_str()))
            .bind("body", row::body("an organization", org)?);
        self.run(unit).await.map(drop)
    }

    /// Replaces everything about an organization as it was read; [`Error::Conflict`] when it changed since.
    pub async fn org_change(&self, read: &Org, next: &Org, audit: &Entry) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (UPDATE $org SET body = $next WHERE body = $read RETURN VALUE id);
             IF array::len($hit) = 0 { THROW 'stale' };
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("org", key::one("org", read.id.as_str()))
        .bind("read", row::body("an organization", read)?)
        .bind("next", row::body("an organization", next)?)
        .bind("audit", audit::of_org(&read.id, audit));
        self.run(unit).await.map(drop)
    }

    /// An organization.
    pub async fn org(&self, id: &OrgId) -> Result<Option<Org>, Error> {
        self.body("an organization", key::one("org", id.as_str())).await
    }

    /// Every organization, by id.
    pub async fn orgs(&self) -> Result<Vec<Org>, Error> {
        self.bodies("an organization", key::whole("org")).await
    }
}
