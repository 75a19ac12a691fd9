//! How the people of an organization sign in: what its administrators choose, and what the groups of an identity provider make of appointments.

#[cfg(test)]
mod tests;

use crate::people::Role;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// By what people may sign in.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ways {
    /// By whatever they have: a password, or the identity provider where there is one.
    #[default]
    Any,
    /// By the identity provider alone.
    Provider,
}

/// What happens to somebody whom the identity provider knows and the organization does not.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// They are told that an administrator has to add them.
    #[default]
    Refuse,
    /// They are added, without a manager.
    Add,
}

/// Whoever is in a group of the identity provider has an appointment.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GroupRule {
    /// The group, as the provider writes it.
    pub group: String,
    /// The appointment.
    pub role: Role,
}

/// What the administrators of an organization chose about signing in.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignInSettings {
    /// Counts the changes; to be sent with the next one.
    pub revision: u64,
    /// By what people may sign in.
    pub ways: Ways,
    /// What happens to whom nobody knows.
    pub unknown: Unknown,
    /// Which groups appoint to what.
    pub groups: Vec<GroupRule>,
}

/// Appointments after somebody signed in at the identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointments {
    /// What they are appointed to.
    pub held: BTreeSet<Role>,
    /// What of it they have from their groups, and lose when they leave these.
    pub granted: BTreeSet<Role>,
}

impl SignInSettings {
    /// What somebody is appointed to who holds `held`, had `granted` of it from earlier groups, and is in `groups` now. What an administrator appointed
    /// them to by hand stays, whatever groups they are in.
    pub fn appoint(&self, held: &BTreeSet<Role>, granted: &BTreeSet<Role>, groups: &BTreeSet<String>) -> Appointments {
        let by_groups: BTreeSet<Role> =
            self.groups.iter().filter(|rule| groups.contains(&rule.group)).map(|rule| rule.role).collect();
        let by_hand: BTreeSet<Role> = held.difference(granted).copied().collect();
        Appointments { granted: by_groups.difference(&by_hand).copied().collect(), held: &by_hand | &by_groups }
    }
}

/// Why somebody who comes from the identity provider is not signed in. The key stands in the address of the sign-in page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The provider tells no address.
    NoAddress,
    /// The provider does not vouch for the address.
    Unverified,
    /// Nobody here has the address.
    Unknown,
    /// The person has left.
    Left,
    /// Whoever has the address here is another account there.
    OtherAccount,
    /// The sign-in was not begun in this browser, took too long, or was answered before.
    Expired,
    /// The person or the provider called it off.
    Denied,
    /// The provider cannot be reached, or its answer does not hold.
    Failed,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NoAddress,
        Self::Unverified,
        Self::Unknown,
        Self::Left,
        Self::OtherAccount,
        Self::Expired,
        Self::Denied,
        Self::Failed,
    ];

    /// The word in the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoAddress => "no-address",
            Self::Unverified => "unverified",
            Self::Unknown => "unknown",
            Self::Left => "left",
            Self::OtherAccount => "other-account",
            Self::Expired => "expired",
            Self::Denied => "denied",
            Self::Failed => "failed",
        }
    }

    /// The refusal of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.key() == key)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}
