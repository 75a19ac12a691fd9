//! The career framework: families, tracks, one spine of levels, roles, competencies, cells that inherit, edges and branches.

mod cell;
pub mod chart;
mod competency;
mod error;
mod expected;
mod guide;
mod pay;
mod project;
mod resolve;
mod role;
pub mod routes;
mod spine;
mod validate;
mod way;

pub use cell::{Cell, Need};
pub use competency::{Category, Competency, Source};
pub use error::FrameworkError;
pub use expected::{Expectation, ExpectedLine};
pub use guide::{ChoiceAnswer, ChoiceQuestion, Dimension, Distinction, Philosophy};
pub use pay::{Band, Visibility};
pub use project::{Assignment, Mocha, Part};
pub use resolve::clause_expectations;
pub use role::{FrameworkRole, Modifier, Pathway, Selection, Standing, Succession};
pub use spine::{Family, Level, Track};
pub use way::{Branch, Edge, EdgeKind, Peers, Remedy, Roadblock};

use crate::ids::ObjectiveId;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// A framework: as published, which never changes and which proposals are pinned to, or as the draft stands.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Framework {
    /// Counts publications, from 1; 0 for a draft that nothing was published before.
    pub version: u32,
    /// From when it holds.
    pub effective: Option<Date>,
    /// What the organization believes about growing.
    pub philosophy: Philosophy,
    /// The spine shared by the whole organization, lowest first.
    pub levels: Vec<Level>,
    /// What changes from level to level.
    pub distinctions: Vec<Distinction>,
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
    /// Roles of several families that are equivalent.
    pub peers: Vec<Peers>,
    /// Roles that were merged into others or taken away: where the people and their work go.
    pub successions: Vec<Succession>,
    /// Who does what while the framework is written. Published with it for its owners alone.
    pub project: Vec<Mocha>,
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
