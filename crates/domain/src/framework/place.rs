//! A place in the framework that advice and changes point at.

use super::{Dimension, Framework};
use crate::ids::{CompetencyId, FamilyId, ItemId, LevelId, RoleId, TrackId};
use serde::{Deserialize, Serialize};

/// A place in the framework.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", schema(as = FrameworkPlace))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Place {
    /// The page of the philosophy.
    Philosophy,
    /// A level of the spine.
    Level {
        /// Which.
        level: LevelId,
    },
    /// What changes at a level in one dimension.
    Distinction {
        /// The level.
        level: LevelId,
        /// The dimension.
        dimension: Dimension,
    },
    /// A family.
    Family {
        /// Which.
        family: FamilyId,
    },
    /// A track of a family.
    Track {
        /// The family.
        family: FamilyId,
        /// The track.
        track: TrackId,
    },
    /// Those roles of a family that stand at one level.
    Rung {
        /// The family.
        family: FamilyId,
        /// The level.
        level: LevelId,
    },
    /// A role.
    Role {
        /// Which.
        role: RoleId,
    },
    /// A competency of the library.
    Competency {
        /// Which.
        competency: CompetencyId,
    },
    /// What a role expects of a competency.
    Cell {
        /// The role.
        role: RoleId,
        /// The competency.
        competency: CompetencyId,
    },
    /// A way, or two roles next to one another.
    Way {
        /// From this role.
        from: RoleId,
        /// To this one.
        to: RoleId,
    },
    /// A roadblock on a way.
    Roadblock {
        /// The way starts here.
        from: RoleId,
        /// It ends here.
        to: RoleId,
        /// Which roadblock.
        roadblock: ItemId,
    },
    /// A branch.
    Branch {
        /// Which; none for what the first release published.
        branch: Option<ItemId>,
        /// Its roles.
        roles: Vec<RoleId>,
    },
    /// Roles that are equivalent.
    Peers {
        /// Which; none for what the first release published.
        peers: Option<ItemId>,
        /// The roles.
        roles: Vec<RoleId>,
    },
    /// Where the holders of a role that is gone are sent.
    Succession {
        /// The role that is gone.
        from: RoleId,
    },
    /// A table of who does what.
    Table {
        /// Which.
        table: ItemId,
    },
    /// The framework as a whole, e.g. the order of its roles.
    Whole,
}

impl Place {
    /// The role under which a page shows it.
    pub fn role(&self) -> Option<&RoleId> {
        match self {
            Self::Role { role } | Self::Cell { role, .. } => Some(role),
            Self::Way { from, .. } | Self::Roadblock { from, .. } | Self::Succession { from } => Some(from),
            Self::Branch { roles, .. } | Self::Peers { roles, .. } => roles.first(),
            _ => None,
        }
    }

    /// The family under which a page shows it; none for what all families share.
    pub fn family<'a>(&'a self, framework: &'a Framework) -> Option<&'a FamilyId> {
        match self {
            Self::Family { family } | Self::Track { family, .. } | Self::Rung { family, .. } => Some(family),
            Self::Competency { competency } => framework.competency(competency)?.family.as_ref(),
            _ => self.role().and_then(|role| framework.role(role)).map(|role| &role.family),
        }
    }
}
