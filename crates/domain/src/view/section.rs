//! A section on the page, and who reads it.

use crate::content::SectionContent;
use crate::room::RoomName;
use crate::section::{Right, Section, Sharing};
use serde::{Deserialize, Serialize};

/// Who can read a section now, and who will after the next step.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Only the employee; the manager once it is shared.
    EmployeeAlone,
    /// The pair; leadership after the submission.
    Pair,
    /// The pair and leadership: the pinned version.
    PairAndLeadership,
}

/// A section as the asking person may see it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionView {
    /// Which.
    pub section: Section,
    /// What the employee shares.
    pub sharing: Sharing,
    /// Who reads it.
    pub audience: Audience,
    /// What the person may do; none: they may not see it, and `room` and `content` are none too.
    pub right: Option<Right>,
    /// Its room.
    pub room: Option<RoomName>,
    /// Its content when the page was made.
    pub content: Option<SectionContent>,
}
