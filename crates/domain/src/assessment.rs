//! Sealed assessments: each side rates alone; nothing opens until both are sealed.

use crate::ids::ExpectationId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// How far an expectation is met, anchored in behaviour. Words, never a score.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not seen yet, although there was occasion.
    NotYet,
    /// Seen with help or now and then.
    Sometimes,
    /// Seen reliably.
    Reliably,
    /// Others learn it from this person.
    TeachesOthers,
    /// There was no opportunity to show it: says something about the work, not about the person.
    NoOpportunity,
}

impl Level {
    /// Every answer.
    pub const ALL: [Self; 5] = [Self::NotYet, Self::Sometimes, Self::Reliably, Self::TeachesOthers, Self::NoOpportunity];
}

/// One answer with its evidence.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// How far.
    pub level: Level,
    /// What was seen: project, date, what went well, what did not. For [`Level::NoOpportunity`], the roadblock.
    pub evidence: String,
}

/// Longest evidence in characters: a page. Longer belongs into the document.
pub const MAX_EVIDENCE_CHARS: usize = 4_000;

/// One side's answers. Readable by that side alone until both are sealed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// By expectation.
    pub ratings: BTreeMap<ExpectationId, Rating>,
    /// When it was sealed; never changes after.
    pub sealed: Option<Timestamp>,
}

/// What one side may see of the assessments.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "stage")]
pub enum AssessmentView {
    /// Not begun.
    NotBegun,
    /// Rating alone: my own answers and whether the other has sealed, nothing else.
    Alone {
        /// My own.
        mine: Assessment,
        /// Whether the other side has sealed.
        other_sealed: bool,
    },
    /// Not one of the two: only how many have sealed.
    Closed {
        /// 0, 1 (or 2 for a reader to whom opened assessments do not belong).
        sealed: u8,
    },
    /// Both sealed, so both open.
    Open {
        /// The employee's.
        employee: Assessment,
        /// The manager's.
        manager: Assessment,
    },
}
