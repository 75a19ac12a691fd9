//! Personal access tokens, as their owner and administrators see them. The secret is shown once, when a token is made.

use crate::access_token::Scope;
use crate::ids::ItemId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A token that is to be made.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessTokenInput {
    /// What it is for, in the person's words.
    pub name: String,
    /// What it may do; at least one.
    pub scopes: BTreeSet<Scope>,
    /// For how many days it is good: 1 to 365.
    pub days: u32,
}

/// A token, without its secret.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessTokenView {
    /// Which.
    pub id: ItemId,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
    /// Since when.
    pub created: Timestamp,
    /// Until when it is good.
    pub expires: Timestamp,
    /// When it was last used, to the minute.
    pub used: Option<Timestamp>,
}

/// A token that was just made.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccessToken {
    /// The secret: it is shown here and never again.
    pub secret: String,
    /// The token.
    pub token: AccessTokenView,
}

// A secret is left out wherever something is written into a log.
impl std::fmt::Debug for NewAccessToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccessToken").field("token", &self.token).finish_non_exhaustive()
    }
}
