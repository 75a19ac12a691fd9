//! The two people of a path.

use crate::section::Section;
use serde::{Deserialize, Serialize};

/// Which of the two writes or signs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The employee.
    Employee,
    /// The manager.
    Manager,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Employee, Self::Manager];

    /// The one across the table.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Employee => Self::Manager,
            Self::Manager => Self::Employee,
        }
    }

    /// `employee` or `manager`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Manager => "manager",
        }
    }
}

/// Whether a line of a section is part of somebody's rating: its level or its evidence.
pub fn is_rating(section: Section, field: &str) -> bool {
    let of_a_side = |side: Side| field.strip_prefix(side.key()).is_some_and(|rest| matches!(rest, "-level" | "-evidence"));
    section == Section::Gaps && Side::ALL.into_iter().any(of_a_side)
}
