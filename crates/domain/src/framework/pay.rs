//! Salary bands.

use crate::ids::ItemId;
use serde::{Deserialize, Serialize};

/// A salary band: pay for a year of full-time work.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// Which, in the draft; none for one that was never in it.
    #[serde(default)]
    pub id: Option<ItemId>,
    /// The lowest, in whole units of the currency.
    pub low: u32,
    /// The highest.
    pub high: u32,
    /// Three letters of ISO 4217.
    pub currency: String,
    /// Where it holds; empty for everywhere.
    #[serde(default)]
    pub region: String,
    /// Who may see it.
    #[serde(default)]
    pub visibility: Visibility,
}

/// Who may see a band.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody in the organization.
    Everyone,
    /// Who holds the role, whoever is one step away from it, and their managers.
    Near,
    /// The owners of the framework alone: what is not decided stays closed.
    #[default]
    Owners,
}
