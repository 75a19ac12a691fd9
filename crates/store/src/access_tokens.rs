//! Personal access tokens. The database knows only the hash of a secret, as with sign-ins.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::sessions::TokenHash;
use crate::store::Store;
use crate::unit::Unit;
use domain::access_token::Scope;
use domain::ids::{ItemId, OrgId, PersonId, SessionId};
use domain::people::Person;
use domain::time::Timestamp;
use std::collections::BTreeSet;
use surrealdb_types::{RecordId, SurrealValue, Value};

/// A token that has run out is listed for so long, so that whoever wonders why a program stopped finds out.
pub(crate) const ENDED_SECONDS: i64 = 30 * 24 * 3600;

/// A personal access token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessTokenRow {
    /// What it is called where it is listed and revoked.
    pub id: ItemId,
    /// Whose.
    pub person: PersonId,
    /// What it is for, in the person's words.
    pub name: String,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
    /// Since when.
    pub created: Timestamp,
    /// Until when it is good.
    pub expires: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

#[derive(SurrealValue)]
struct Columns {
    token: String,
    person: RecordId,
    name: String,
    scopes: Vec<String>,
    created: i64,
    expires: i64,
    used: Option<i64>,
}

impl Columns {
    fn of(row: &AccessTokenRow) -> Self {
        Self {
            token: row.id.as_str().to_owned(),
            person: row::person(&row.person),
            name: row.name.clone(),
            scopes: row.scopes.iter().map(|scope| scope.key().to_owned()).collect(),
            created: row.created.0,
            expires: row.expires.0,
            used: row.used.map(|used| used.0),
        }
    }

    fn row(self) -> Result<AccessTokenRow, Error> {
        Ok(AccessTokenRow {
            id: row::column("a token's id", &self.token)?,
            person: row::linked("whose a token is", &self.person)?,
            name: self.name,
            scopes: self.scopes.iter().map(|scope| row::column("a token's scope", scope)).collect::<Result<_, _>>()?,
            created: Timestamp(self.created),
            expires: Timestamp(self.expires),
            used: self.used.map(Timestamp),
        })
    }
}

impl Store {
    /// Keeps a new token that was made in that sign-in. [`Error::Conflict`] when the sign-in has ended meanwhile, as it does when the person leaves: both
    /// write it, so that no token is made beside a departure.
    pub async fn access_token_create(
        &self,
        secret: &TokenHash,
        (org, session): (&OrgId, &SessionId),
        new: &AccessTokenRow,
        audit: &Entry,
    ) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (UPDATE session SET seen = $now WHERE person = $person AND session = $made_in RETURN VALUE seen);
             IF array::len($hit) = 0 { THROW 'stale' };
             CREATE $id CONTENT $row RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", id(secret))
        .bind("person", row::person(&new.person))
        .bind("made_in", session.as_str())
        .bind("row", Columns::of(new))
        .bind("now", new.created.0)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// The token with that secret while it is good, with its person as they are now.
    pub async fn access_token(&self, secret: &TokenHash, now: Timestamp) -> Result<Option<(AccessTokenRow, Person)>, Error> {
        let unit = Unit::new(
            "LET $row = (SELECT token, person, name, scopes, created, expires, used FROM ONLY $id);
             RETURN $row;
             SELECT VALUE body FROM ONLY $row.person ?? person:_;",
        )
        .bind("id", id(secret));
        let mut answer = self.run(unit).await?;
        let (Some(columns), Some(person)) = (answer.take::<Option<Columns>>(1)?, answer.take::<Option<Value>>(2)?) else {
            return Ok(None);
        };
        let token = columns.row()?;
        Ok(if token.expires > now { Some((token, row::parse("a person", person)?)) } else { None })
    }

    /// Notes that a token was used. One that was revoked meanwhile stays revoked.
    pub async fn access_token_used(&self, secret: &TokenHash, now: Timestamp) -> Result<(), Error> {
        let unit = Unit::new("UPDATE $id SET used = $now RETURN NONE").bind("id", id(secret)).bind("now", now.0);
        self.run(unit).await.map(drop)
    }

    /// A person's tokens, the newest first; also those that ran out not long ago.
    pub async fn access_tokens_of(&self, person: &PersonId) -> Result<Vec<AccessTokenRow>, Error> {
        let mut answer = self.run(Unit::new(TOKENS_OF).bind("person", row::person(person))).await?;
        let rows: Vec<Columns> = answer.take(0)?;
        let mut tokens = rows.into_iter().map(Columns::row).collect::<Result<Vec<_>, _>>()?;
        tokens.sort_by_key(|token| std::cmp::Reverse(token.created));
        Ok(tokens)
    }

    /// Revokes one of a person's tokens; tells whether there was one.
    pub async fn access_token_delete(
        &self,
        (org, person): (&OrgId, &PersonId),
        token: &ItemId,
        audit: &Entry,
    ) -> Result<bool, Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (DELETE access_token WHERE person = $person AND token = $which RETURN BEFORE);
             IF array::len($hit) = 0 { THROW 'stale' };
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("person", row::person(person))
        .bind("which", token.as_str())
        .bind("audit", audit::of_org(org, audit));
        match self.run(unit).await {
            Err(Error::Conflict) => Ok(false),
            done => done.map(|_| true),
        }
    }
}

pub(crate) const TOKENS_OF: &str =
    "SELECT token, person, name, scopes, created, expires, used FROM access_token WHERE person = $person";

fn id(secret: &TokenHash) -> RecordId {
    key::one("access_token", &secret.0)
}
