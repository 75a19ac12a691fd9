//! Changes of an organization's people. Each is written onto the reading of all of them from which it was decided: that nobody becomes their own
//! manager's manager, and that an administrator is left, holds for everybody together.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::people::person_row;
use crate::provisioning::{self, Provisioned, SAID};
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, SessionId};
use domain::people::Person;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A person who is added or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChange {
    /// The person as they were read; none where they are added.
    pub read: Option<Person>,
    /// The person as they are to be.
    pub next: Person,
}

/// Whoever leaves, or comes back, is signed out in the same step and has no link and no token; which sign-ins that were is told first.
const LEFT: &str = "
    SELECT VALUE session FROM session WHERE person = $person;
    DELETE session WHERE person = $person RETURN NONE;
    DELETE sync_token WHERE person = $person RETURN NONE;
    DELETE password_link WHERE person = $person RETURN NONE;
    DELETE access_token WHERE person = $person RETURN NONE;
    UPDATE $credential SET used = $now RETURN NONE;
    UPDATE identity SET touched = $now WHERE person = $person RETURN NONE;
    UPDATE passkey SET touched = $now WHERE person = $person RETURN NONE;";
/// While a list of people is written nobody else changes them.
pub(crate) const FREE: &str = "
    IF (SELECT VALUE touched FROM ONLY $job) != NONE { THROW 'listed' };";
pub(crate) const SEEN: &str = "
    IF ((SELECT VALUE changes FROM ONLY $directory) ?? 0) != $seen { THROW 'stale' };
    UPSERT $directory CONTENT { changes: $seen + 1 } RETURN NONE;";
const ADDED: &str = "
    CREATE $email CONTENT { person: $person } RETURN NONE;
    CREATE $person CONTENT $row RETURN NONE;";
const CHANGED: &str = "
    LET $hit = (UPDATE $person CONTENT $row WHERE (body.revision ?? 0) = $read RETURN VALUE org);
    IF array::len($hit) = 0 { THROW 'stale' };";
const MOVED: &str = "
    DELETE $email_before RETURN NONE;
    CREATE $email CONTENT { person: $person } RETURN NONE;";
const NOTED: &str = "
    INSERT INTO org_audit $audit RETURN NONE;
    COMMIT;";

impl Store {
    /// How often an organization's people were changed.
    pub async fn directory_changes(&self, org: &OrgId) -> Result<i64, Error> {
        let unit = Unit::new("SELECT VALUE changes FROM ONLY $directory").bind("directory", key::one("directory", org.as_str()));
        Ok(self.run(unit).await?.take::<Option<i64>>(0)?.unwrap_or_default())
    }

    /// Writes a change that was decided when the organization's people had been changed `seen` times. [`Error::Conflict`] when somebody changed one of
    /// them since, [`Error::Exists`] when the address is taken; nothing is written then. Answers which sign-ins ended because the person left.
    pub async fn person_change(
        &self,
        seen: i64,
        change: &PersonChange,
        noted: (Timestamp, &[Entry]),
    ) -> Result<Vec<SessionId>, Error> {
        self.person_write(seen, change, None, noted).await
    }

    /// The same where a directory said it, together with what it said.
    pub async fn person_change_as_provisioned(
        &self,
        seen: i64,
        change: &PersonChange,
        said: &Provisioned,
        noted: (Timestamp, &[Entry]),
    ) -> Result<Vec<SessionId>, Error> {
        self.person_write(seen, change, Some(said), noted).await
    }

    async fn person_write(
        &self,
        seen: i64,
        change: &PersonChange,
        said: Option<&Provisioned>,
        (at, audit): (Timestamp, &[Entry]),
    ) -> Result<Vec<SessionId>, Error> {
        let PersonChange { read, next } = change;
        let moved = read.as_ref().is_some_and(|read| read.email != next.email);
        let leaves = next.left.is_some() || read.as_ref().is_some_and(|read| read.left.is_some());
        let text = [
            "BEGIN;",
            if leaves { LEFT } else { "" },
            FREE,
            SEEN,
            if read.is_some() { CHANGED } else { ADDED },
            if moved { MOVED } else { "" },
            if said.is_some() { SAID } else { "" },
            NOTED,
        ]
        .concat();
        let mut unit = Unit::composed(text)
            .bind("directory", key::one("directory", next.org.as_str()))
            .bind("job", key::one("directory_job", next.org.as_str()))
            .bind("seen", seen)
            .bind("email", key::one("person_email", &next.email))
            .bind("person", row::person(&next.id))
            .bind("row", person_row(next)?)
            .bind("credential", key::one("credential", next.id.as_str()))
            .bind("now", at.0)
            .bind("audit", audit.iter().map(|entry| audit::of_org(&next.org, entry)).collect::<Vec<_>>());
        if let Some(read) = read {
            unit = unit.bind("email_before", key::one("person_email", &read.email)).bind("read", revision(read)?);
        }
        if let Some(said) = said {
            unit = provisioning::said(unit, said)?;
        }
        let mut answer = self.run(unit).await?;
        let ended: Vec<String> = if leaves { answer.take(1)? } else { Vec::new() };
        ended.iter().map(|session| row::column("a session's id", session)).collect()
    }
}

/// What a row is compared with before it is written.
pub(crate) fn revision(person: &Person) -> Result<i64, Error> {
    key::int(person.revision, "a person's revision")
}
