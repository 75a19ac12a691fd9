//! Accounts at an identity provider, and to whom they belong.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::sessions::{SessionColumns, SessionRow, TokenHash};
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, PersonId, SessionId};
use domain::people::Role;
use domain::time::Timestamp;
use std::collections::BTreeSet;
use surrealdb_types::{RecordId, SurrealValue};

/// An account at an identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The provider's address.
    pub issuer: String,
    /// The account's name there, which never changes.
    pub subject: String,
}

/// An account and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account.
    pub account: Account,
    /// Whose.
    pub person: PersonId,
    /// The appointments that its groups gave.
    pub granted: BTreeSet<Role>,
    /// Since when it belongs to them.
    pub linked: Timestamp,
    /// When they last signed in with it.
    pub used: Timestamp,
}

#[derive(SurrealValue)]
struct Columns {
    issuer: String,
    subject: String,
    person: RecordId,
    granted: Vec<String>,
    linked: i64,
    used: i64,
}

impl Columns {
    fn identity(self) -> Result<Identity, Error> {
        let known = |key: &String| Role::ALL.into_iter().find(|role| role.key() == key);
        Ok(Identity {
            account: Account { issuer: self.issuer, subject: self.subject },
            person: row::linked("whose an account is", &self.person)?,
            granted: self.granted.iter().filter_map(known).collect(),
            linked: Timestamp(self.linked),
            used: Timestamp(self.used),
        })
    }
}

impl Account {
    fn id(&self) -> RecordId {
        key::many("identity", vec![key::text(&self.issuer), key::text(&self.subject)])
    }
}

impl Store {
    /// Whose an account is.
    pub async fn identity(&self, account: &Account) -> Result<Option<Identity>, Error> {
        let unit = Unit::new("SELECT issuer, subject, person, granted, linked, used FROM ONLY $id").bind("id", account.id());
        let found: Option<Columns> = self.run(unit).await?.take(0)?;
        found.map(Columns::identity).transpose()
    }

    /// The accounts of a person, one for each provider.
    pub async fn identities_of(&self, person: &PersonId) -> Result<Vec<Identity>, Error> {
        let mut answer = self.run(Unit::new(IDENTITIES_OF).bind("person", row::person(person))).await?;
        let rows: Vec<Columns> = answer.take(0)?;
        rows.into_iter().map(Columns::identity).collect()
    }

    /// Notes whose an account is. [`Error::Exists`] when it is somebody's already, or the person has another one there; [`Error::Conflict`] when the
    /// person has left.
    pub async fn identity_link(&self, account: &Account, (org, person): (&OrgId, &PersonId), audit: &Entry) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             IF (SELECT VALUE body.left FROM ONLY $person) != NONE { THROW 'stale' };
             CREATE $id CONTENT $row RETURN NONE;
             CREATE $holder CONTENT { person: $person } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", account.id())
        .bind("holder", key::many("identity_holder", vec![key::text(person.as_str()), key::text(&account.issuer)]))
        .bind("person", row::person(person))
        .bind(
            "row",
            Columns {
                issuer: account.issuer.clone(),
                subject: account.subject.clone(),
                person: row::person(person),
                granted: Vec::new(),
                linked: audit.at.0,
                used: audit.at.0,
            },
        )
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// Takes a person's accounts away, and ends every sign-in of theirs; answers which. [`Error::Conflict`] when they have none.
    pub async fn identity_unlink(&self, (org, person): (&OrgId, &PersonId), audit: &Entry) -> Result<Vec<SessionId>, Error> {
        let unit = Unit::new(
            "BEGIN;
             SELECT VALUE session FROM session WHERE person = $person;
             LET $hit = (DELETE identity WHERE person = $person RETURN BEFORE);
             IF array::len($hit) = 0 { THROW 'stale' };
             DELETE $holders RETURN NONE;
             DELETE session WHERE person = $person RETURN NONE;
             DELETE sync_token WHERE person = $person RETURN NONE;
             DELETE access_token WHERE person = $person RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("person", row::person(person))
        .bind("holders", key::below("identity_holder", vec![key::text(person.as_str())]))
        .bind("audit", audit::of_org(org, audit));
        let ended: Vec<String> = self.run(unit).await?.take(1)?;
        ended.iter().map(|session| row::column("a session's id", session)).collect()
    }

    /// Notes which appointments the groups of an account gave.
    pub async fn identity_granted(&self, account: &Account, granted: &BTreeSet<Role>) -> Result<(), Error> {
        let granted: Vec<String> = granted.iter().map(|role| role.key().to_owned()).collect();
        let unit = Unit::new("UPDATE $id SET granted = $granted RETURN NONE").bind("id", account.id()).bind("granted", granted);
        self.run(unit).await.map(drop)
    }

    /// Records a sign-in that was proven with an account; `id_token` is what the provider said. [`Error::Conflict`] when the account is no longer that
    /// person's, or the person has left meanwhile.
    pub async fn session_create_by_identity(
        &self,
        token: &TokenHash,
        session: &SessionRow,
        account: &Account,
        id_token: &str,
    ) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (UPDATE $identity SET used = $now, touched = $now WHERE person = $person RETURN VALUE used);
             IF array::len($hit) = 0 { THROW 'stale' };
             IF (SELECT VALUE body.left FROM ONLY $person) != NONE { THROW 'stale' };
             CREATE $id CONTENT $row RETURN NONE;
             UPDATE $id SET id_token = $id_token RETURN NONE;
             COMMIT;",
        )
        .bind("identity", account.id())
        .bind("person", row::person(&session.person))
        .bind("id", token.session())
        .bind("row", SessionColumns::of(session))
        .bind("id_token", id_token)
        .bind("now", session.created.0);
        self.run(unit).await.map(drop)
    }

    /// What the identity provider said when a sign-in was opened with it; none of a sign-in that was opened otherwise.
    pub async fn session_id_token(&self, person: &PersonId, session: &SessionId) -> Result<Option<String>, Error> {
        let unit = Unit::new("SELECT VALUE id_token FROM session WHERE person = $person AND session = $name")
            .bind("person", row::person(person))
            .bind("name", session.as_str());
        let found: Vec<Option<String>> = self.run(unit).await?.take(0)?;
        Ok(found.into_iter().next().flatten())
    }
}

pub(crate) const IDENTITIES_OF: &str =
    "SELECT issuer, subject, person, granted, linked, used FROM identity WHERE person = $person";
