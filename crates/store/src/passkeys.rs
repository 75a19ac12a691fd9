//! Passkeys, and the questions to devices that are under way.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::sessions::{SessionColumns, SessionRow, TokenHash};
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, PersonId, SessionId};
use domain::time::Timestamp;
use surrealdb_types::{RecordId, RecordIdKey, SurrealValue, Value};

/// A passkey. `K` is its public part, which whoever verifies understands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyRow<K> {
    /// What the device calls it, in hexadecimal.
    pub id: String,
    /// Whose.
    pub person: PersonId,
    /// What the person calls it.
    pub name: String,
    /// Since when.
    pub created: Timestamp,
    /// When they last signed in with it.
    pub used: Option<Timestamp>,
    /// Counts its changes.
    pub revision: i64,
    /// The public part.
    pub key: K,
}

#[derive(SurrealValue)]
struct Columns {
    id: RecordId,
    person: RecordId,
    name: String,
    created: i64,
    used: Option<i64>,
    revision: i64,
    body: Value,
}

#[derive(SurrealValue)]
struct Question {
    person: Option<RecordId>,
    body: Value,
    expires: i64,
}

impl Columns {
    fn row<K: serde::de::DeserializeOwned>(self) -> Result<PasskeyRow<K>, Error> {
        let RecordIdKey::String(id) = self.id.key else {
            return Err(Error::Unreadable { what: "a passkey's id", reason: "it is of another kind".to_owned() });
        };
        Ok(PasskeyRow {
            id,
            person: row::linked("whose a passkey is", &self.person)?,
            name: self.name,
            created: Timestamp(self.created),
            used: self.used.map(Timestamp),
            revision: self.revision,
            key: row::parse("a passkey", self.body)?,
        })
    }
}

impl Store {
    /// Keeps a new passkey. [`Error::Exists`] when the device has it here already, [`Error::Conflict`] when the person has left.
    ///
    /// `session` proves it: a new start by a link ends it and meets this here, so that no passkey comes after one. [`Error::Conflict`] too when
    /// the person has `most` already.
    pub async fn passkey_create<K: serde::Serialize>(
        &self,
        (org, session, most): (&OrgId, &SessionId, usize),
        new: &PasskeyRow<K>,
        audit: &Entry,
    ) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             IF (SELECT VALUE body.left FROM ONLY $person) != NONE { THROW 'stale' };
             -- Written for real, so that it meets whatever ends this sign-in at the same moment.
             LET $proof = (UPDATE session SET seen += 1 WHERE person = $person AND session = $sign_in RETURN VALUE session);
             IF array::len($proof) = 0 { THROW 'stale' };
             IF array::len((SELECT VALUE id FROM passkey WHERE person = $person)) >= $most { THROW 'stale' };
             CREATE $id CONTENT { person: $person, name: $name, created: $created, revision: 0, body: $body } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", id(&new.id))
        .bind("person", row::person(&new.person))
        .bind("sign_in", session.as_str())
        .bind("most", key::int(u64::try_from(most).unwrap_or(u64::MAX), "how many passkeys")?)
        .bind("name", new.name.as_str())
        .bind("created", new.created.0)
        .bind("body", row::body("a passkey", &new.key)?)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// A passkey by what the device calls it.
    pub async fn passkey<K: serde::de::DeserializeOwned>(&self, passkey: &str) -> Result<Option<PasskeyRow<K>>, Error> {
        let unit = Unit::new("SELECT id, person, name, created, used, revision, body FROM ONLY $id").bind("id", id(passkey));
        let found: Option<Columns> = self.run(unit).await?.take(0)?;
        found.map(Columns::row).transpose()
    }

    /// A person's passkeys, the newest first.
    pub async fn passkeys_of<K: serde::de::DeserializeOwned>(&self, person: &PersonId) -> Result<Vec<PasskeyRow<K>>, Error> {
        let mut answer = self.run(Unit::new(PASSKEYS_OF).bind("person", row::person(person))).await?;
        let rows: Vec<Columns> = answer.take(0)?;
        let mut passkeys = rows.into_iter().map(Columns::row).collect::<Result<Vec<_>, _>>()?;
        passkeys.sort_by_key(|passkey| std::cmp::Reverse(passkey.created));
        Ok(passkeys)
    }

    /// Takes one of a person's passkeys away; tells whether there was one.
    pub async fn passkey_delete(&self, (org, person): (&OrgId, &PersonId), passkey: &str, audit: &Entry) -> Result<bool, Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (DELETE $id WHERE person = $person RETURN BEFORE);
             IF array::len($hit) = 0 { THROW 'stale' };
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", id(passkey))
        .bind("person", row::person(person))
        .bind("audit", audit::of_org(org, audit));
        match self.run(unit).await {
            Err(Error::Conflict) => Ok(false),
            done => done.map(|_| true),
        }
    }

    /// Records a sign-in that was proven with a passkey, which is `proven` after it. [`Error::Conflict`] when it was used or taken away since it was read,
    /// or the person has left.
    pub async fn session_create_by_passkey<K: serde::Serialize>(
        &self,
        token: &TokenHash,
        session: &SessionRow,
        proven: &PasskeyRow<K>,
    ) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (UPDATE $passkey SET used = $now, touched = $now, revision = $revision + 1, body = $body
                 WHERE person = $person AND revision = $revision RETURN VALUE used);
             IF array::len($hit) = 0 { THROW 'stale' };
             IF (SELECT VALUE body.left FROM ONLY $person) != NONE { THROW 'stale' };
             CREATE $id CONTENT $row RETURN NONE;
             COMMIT;",
        )
        .bind("passkey", id(&proven.id))
        .bind("person", row::person(&session.person))
        .bind("revision", proven.revision)
        .bind("body", row::body("a passkey", &proven.key)?)
        .bind("id", token.session())
        .bind("row", SessionColumns::of(session))
        .bind("now", session.created.0);
        self.run(unit).await.map(drop)
    }

    /// Keeps what is needed to verify the answer to a question, until `expires`; to one person's device where one is named.
    pub async fn passkey_ask<S: serde::Serialize>(
        &self,
        secret: &TokenHash,
        person: Option<&PersonId>,
        state: &S,
        expires: Timestamp,
    ) -> Result<(), Error> {
        let row =
            Question { person: person.map(row::person), body: row::body("a question to a device", state)?, expires: expires.0 };
        let unit = Unit::new("CREATE $id CONTENT $row RETURN NONE").bind("id", question(secret)).bind("row", row);
        self.run(unit).await.map(drop)
    }

    /// Takes that: a question is answered once, in time, and by the device of whom it was put to.
    pub async fn passkey_answered<S: serde::de::DeserializeOwned>(
        &self,
        secret: &TokenHash,
        person: Option<&PersonId>,
        now: Timestamp,
    ) -> Result<Option<S>, Error> {
        let unit = Unit::new("DELETE $id WHERE person = $person RETURN BEFORE")
            .bind("id", question(secret))
            .bind("person", person.map(row::person));
        let found: Vec<Question> = self.run(unit).await?.take(0)?;
        let open = found.into_iter().find(|question| question.expires > now.0);
        open.map(|question| row::parse("a question to a device", question.body)).transpose()
    }
}

pub(crate) const PASSKEYS_OF: &str = "SELECT id, person, name, created, used, revision, body FROM passkey WHERE person = $person";

fn id(passkey: &str) -> RecordId {
    key::one("passkey", passkey)
}

fn question(secret: &TokenHash) -> RecordId {
    key::one("passkey_question", &secret.0)
}
