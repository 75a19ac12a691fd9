//! Ways from role to role, what stands in them, and roles that are worth the same.

use crate::ids::{CompetencyId, ItemId, PersonId, RoleId};
use serde::{Deserialize, Serialize};

/// How an edge leads.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum EdgeKind {
    /// One level up.
    Up,
    /// Same level, another family or track.
    Lateral,
    /// Only when something holds.
    Conditional {
        /// The condition in words.
        condition: String,
    },
}

/// A way from one role to another.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// From here.
    pub from: RoleId,
    /// To there.
    pub to: RoleId,
    /// How.
    pub kind: EdgeKind,
    /// The competencies needed.
    #[serde(default)]
    pub needs: Vec<CompetencyId>,
    /// What stands in the way.
    #[serde(default)]
    pub roadblocks: Vec<Roadblock>,
}

impl Edge {
    /// A way without needs and roadblocks.
    pub fn new(from: RoleId, to: RoleId, kind: EdgeKind) -> Self {
        Self { from, to, kind, needs: Vec::new(), roadblocks: Vec::new() }
    }
}

/// Something that keeps people from going a way.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roadblock {
    /// Which.
    pub id: ItemId,
    /// What it is.
    pub text: String,
    /// What is done about it.
    #[serde(default)]
    pub remedy: Option<Remedy>,
    /// How exactly.
    #[serde(default)]
    pub plan: String,
    /// Who sees to it.
    #[serde(default)]
    pub owner: Option<PersonId>,
}

/// What is done about a roadblock.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Training by the organization itself.
    InHouseTraining,
    /// Training elsewhere.
    ExternalTraining,
    /// A coach.
    Coaching,
    /// Money for learning.
    Scholarship,
    /// Time away.
    Sabbatical,
    /// Something else.
    Other,
}

/// A place where a path splits into sides of equal worth.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// Which, in the draft; none for what the first release published.
    #[serde(default)]
    pub id: Option<ItemId>,
    /// The roles that are worth the same.
    pub roles: Vec<RoleId>,
    /// The statement that says so.
    pub statement: String,
}

/// Roles of several families that are equivalent: who holds one can move to another with the competencies that differ.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peers {
    /// Which, in the draft; none for what the first release published.
    #[serde(default)]
    pub id: Option<ItemId>,
    /// The equivalent roles.
    pub roles: Vec<RoleId>,
    /// What they have in common.
    #[serde(default)]
    pub note: String,
}
