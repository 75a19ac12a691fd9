//! What happened: rows that are only ever added. Those of a proposal are written with the change itself.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{OrgId, PersonId, ProposalId};
use domain::time::Timestamp;
use surrealdb_types::{RecordId, SurrealValue};

/// One thing that happened, as the caller tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub person: PersonId,
    /// What, e.g. `proposal.shared`.
    pub what: String,
    /// The section, version or person concerned; empty where there is none. Never text that somebody wrote.
    pub about: String,
}

/// One thing that happened, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// In which organization.
    pub org: OrgId,
    /// What.
    pub entry: Entry,
}

#[derive(SurrealValue)]
pub(crate) struct Columns {
    org: RecordId,
    at: i64,
    person: RecordId,
    what: String,
    about: String,
}

#[derive(SurrealValue)]
pub(crate) struct Placed {
    id: RecordId,
    org: RecordId,
    at: i64,
    person: RecordId,
    what: String,
    about: String,
}

/// The rows of one change of a proposal: its revision and their place make their ids, so that a change is recorded once.
pub(crate) fn placed(org: &OrgId, proposal: &ProposalId, revision: i64, entries: &[Entry]) -> Vec<Placed> {
    (0..)
        .zip(entries)
        .map(|(place, entry)| Placed {
            id: key::many("audit", vec![key::text(proposal.as_str()), key::count(revision), key::count(place)]),
            org: row::org(org),
            at: entry.at.0,
            person: row::person(&entry.person),
            what: entry.what.clone(),
            about: entry.about.clone(),
        })
        .collect()
}

/// The row of something that happened apart from a proposal.
pub(crate) fn of_org(org: &OrgId, entry: &Entry) -> Columns {
    Columns {
        org: row::org(org),
        at: entry.at.0,
        person: row::person(&entry.person),
        what: entry.what.clone(),
        about: entry.about.clone(),
    }
}

impl Store {
    /// What happened to a proposal, oldest first.
    pub async fn history(&self, proposal: &ProposalId) -> Result<Vec<AuditRow>, Error> {
        let range = key::below("audit", vec![key::text(proposal.as_str())]);
        let unit = Unit::new("SELECT org, at, person, what, about FROM $range").bind("range", range);
        let rows: Vec<Columns> = self.run(unit).await?.take(0)?;
        rows.into_iter().map(read).collect()
    }

    /// Notes something that happened apart from a proposal, e.g. a sign-in.
    pub async fn audit_append(&self, org: &OrgId, entry: &Entry) -> Result<(), Error> {
        self.run(Unit::new("CREATE org_audit CONTENT $row RETURN NONE").bind("row", of_org(org, entry))).await.map(drop)
    }

    /// Notes something that is noted once however often it happens: `once` are the parts that make it the same. Answers whether it is new.
    pub async fn audit_append_once(&self, org: &OrgId, entry: &Entry, once: &[&str]) -> Result<bool, Error> {
        let id = key::many("org_audit", once.iter().map(|part| key::text(part)).collect());
        let unit = Unit::new("CREATE $id CONTENT $row RETURN NONE").bind("id", id).bind("row", of_org(org, entry));
        match self.run(unit).await {
            Ok(_) => Ok(true),
            Err(Error::Exists { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// What happened in an organization apart from proposals, the newest `limit` rows, newest first.
    pub async fn audit_of_org(&self, org: &OrgId, limit: u32) -> Result<Vec<AuditRow>, Error> {
        let unit = Unit::new(OF_ORG).bind("org", row::org(org)).bind("limit", i64::from(limit));
        let rows: Vec<Columns> = self.run(unit).await?.take(0)?;
        rows.into_iter().map(read).collect()
    }
}

fn read(row: Columns) -> Result<AuditRow, Error> {
    Ok(AuditRow {
        org: row::linked("an audit row's organization", &row.org)?,
        entry: Entry {
            at: Timestamp(row.at),
            person: row::linked("an audit row's person", &row.person)?,
            what: row.what,
            about: row.about,
        },
    })
}

pub(crate) const OF_ORG: &str =
    "SELECT org, at, person, what, about FROM org_audit WHERE org = $org ORDER BY at DESC LIMIT $limit";
