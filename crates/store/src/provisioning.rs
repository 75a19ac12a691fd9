//! What a directory sends about people and groups, and with what it calls.

use crate::audit::{self, Entry};
use crate::directory::{FREE, SEEN};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::sessions::TokenHash;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{ItemId, OrgId, PersonId};
use domain::people::Role;
use domain::provisioning::ProvisioningSettings;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use surrealdb_types::{RecordId, SurrealValue, Value};

/// What a directory said about somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provisioned {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub org: OrgId,
    /// How the directory calls them, in lower case.
    pub user_name: String,
    /// What it said, as it said it.
    pub said: serde_json::Map<String, serde_json::Value>,
    /// The appointments that they have from groups, and lose when they leave these.
    pub granted: BTreeSet<Role>,
    /// Whether the directory has deleted them: to it they are not there any more.
    pub deleted: bool,
    /// When it first spoke of them.
    pub created: Timestamp,
    /// When it last changed them.
    pub changed: Timestamp,
}

/// A group of a directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisionedGroup {
    /// Which.
    pub id: ItemId,
    /// Its name, by which appointments are given.
    pub name: String,
    /// What the directory calls it.
    pub external: Option<String>,
    /// Who is in it.
    pub members: BTreeSet<PersonId>,
    /// Since when.
    pub created: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
    /// Counts the changes.
    pub revision: u64,
}

/// With what a directory calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisioningToken {
    /// What it is called where it is listed and revoked.
    pub id: ItemId,
    /// For which organization.
    pub org: OrgId,
    /// Who made it.
    pub made_by: PersonId,
    /// Since when.
    pub created: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

#[derive(SurrealValue)]
struct TokenColumns {
    token: String,
    org: RecordId,
    made_by: RecordId,
    created: i64,
    used: Option<i64>,
}

impl TokenColumns {
    fn row(self) -> Result<ProvisioningToken, Error> {
        Ok(ProvisioningToken {
            id: row::column("a token's id", &self.token)?,
            org: row::linked("a token's organization", &self.org)?,
            made_by: row::linked("who made a token", &self.made_by)?,
            created: Timestamp(self.created),
            used: self.used.map(Timestamp),
        })
    }
}

/// The statement that writes what a directory said, and the values that it needs.
pub(crate) const SAID: &str = "
    UPSERT $provisioned CONTENT { org: $said_org, user_name: $said_name, body: $said } RETURN NONE;";

pub(crate) fn said(unit: Unit, record: &Provisioned) -> Result<Unit, Error> {
    Ok(unit
        .bind("provisioned", key::one("provisioned", record.person.as_str()))
        .bind("said_org", row::org(&record.org))
        .bind("said_name", record.user_name.as_str())
        .bind("said", row::body("what a directory said", record)?))
}

impl Store {
    /// Keeps a new token.
    pub async fn provisioning_token_create(
        &self,
        secret: &TokenHash,
        new: &ProvisioningToken,
        audit: &Entry,
    ) -> Result<(), Error> {
        let columns = TokenColumns {
            token: new.id.as_str().to_owned(),
            org: row::org(&new.org),
            made_by: row::person(&new.made_by),
            created: new.created.0,
            used: None,
        };
        let unit = Unit::new(
            "BEGIN;
             CREATE $id CONTENT $row RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", key::one("provisioning_token", &secret.0))
        .bind("row", columns)
        .bind("audit", audit::of_org(&new.org, audit));
        self.run(unit).await.map(drop)
    }

    /// The token with that secret.
    pub async fn provisioning_token(&self, secret: &TokenHash) -> Result<Option<ProvisioningToken>, Error> {
        let unit = Unit::new("SELECT token, org, made_by, created, used FROM ONLY $id")
            .bind("id", key::one("provisioning_token", &secret.0));
        self.run(unit).await?.take::<Option<TokenColumns>>(0)?.map(TokenColumns::row).transpose()
    }

    /// Notes that a token was used. One that was revoked meanwhile stays revoked.
    pub async fn provisioning_token_used(&self, secret: &TokenHash, now: Timestamp) -> Result<(), Error> {
        let unit = Unit::new("UPDATE $id SET used = $now RETURN NONE")
            .bind("id", key::one("provisioning_token", &secret.0))
            .bind("now", now.0);
        self.run(unit).await.map(drop)
    }

    /// An organization's tokens, the newest first.
    pub async fn provisioning_tokens(&self, org: &OrgId) -> Result<Vec<ProvisioningToken>, Error> {
        let rows: Vec<TokenColumns> = self.run(Unit::new(TOKENS_OF).bind("org", row::org(org))).await?.take(0)?;
        let mut tokens = rows.into_iter().map(TokenColumns::row).collect::<Result<Vec<_>, _>>()?;
        tokens.sort_by_key(|token| std::cmp::Reverse(token.created));
        Ok(tokens)
    }

    /// Revokes one of them; tells whether there was one.
    pub async fn provisioning_token_delete(&self, org: &OrgId, token: &ItemId, audit: &Entry) -> Result<bool, Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (DELETE provisioning_token WHERE org = $org AND token = $which RETURN BEFORE);
             IF array::len($hit) = 0 { THROW 'stale' };
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("org", row::org(org))
        .bind("which", token.as_str())
        .bind("audit", audit::of_org(org, audit));
        match self.run(unit).await {
            Err(Error::Conflict) => Ok(false),
            done => done.map(|_| true),
        }
    }

    /// What administrators chose; the beginnings where nothing was.
    pub async fn provisioning_settings(&self, org: &OrgId) -> Result<ProvisioningSettings, Error> {
        let chosen = self.body("what was chosen about provisioning", key::one("provisioning", org.as_str())).await?;
        Ok(chosen.unwrap_or_default())
    }

    /// Writes what was chosen, onto the revision before it. [`Error::Conflict`] when somebody else was first.
    pub async fn provisioning_settings_save(&self, org: &OrgId, next: &ProvisioningSettings, audit: &Entry) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             IF ((SELECT VALUE body.revision FROM ONLY $id) ?? 0) != $seen { THROW 'stale' };
             UPSERT $id CONTENT { body: $body } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", key::one("provisioning", org.as_str()))
        .bind("seen", key::int(next.revision.saturating_sub(1), "a revision")?)
        .bind("body", row::body("what was chosen about provisioning", next)?)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// What a directory said about somebody.
    pub async fn provisioned(&self, person: &PersonId) -> Result<Option<Provisioned>, Error> {
        self.body("what a directory said", key::one("provisioned", person.as_str())).await
    }

    /// What it said about everybody of an organization.
    pub async fn provisioned_of(&self, org: &OrgId) -> Result<Vec<Provisioned>, Error> {
        let rows: Vec<Value> = self.run(Unit::new(PROVISIONED_OF).bind("org", row::org(org))).await?.take(0)?;
        row::parse_all("what a directory said", rows)
    }

    /// Whom it calls by that name, in lower case.
    pub async fn provisioned_as(&self, org: &OrgId, user_name: &str) -> Result<Vec<Provisioned>, Error> {
        let unit = Unit::new(PROVISIONED_AS).bind("org", row::org(org)).bind("name", user_name);
        row::parse_all("what a directory said", self.run(unit).await?.take(0)?)
    }

    /// Writes what a directory said where it changes nothing else. [`Error::Conflict`] when somebody of the organization was changed since.
    pub async fn provisioned_save(&self, seen: i64, record: &Provisioned) -> Result<(), Error> {
        let text = ["BEGIN;", FREE, SEEN, SAID, "COMMIT;"].concat();
        let unit = Unit::composed(text)
            .bind("directory", key::one("directory", record.org.as_str()))
            .bind("job", key::one("directory_job", record.org.as_str()))
            .bind("seen", seen);
        self.run(said(unit, record)?).await.map(drop)
    }

    /// The groups of an organization.
    pub async fn provisioned_groups(&self, org: &OrgId) -> Result<Vec<ProvisionedGroup>, Error> {
        let rows: Vec<Value> = self.run(Unit::new(GROUPS_OF).bind("org", row::org(org))).await?.take(0)?;
        row::parse_all("a group", rows)
    }

    /// Writes a group, onto the revision before it; a new one has none. [`Error::Conflict`] when somebody else was first.
    pub async fn provisioned_group_save(&self, org: &OrgId, next: &ProvisionedGroup, audit: &Entry) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             IF ((SELECT VALUE body.revision FROM ONLY $id) ?? 0) != $seen { THROW 'stale' };
             UPSERT $id CONTENT { org: $org, body: $body } RETURN NONE;
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", key::one("provisioned_group", next.id.as_str()))
        .bind("org", row::org(org))
        .bind("seen", key::int(next.revision.saturating_sub(1), "a revision")?)
        .bind("body", row::body("a group", next)?)
        .bind("audit", audit::of_org(org, audit));
        self.run(unit).await.map(drop)
    }

    /// Takes a group away; tells whether there was one.
    pub async fn provisioned_group_delete(&self, org: &OrgId, group: &ItemId, audit: &Entry) -> Result<bool, Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $hit = (DELETE $id WHERE org = $org RETURN BEFORE);
             IF array::len($hit) = 0 { THROW 'stale' };
             CREATE org_audit CONTENT $audit RETURN NONE;
             COMMIT;",
        )
        .bind("id", key::one("provisioned_group", group.as_str()))
        .bind("org", row::org(org))
        .bind("audit", audit::of_org(org, audit));
        match self.run(unit).await {
            Err(Error::Conflict) => Ok(false),
            done => done.map(|_| true),
        }
    }
}

pub(crate) const TOKENS_OF: &str = "SELECT token, org, made_by, created, used FROM provisioning_token WHERE org = $org";
pub(crate) const PROVISIONED_OF: &str = "SELECT VALUE body FROM provisioned WHERE org = $org";
pub(crate) const PROVISIONED_AS: &str = "SELECT VALUE body FROM provisioned WHERE org = $org AND user_name = $name";
pub(crate) const GROUPS_OF: &str = "SELECT VALUE body FROM provisioned_group WHERE org = $org";
