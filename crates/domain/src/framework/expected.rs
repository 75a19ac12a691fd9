//! What is rated: a competency with every line expected, or a clause of a job description.

use super::Category;
use crate::ids::ExpectationId;
use serde::{Deserialize, Serialize};

/// One line of what is expected, and where it comes from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedLine {
    /// The line.
    pub text: String,
    /// The title of the role whose cell says it; empty for a clause of a job description.
    pub from: String,
    /// Whether the role that the person holds today expects it too.
    #[serde(default)]
    pub known: bool,
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

    /// Whether `other` asks exactly the same of a person, wherever its lines come from and whoever knows them already: then a rating of
    /// the one is a rating of the other.
    pub fn expects_the_same(&self, other: &Self) -> bool {
        let texts = |e: &Self| e.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        self.id == other.id && self.title == other.title && texts(self) == texts(other)
    }
}
