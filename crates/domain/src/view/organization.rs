//! An organization as a whole.

use crate::framework::StrategicObjective;
use crate::process::Process;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// The first organization of a server and whoever makes it, who is its first administrator.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FirstOrganization {
    /// The organization's name.
    pub organization: String,
    /// Where its days begin, e.g. `Europe/Berlin`; UTC where it is empty.
    #[serde(default)]
    pub time_zone: String,
    /// The administrator's full name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// Their address for sign-in.
    pub email: String,
    /// Their password.
    pub password: String,
}

// A password is left out wherever something is written into a log.
impl std::fmt::Debug for FirstOrganization {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FirstOrganization")
            .field("organization", &self.organization)
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

/// What an organization has chosen.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OrganizationSettings {
    /// Its name.
    pub name: String,
    /// Where its days begin, by the name of the time zone, e.g. `Europe/Berlin`.
    pub time_zone: String,
    /// How many reviewers decide on a proposal that is started from now on.
    pub quorum: u32,
}

/// What the page of the settings shows.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// What is chosen.
    pub settings: OrganizationSettings,
    /// How many people are appointed to review.
    pub reviewers: u32,
    /// The strategic objectives in their order, those that have ended among them.
    pub objectives: Vec<StrategicObjective>,
    /// Its questions, its guides, and what may not be left out.
    pub process: Process,
    /// The day it is where the organization is.
    pub today: Date,
}

/// A strategic objective as it is written.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObjectiveInput {
    /// Its name.
    pub name: String,
    /// What is meant.
    pub description: String,
    /// The department whose objective it is; empty for the whole organization.
    #[serde(default)]
    pub department: String,
    /// Who answers for it; empty where nobody is named.
    #[serde(default)]
    pub owner: String,
    /// Its last day; none where it has no end.
    #[serde(default)]
    pub until: Option<Date>,
}
