//! Cells: what one role expects of one competency.

use crate::ids::{CompetencyId, RoleId};
use crate::text::is_blank;
use serde::{Deserialize, Serialize};

/// Whether somebody must have a competency for a role.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Nobody can do the role without.
    Must,
    /// It helps, and can be learned in the role.
    Nice,
}

/// What one role expects of one competency. A cell that is absent, or has neither source nor expectations, is blank.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The role.
    pub role: RoleId,
    /// The competency.
    pub competency: CompetencyId,
    /// The role whose cell of the same competency is expected too: chosen per cell.
    #[serde(default)]
    pub inherits: Option<RoleId>,
    /// Whether it is shown as one with the cell that it inherits from, as merged cells of a table are. Own expectations end that.
    #[serde(default)]
    pub merged: bool,
    /// What this role expects of its own.
    #[serde(default)]
    pub expectations: Vec<String>,
    /// What the competency means in this role.
    #[serde(default)]
    pub meaning: String,
    /// Whether it must be there.
    #[serde(default)]
    pub need: Option<Need>,
    /// Why it must be there.
    #[serde(default)]
    pub why: String,
}

impl Cell {
    /// A blank cell.
    pub fn new(role: RoleId, competency: CompetencyId) -> Self {
        Self {
            role,
            competency,
            inherits: None,
            merged: false,
            expectations: Vec::new(),
            meaning: String::new(),
            need: None,
            why: String::new(),
        }
    }

    /// Whether it says nothing about what is expected.
    pub fn is_blank(&self) -> bool {
        self.inherits.is_none() && !self.adds()
    }

    /// Whether it has expectations of its own.
    pub fn adds(&self) -> bool {
        self.expectations.iter().any(|line| !is_blank(line))
    }
}
