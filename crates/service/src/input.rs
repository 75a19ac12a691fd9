//! What use cases take and give that is no view of the domain.

use domain::ids::{OrgId, PersonId, RoleId};
use domain::people::{Actor, Role};
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// The employee's answer to a proposed question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Ask.
    Yes,
    /// Do not ask.
    No,
}

/// A sign-in that succeeded.
#[derive(Clone)]
pub struct SignedIn {
    /// The secret for the cookie: only its hash is stored.
    pub token: String,
    /// When the session ends at the latest.
    pub expires: Timestamp,
    /// Who.
    pub actor: Actor,
}

/// A secret with which a program opens the socket.
#[derive(Clone)]
pub struct SyncToken {
    /// The secret: only its hash is stored.
    pub token: String,
    /// Until when a connection may be opened with it.
    pub expires: Timestamp,
}

// Secrets are left out wherever something is written into a log.
impl fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedIn").field("expires", &self.expires).field("actor", &self.actor).finish_non_exhaustive()
    }
}

impl fmt::Debug for SyncToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncToken").field("expires", &self.expires).finish_non_exhaustive()
    }
}

impl fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPerson").field("org", &self.org).field("email", &self.email).finish_non_exhaustive()
    }
}

/// An organization to be made.
#[derive(Debug, Clone)]
pub struct NewOrganization {
    /// Its name.
    pub name: String,
    /// How many decisions of leadership are needed.
    pub quorum: u32,
}

/// A person to be added.
#[derive(Clone)]
pub struct NewPerson {
    /// In which organization.
    pub org: OrgId,
    /// Full name.
    pub name: String,
    /// Address for sign-in.
    pub email: String,
    /// Job title.
    pub title: String,
    /// Appointments.
    pub roles: BTreeSet<Role>,
    /// The role of the framework that the person holds, where that is known.
    pub holds: Option<RoleId>,
    /// Line manager.
    pub manager: Option<PersonId>,
    /// The manager's manager or a dotted line.
    pub second_line: Option<PersonId>,
    /// The first password.
    pub password: String,
}

/// A sign-in of the demo, to be shown to whoever started it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// Whose.
    pub name: String,
    /// What the person is there for, e.g. `employee`, `manager`, `leadership_reviewer`.
    pub roles: Vec<String>,
}
