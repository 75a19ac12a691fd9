//! Passwords that are replaced, and links with which somebody chooses one. The database knows only the hash of a secret.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::sessions::TokenHash;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, PersonId, SessionId};
use domain::time::Timestamp;
use surrealdb_types::{RecordId, SurrealValue};

/// What shows that somebody may replace a password.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'a> {
    /// A link.
    Link(&'a TokenHash),
    /// The hash of the old password, which was verified.
    Old(&'a str),
}

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

    /// Replaces a person's password, once it is sure that they may, and with it everything that the old one opened: links, tokens and sign-ins but `kept`;
    /// after a new start by a link, passkeys too. Answers which sign-ins ended. [`Error::Conflict`] when the link was used, or the old password is another one by now; nothing is written then.
    pub async fn password_replace(
        &self,
        (org, person): (&OrgId, &PersonId),
        proof: &Proof<'_>,
        hash: &str,
        kept: Option<&SessionId>,
        audit: &Entry,
    ) -> Result<Vec<SessionId>, Error> {
        let (proven, passkeys) = match proof {
            // Whoever had got in may have added a passkey.
            Proof::Link(_) => (
                "LET $hit = (DELETE $link WHERE person = $person RETURN BEFORE);",
                "DELETE passkey WHERE person = $person RETURN NONE;",
            ),
            Proof::Old(_) => ("LET $hit = (SELECT VALUE hash FROM $credential WHERE hash = $old);", ""),
        };
        let text = format!(
            "BEGIN;
             SELECT VALUE session FROM session WHERE person = $person AND session != $kept;
             {proven}
             IF array::len($hit) = 0 {{ THROW 'stale' }};
             UPSERT $credential CONTENT {{ hash: $hash, used: $now }} RETURN NONE;
             {passkeys}
             DELETE password_link WHERE person = $person RETURN NONE;
             DELETE access_token WHERE person = $person RETURN NONE;
             DELETE sync_token WHERE person = $person AND session != $kept RETURN NONE;
             DELETE session WHERE person = $person AND session != $kept RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;"
        );
        let mut unit = Unit::composed(text)
            .bind("person", row::person(person))
            .bind("credential", key::one("credential", person.as_str()))
            .bind("hash", hash)
            .bind("now", audit.at.0)
            .bind("kept", kept.map(|kept| kept.as_str().to_owned()))
            .bind("audit", audit::of_org(org, audit));
        unit = match proof {
            Proof::Link(token) => unit.bind("link", id(token)),
            Proof::Old(old) => unit.bind("old", *old),
        };
        let ended: Vec<String> = self.run(unit).await?.take(1)?;
        ended.iter().map(|session| row::column("a session's id", session)).collect()
    }
}

fn id(token: &TokenHash) -> RecordId {
    key::one("password_link", &token.0)
}
