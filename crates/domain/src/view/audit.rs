//! The audit log of an organization.

use crate::audit::AuditKind;
use crate::ids::{OrgId, PersonId};
use crate::people::PersonSummary;
use crate::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// Entries that are read at once.
pub const AUDIT_AT_ONCE: usize = 50;

/// Which entries of the audit log are asked for.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    /// Of that kind.
    pub kind: Option<AuditKind>,
    /// What that person did.
    pub person: Option<PersonId>,
    /// About that: the `subject` of an entry.
    pub about: String,
    /// On that day or later, as days are in the organization's time zone.
    pub from: Option<Date>,
    /// On that day or before.
    pub until: Option<Date>,
    /// Behind that place: `next` of the answer before.
    pub behind: String,
}

impl AuditQuery {
    /// Whether everything is asked for.
    pub fn is_everything(&self) -> bool {
        *self == Self { behind: self.behind.clone(), ..Self::default() }
    }
}

/// An entry of the audit log.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// Its number in the organization's log, from 1.
    pub number: u64,
    /// When it happened.
    pub at: Timestamp,
    /// When it was sealed: a second later at most, unless the server ended in between.
    pub sealed: Timestamp,
    /// Who.
    pub person: PersonSummary,
    /// Of what kind it is.
    pub kind: AuditKind,
    /// What happened, e.g. `session.signed_in`.
    pub what: String,
    /// The section, version, person or whatever is concerned; empty where there is nothing. Never text that somebody wrote.
    pub about: String,
    /// The proposal or person that it is about, or what `about` names first.
    pub subject: String,
    /// Whom it names, where that is a person.
    pub named: Option<PersonSummary>,
    /// Whose proposal the subject is, where it is one.
    pub path_of: Option<PersonSummary>,
    /// Which record it is: a JSON array, part of what is hashed.
    pub row: String,
    /// SHA-256 over the entry and the hash of the one before.
    pub hash: String,
}

/// What comparing all entries found.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditCheck {
    /// When.
    pub at: Timestamp,
    /// Entries that fit together, from the first.
    pub entries: u64,
    /// The first thing that does not fit, as a sentence; none where everything does.
    pub fault: Option<String>,
}

/// How the log stands.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditStanding {
    /// The number of the last entry.
    pub sealed: u64,
    /// Its hash, to be noted down elsewhere; empty where there is no entry.
    pub head: String,
    /// What comparing all entries found last; none where that was not done since the server started.
    pub check: Option<AuditCheck>,
}

/// A part of the audit log, newest first.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPage {
    /// Whose log it is: part of what is hashed.
    pub organization: OrgId,
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// Where the next part begins; none where this is the last.
    pub next: Option<String>,
    /// Whom the query names as the one who did it.
    pub person: Option<PersonSummary>,
    /// Whom the query names as the one whom it is about, or whose proposal it is about.
    pub about: Option<PersonSummary>,
    /// How the log stands.
    pub standing: AuditStanding,
}
