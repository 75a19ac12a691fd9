//! What advice is about, and the places that it leads to.

use super::Advice;
use crate::framework::Place;
use crate::ids::{CompetencyId, RoleId};
use serde::{Deserialize, Serialize};

/// What advice is about; no kind weighs more than another.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdviceKind {
    /// How many competencies, and of which category.
    Competencies,
    /// The same thing said twice.
    Repetition,
    /// What a level adds.
    Progress,
    /// Pay.
    Pay,
    /// Ways that lead nowhere or come from nowhere, and what stands in them.
    Ways,
    /// Who keeps it up to date.
    Upkeep,
    /// Titles.
    Titles,
    /// Something that would have to be explained.
    Reasons,
}

impl AdviceKind {
    /// Every kind, in the order in which pages show them.
    pub const ALL: [Self; 8] =
        [Self::Competencies, Self::Progress, Self::Repetition, Self::Reasons, Self::Ways, Self::Pay, Self::Titles, Self::Upkeep];

    /// The kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Competencies => "Competencies of a role",
            Self::Repetition => "Said twice",
            Self::Progress => "Progress from level to level",
            Self::Pay => "Pay",
            Self::Ways => "Ways and what stands in them",
            Self::Upkeep => "Keeping it up to date",
            Self::Titles => "Titles",
            Self::Reasons => "Reasons not written yet",
        }
    }
}

impl Advice {
    /// What it is about.
    pub fn kind(&self) -> AdviceKind {
        match self {
            Self::CoreCount { .. } | Self::Balance { .. } => AdviceKind::Competencies,
            Self::RepeatedCells { .. } | Self::RepeatedLine { .. } => AdviceKind::Repetition,
            Self::NothingAdded { .. } | Self::NoProgress { .. } => AdviceKind::Progress,
            Self::BandsApart { .. } | Self::BandReversed { .. } | Self::SeveralBands { .. } => AdviceKind::Pay,
            Self::NoFeeder { .. } | Self::NoIncumbent { .. } | Self::NoRemedy { .. } | Self::NoRoadblockOwner { .. } => {
                AdviceKind::Ways
            }
            Self::ReviewPassed { .. } | Self::NoReviewDate { .. } | Self::NoFamilyOwner { .. } => AdviceKind::Upkeep,
            Self::TitleDisagrees { .. } => AdviceKind::Titles,
            Self::MustWithoutWhy { .. } | Self::NoSupport { .. } | Self::NoReflection { .. } | Self::BranchUnstated { .. } => {
                AdviceKind::Reasons
            }
        }
    }

    /// Where it was seen: where a page leads who reads it.
    pub fn places(&self) -> Vec<Place> {
        let role = |role: &RoleId| Place::Role { role: role.clone() };
        match self {
            Self::CoreCount { role: id, .. }
            | Self::Balance { role: id, .. }
            | Self::BandReversed { role: id, .. }
            | Self::NoIncumbent { role: id }
            | Self::NoSupport { role: id }
            | Self::NoReflection { role: id }
            | Self::TitleDisagrees { role: id, .. } => vec![role(id)],
            Self::RepeatedCells { cells } => cells.iter().map(cell).collect(),
            Self::RepeatedLine { role, competency, .. } | Self::MustWithoutWhy { role, competency } => {
                vec![cell(&(role.clone(), competency.clone()))]
            }
            Self::NoProgress { to, competencies, .. } => {
                competencies.iter().map(|competency| cell(&(to.clone(), competency.clone()))).collect()
            }
            Self::NothingAdded { from, to } | Self::BandsApart { from, to, .. } => {
                vec![Place::Way { from: from.clone(), to: to.clone() }]
            }
            Self::SeveralBands { roles, .. } => roles.iter().map(role).collect(),
            Self::NoFeeder { family, level, .. } => vec![Place::Rung { family: family.clone(), level: level.clone() }],
            Self::BranchUnstated { branch, roles } => {
                vec![Place::Branch { branch: branch.clone(), roles: roles.clone() }]
            }
            Self::NoRemedy { from, to, roadblock } | Self::NoRoadblockOwner { from, to, roadblock } => {
                vec![Place::Roadblock { from: from.clone(), to: to.clone(), roadblock: roadblock.clone() }]
            }
            Self::ReviewPassed { family, .. } | Self::NoReviewDate { family } | Self::NoFamilyOwner { family } => {
                vec![Place::Family { family: family.clone() }]
            }
        }
    }
}

fn cell((role, competency): &(RoleId, CompetencyId)) -> Place {
    Place::Cell { role: role.clone(), competency: competency.clone() }
}
