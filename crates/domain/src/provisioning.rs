//! Provisioning: what a directory owns of the people whom it sends.

use crate::view::PersonDetails;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What secret scanners and people know a provisioning token by.
pub const PREFIX: &str = "wmp_";

/// Something about a person that a directory may own: it is read-only here then, for whom the directory sends. Departures are not among them, so that
/// nobody has to wait for a directory to keep somebody out.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owned {
    /// The name.
    Name,
    /// The address.
    Email,
    /// The job title.
    Title,
    /// The manager.
    Manager,
}

impl Owned {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Name, Self::Email, Self::Title, Self::Manager];

    /// The word in the interface for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Title => "title",
            Self::Manager => "manager",
        }
    }

    /// Whether it differs between two states of somebody.
    pub fn differs(self, before: &PersonDetails, after: &PersonDetails) -> bool {
        match self {
            Self::Name => before.name.trim() != after.name.trim(),
            Self::Email => before.email.trim().to_lowercase() != after.email.trim().to_lowercase(),
            Self::Title => before.title.trim() != after.title.trim(),
            Self::Manager => before.manager != after.manager,
        }
    }
}

/// What administrators chose.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProvisioningSettings {
    /// Counts the changes; to be sent with the next one.
    pub revision: u64,
    /// What the directory owns.
    pub owned: BTreeSet<Owned>,
}

impl Default for ProvisioningSettings {
    fn default() -> Self {
        Self { revision: 0, owned: Owned::ALL.into() }
    }
}
