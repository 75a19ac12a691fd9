//! Sign-ins. The database knows only the hash of a token, so that nobody who reads it can sign in with what they find.

use crate::access_tokens::ENDED_SECONDS;
use crate::error::Error;
use crate::key;
use crate::migrate;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, PersonId, SessionId};
use domain::people::Person;
use domain::time::Timestamp;
use surrealdb_types::{RecordId, SurrealValue, Value};

/// The SHA-256 of a token, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TokenHash(pub(crate) String);

impl TokenHash {
    /// The hash of a token. Tokens are long and random, so a plain hash is enough: there is nothing to guess.
    pub fn of(token: &str) -> Self {
        Self(migrate::sum(token))
    }

    pub(crate) fn session(&self) -> RecordId {
        key::one("session", &self.0)
    }
}

/// A sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// Of which organization.
    pub org: OrgId,
    /// Since when.
    pub created: Timestamp,
    /// When it was used last.
    pub seen: Timestamp,
    /// When it ends: the nearer of the idle and the absolute limit.
    pub expires: Timestamp,
    /// What the browser says about itself.
    pub agent: String,
}

#[derive(SurrealValue)]
pub(crate) struct SessionColumns {
    session: String,
    person: RecordId,
    org: RecordId,
    created: i64,
    seen: i64,
    expires: i64,
    agent: String,
}

impl SessionColumns {
    pub(crate) fn of(row: &SessionRow) -> Self {
        Self {
            session: row.id.as_str().to_owned(),
            person: row::person(&row.person),
            org: row::org(&row.org),
            created: row.created.0,
            seen: row.seen.0,
            expires: row.expires.0,
            agent: row.agent.clone(),
        }
    }

    pub(crate) fn row(self) -> Result<SessionRow, Error> {
        Ok(SessionRow {
            id: row::column("a session's id", &self.session)?,
            person: row::linked("a session's person", &self.person)?,
            org: row::linked("a session's organization", &self.org)?,
            created: Timestamp(self.created),
            seen: Timestamp(self.seen),
            expires: Timestamp(self.expires),
            agent: self.agent,
        })
    }
}

impl Store {
    /// Records a sign-in that was proven with the password behind `hash`. [`Error::Conflict`] when that is the password no more, or the person has
    /// left meanwhile.
    pub async fn session_create(&self, token: &TokenHash, session: &SessionRow, hash: &str) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (UPDATE $credential SET used = $now WHERE hash = $hash RETURN VALUE used);
             IF array::len($hit) = 0 { THROW 'stale' };
             IF (SELECT VALUE body.left FROM ONLY $person) != NONE { THROW 'stale' };
             CREATE $id CONTENT $row RETURN NONE;
             COMMIT;",
        )
        .bind("id", token.session())
        .bind("row", SessionColumns::of(session))
        .bind("person", row::person(&session.person))
        .bind("credential", key::one("credential", session.person.as_str()))
        .bind("hash", hash)
        .bind("now", session.created.0);
        self.run(unit).await.map(drop)
    }

    /// The sign-in that a token proves at this moment, with its person as they are now.
    pub async fn session_by_hash(&self, token: &TokenHash, now: Timestamp) -> Result<Option<(SessionRow, Person)>, Error> {
        let unit = Unit::new(
            "LET $row = (SELECT session, person, org, created, seen, expires, agent FROM ONLY $id);
             RETURN $row;
             SELECT VALUE body FROM ONLY $row.person ?? person:_;",
        )
        .bind("id", token.session());
        let mut answer = self.run(unit).await?;
        let (Some(columns), Some(person)) = (answer.take::<Option<SessionColumns>>(1)?, answer.take::<Option<Value>>(2)?) else {
            return Ok(None);
        };
        let session = columns.row()?;
        if session.expires <= now {
            return Ok(None);
        }
        Ok(Some((session, row::parse("a person", person)?)))
    }

    /// Notes that a sign-in is used, and until when it lasts now. A sign-in that was ended meanwhile stays ended.
    pub async fn session_touch(&self, token: &TokenHash, seen: Timestamp, expires: Timestamp) -> Result<(), Error> {
        let unit = Unit::new("UPDATE $id SET seen = $seen, expires = $expires RETURN NONE")
            .bind("id", token.session())
            .bind("seen", seen.0)
            .bind("expires", expires.0);
        self.run(unit).await.map(drop)
    }

    /// A person's sign-ins that last at this moment, the one used last first.
    pub async fn sessions_of(&self, person: &PersonId, now: Timestamp) -> Result<Vec<SessionRow>, Error> {
        let mut answer = self.run(Unit::new(SESSIONS_OF).bind("person", row::person(person))).await?;
        let rows: Vec<SessionColumns> = answer.take(0)?;
        let mut sessions = rows.into_iter().map(SessionColumns::row).collect::<Result<Vec<_>, _>>()?;
        sessions.retain(|s| s.expires > now);
        sessions.sort_by_key(|s| std::cmp::Reverse(s.seen));
        Ok(sessions)
    }

    /// Ends one of a person's sign-ins; tells whether there was one.
    pub async fn session_delete(&self, person: &PersonId, id: &SessionId) -> Result<bool, Error> {
        let unit = Unit::new("DELETE session WHERE person = $person AND session = $name RETURN BEFORE")
            .bind("person", row::person(person))
            .bind("name", id.as_str());
        let gone: Vec<SessionColumns> = self.run(unit).await?.take(0)?;
        Ok(!gone.is_empty())
    }

    /// Removes what expired: sign-ins, those that are under way, tokens for co-editing, and links.
    pub async fn session_delete_expired(&self, now: Timestamp) -> Result<(), Error> {
        let unit = Unit::new(
            "DELETE session WHERE expires <= $now RETURN NONE;
             DELETE sync_token WHERE expires <= $now RETURN NONE;
             DELETE password_link WHERE expires <= $now RETURN NONE;
             DELETE provider_attempt WHERE expires <= $now RETURN NONE;
             DELETE provider_farewell WHERE expires <= $now RETURN NONE;
             DELETE passkey_question WHERE expires <= $now RETURN NONE;
             DELETE access_token WHERE expires <= $long_ago RETURN NONE;",
        )
        .bind("now", now.0)
        .bind("long_ago", now.plus_seconds(-ENDED_SECONDS).0);
        self.run(unit).await.map(drop)
    }
}

pub(crate) const SESSIONS_OF: &str =
    "SELECT session, person, org, created, seen, expires, agent FROM session WHERE person = $person";
