//! Provisioning, as administrators look after it.

use crate::ids::ItemId;
use crate::people::PersonSummary;
use crate::provisioning::ProvisioningSettings;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A token with which a directory calls, without its secret.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisioningTokenView {
    /// Which.
    pub id: ItemId,
    /// Who made it.
    pub by: PersonSummary,
    /// Since when.
    pub created: Timestamp,
    /// When it was last used, to the minute.
    pub used: Option<Timestamp>,
}

/// Everything about it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisioningView {
    /// What was chosen.
    pub settings: ProvisioningSettings,
    /// The tokens, the newest first.
    pub tokens: Vec<ProvisioningTokenView>,
    /// How many people the directory sends.
    pub people: usize,
    /// The names of its groups.
    pub groups: Vec<String>,
    /// When this was read.
    pub now: Timestamp,
}

/// A token that was just made.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewProvisioningToken {
    /// The secret: it is shown here and never again.
    pub secret: String,
    /// The token.
    pub token: ProvisioningTokenView,
}

// A secret is left out wherever something is written into a log.
impl std::fmt::Debug for NewProvisioningToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewProvisioningToken").field("token", &self.token).finish_non_exhaustive()
    }
}
