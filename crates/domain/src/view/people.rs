//! Who I am, who reports to me, and where I am signed in.

use super::ProposalSummary;
use crate::ids::SessionId;
use crate::people::{PersonSummary, Role};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Who I am and where I may go.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// I.
    pub person: PersonSummary,
    /// My address for sign-in.
    pub email: String,
    /// The organization's name.
    pub organization: String,
    /// My appointments.
    pub roles: BTreeSet<Role>,
    /// Whether anybody reports to me.
    pub supports: bool,
    /// How many things wait for me.
    pub turns: u32,
}

/// Somebody who reports to me.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who.
    pub person: PersonSummary,
    /// Their proposals that I may see.
    pub proposals: Vec<ProposalSummary>,
}

/// A sign-in of mine.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Which.
    pub id: SessionId,
    /// Whether it is this one.
    pub current: bool,
    /// The browser, as it named itself.
    pub agent: String,
    /// Since when.
    pub created: Timestamp,
    /// Last used.
    pub seen: Timestamp,
    /// Ends at the latest.
    pub expires: Timestamp,
}
