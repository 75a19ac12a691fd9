//! Links with which somebody chooses a password. The database knows only the hash of the secret.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::sessions::TokenHash;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, PersonId};
use domain::time::Timestamp;
use surrealdb_types::{RecordId, SurrealValue};

#[derive(SurrealValue)]
struct Columns {
    person: RecordId,
    expires: i64,
}

impl Store {
    /// Makes a link, in the place of every earlier one of that person.
    pub async fn password_link_create(
        &self,
        token: &TokenHash,
        (org, person): (&OrgId, &PersonId),
        expires: Timestamp,
        audit: &Entry,
    ) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             DELETE password_link WHERE person = $person RETURN NONE;
             CREATE $link CONTENT { person: $person, expires: $expires } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("link", id(token))
        .bind("person", row::person(person))
        .bind("expires", expires.0)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// Whose password a link is for, while it lasts.
    pub async fn password_link(&self, token: &TokenHash, now: Timestamp) -> Result<Option<PersonId>, Error> {
        let unit = Unit::new("SELECT person, expires FROM ONLY $link").bind("link", id(token));
        let found: Option<Columns> = self.run(unit).await?.take(0)?;
        found.filter(|link| link.expires > now.0).map(|link| row::linked("whose a link is", &link.person)).transpose()
    }

    /// Keeps the password that was chosen with a link. A link is used once: [`Error::Conflict`] when it was, or
    /// when there is none.
    pub async fn password_link_use(
        &self,
        token: &TokenHash,
        (org, person): (&OrgId, &PersonId),
        hash: &str,
        audit: &Entry,
    ) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $used = (DELETE $link WHERE person = $person RETURN BEFORE);
             IF array::len($used) = 0 { THROW 'stale' };
             UPSERT $credential CONTENT { hash: $hash } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("link", id(token))
        .bind("person", row::person(person))
        .bind("credential", key::one("credential", person.as_str()))
        .bind("hash", hash)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// Takes back whatever links a person has.
    pub async fn password_links_delete(&self, person: &PersonId) -> Result<(), Error> {
        let unit = Unit::new("DELETE password_link WHERE person = $person RETURN NONE").bind("person", row::person(person));
        self.run(unit).await.map(drop)
    }
}

fn id(token: &TokenHash) -> RecordId {
    key::one("password_link", &token.0)
}
