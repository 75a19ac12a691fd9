//! The career framework: families, tracks, one spine of levels, roles, competencies, cells that inherit, edges and branches.

mod resolve;
mod validate;

pub use resolve::clause_expectations;

use crate::ids::{CompetencyId, ExpectationId, FamilyId, ObjectiveId, RoleId, TrackId};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// A published framework. Proposals are pinned to its version.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Framework {
    /// Counts publications, from 1.
    pub version: u32,
    /// From when it holds.
    pub effective: Option<Date>,
    /// The spine shared by the whole organization, lowest first.
    pub levels: Vec<Level>,
    /// Job families.
    pub families: Vec<Family>,
    /// Roles of all families.
    pub roles: Vec<FrameworkRole>,
    /// Competencies of all families.
    pub competencies: Vec<Competency>,
    /// What a role expects of a competency.
    pub cells: Vec<Cell>,
    /// Ways from role to role.
    pub edges: Vec<Edge>,
    /// Places where a path splits into sides of equal worth.
    pub branches: Vec<Branch>,
}

/// One level of the spine.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", schema(as = FrameworkLevel))]
pub struct Level {
    /// Its place, from 1.
    pub number: u8,
    /// Its name.
    pub name: String,
}

/// A job family.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Which.
    pub id: FamilyId,
    /// Its name.
    pub name: String,
    /// Its tracks.
    pub tracks: Vec<Track>,
}

/// A track of a family: a way of growing in it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Which.
    pub id: TrackId,
    /// Its name.
    pub name: String,
}

/// A role: a place on a track at a level.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameworkRole {
    /// Which.
    pub id: RoleId,
    /// In which family.
    pub family: FamilyId,
    /// On which track; none where the tracks still share their base.
    pub track: Option<TrackId>,
    /// At which level of the spine.
    pub level: u8,
    /// The title without modifier.
    pub title: String,
    /// Whether people who hold it may also manage people: a removable part of the title, not a track.
    pub management_modifier: Option<String>,
    /// Responsibilities that people carry now.
    pub doing: Vec<String>,
    /// Responsibilities that they are about to take on.
    pub going_to_do: Vec<String>,
    /// Responsibilities that they want to grow into.
    pub want_to_do: Vec<String>,
}

/// What a competency belongs to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Knowledge and craft.
    Technical,
    /// Ways of working with others.
    Behavioural,
}

/// A competency of the library.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competency {
    /// Which.
    pub id: CompetencyId,
    /// Its name.
    pub name: String,
    /// What it means anywhere in the organization.
    pub definition: String,
    /// What it belongs to.
    pub category: Category,
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
    pub inherits: Option<RoleId>,
    /// What this role expects of its own.
    pub expectations: Vec<String>,
}

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
    pub needs: Vec<CompetencyId>,
}

/// A place where a path splits into sides of equal worth.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The roles that are worth the same.
    pub roles: Vec<RoleId>,
    /// The statement that says so.
    pub statement: String,
}

/// A strategic objective of the organization.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategicObjective {
    /// Which.
    pub id: ObjectiveId,
    /// Its name.
    pub name: String,
    /// What is meant.
    pub description: String,
}

/// One line of what is expected, and where it comes from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedLine {
    /// The line.
    pub text: String,
    /// The title of the role whose cell says it; empty for a clause of a job description.
    pub from: String,
}

/// Something to be rated: a competency of the target role with every line expected, or one clause of the job description.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    /// Which: the competency's id, or the clause's.
    pub id: ExpectationId,
    /// The competency's name, or the clause.
    pub title: String,
    /// The competency's category; none for a clause.
    pub category: Option<Category>,
    /// The lines, inherited ones first.
    pub lines: Vec<ExpectedLine>,
}

impl Expectation {
    /// Whether it is a clause of the employee's job description rather than a competency of the framework.
    pub fn is_clause(&self) -> bool {
        self.category.is_none()
    }
}

/// Why a framework does not hold together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameworkError {
    /// A cell inherits from itself, directly or by way of others.
    #[error("the expectations of {competency} at {role} inherit from themselves: choose another source")]
    Cycle {
        /// Where it was noticed.
        role: RoleId,
        /// Of which competency.
        competency: CompetencyId,
    },
    /// Something is named that does not exist.
    #[error("there is no {what} {id}: add it, or name another")]
    Dangling {
        /// A word for it, e.g. `role`.
        what: &'static str,
        /// What was named.
        id: String,
    },
    /// Two things have one name.
    #[error("there are two of {what} {id}: take one away")]
    Duplicate {
        /// A word for it, e.g. `role`.
        what: &'static str,
        /// Their name.
        id: String,
    },
}
