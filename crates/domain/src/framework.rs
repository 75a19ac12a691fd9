//! The career framework: families, tracks, one spine of levels, roles, competencies, cells that inherit, edges and branches.

pub mod advice;
mod aim;
mod cell;
pub mod chart;
mod choice;
mod coming;
pub mod compare;
mod competency;
mod error;
mod expected;
mod guide;
pub mod headcount;
mod index;
mod limits;
pub mod litmus;
mod names;
mod pay;
mod place;
mod problems;
mod project;
mod publish;
mod resolve;
mod role;
pub mod routes;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
mod spine;
mod succession;
mod validate;
mod visible;
mod way;
mod wording;

pub use cell::{Cell, Need};
pub use choice::{Open, OpenChoice, open_choices};
pub use coming::{Announced, Begin, Coming};
pub use competency::{Category, Competency, Source};
pub use error::FrameworkError;
pub use expected::{Expectation, ExpectedLine};
pub use guide::{ChoiceAnswer, ChoiceQuestion, Dimension, Distinction, Philosophy};
pub use index::Index;
pub use limits::{MAX_BANDS, MAX_CELLS, MAX_COMPETENCIES, MAX_EDGES, MAX_FAMILIES, MAX_LEVELS, MAX_LINES, MAX_ROLES};
pub use pay::{Band, Visibility};
pub use place::Place;
pub use project::{Assignment, Booking, Mocha, Part, Who, double_booked, tree};
pub use publish::{Hindrance, ready};
pub use resolve::{Line, clause_expectations};
pub use role::{FrameworkRole, Modifier, Pathway, Selection, Standing, Succession};
pub use spine::{Family, Level, Track};
pub use visible::Viewer;
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
    /// The department whose objective it is; empty for the whole organization.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub department: String,
    /// Who answers for it; empty where nobody is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Its last day; none where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Since which day it is offered no more: it was ended, or worded anew under another id. Goals that serve it keep its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Date>,
}

impl StrategicObjective {
    /// An objective of the whole organization that has no end.
    pub fn new(id: ObjectiveId, name: impl Into<String>, description: impl Into<String>) -> Self {
        let (department, owner) = (String::new(), String::new());
        Self { id, name: name.into(), description: description.into(), department, owner, until: None, ended: None }
    }

    /// Whether goals may be linked to it on a day.
    pub fn is_offered(&self, today: Date) -> bool {
        self.ended.is_none() && self.until.is_none_or(|last| last >= today)
    }
}
