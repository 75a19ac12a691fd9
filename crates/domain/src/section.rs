//! The sections of a proposal: each is one room of co-editing, shared or not as a whole.

use serde::{Deserialize, Serialize};

/// A section: what is written together, in the order of the path.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Where I am, what drives me, what I need. Only the employee writes here, ever.
    Start,
    /// Career goals, five-year picture, target, job description.
    Objectives,
    /// Goals linked to the organization's strategic objectives.
    Connection,
    /// The job description clause by clause.
    Alignment,
    /// Focus competencies and performance goals (assessments are sealed records, not part of this text).
    Gaps,
    /// Measurable milestones.
    Milestones,
}

impl Section {
    /// Every section in the order of the path.
    pub const ALL: [Self; 6] = [Self::Start, Self::Objectives, Self::Connection, Self::Alignment, Self::Gaps, Self::Milestones];

    /// The word used in room names, addresses and interfaces.
    pub fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Objectives => "objectives",
            Self::Connection => "connection",
            Self::Alignment => "alignment",
            Self::Gaps => "gaps",
            Self::Milestones => "milestones",
        }
    }

    /// The section of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether only the employee writes here, however it is shared.
    pub fn is_employees_alone(self) -> bool {
        self == Self::Start
    }
}

/// What the employee lets the manager do with a section while the draft is open.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Sharing {
    /// The manager does not know what is in it.
    #[default]
    Private,
    /// The manager reads.
    Reading,
    /// Both write.
    Writing,
}

impl Sharing {
    /// Every kind, from closed to open.
    pub const ALL: [Self; 3] = [Self::Private, Self::Reading, Self::Writing];
}

/// What one person may do in one room.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Read and be seen.
    Read,
    /// Read and write.
    Write,
}
