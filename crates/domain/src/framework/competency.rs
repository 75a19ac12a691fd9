//! The library of competencies.

use crate::ids::{CompetencyId, FamilyId};
use serde::{Deserialize, Serialize};

/// What a competency belongs to.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Knowledge and craft.
    Technical,
    /// Ways of working with others.
    Behavioural,
}

/// Where a competency was found.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// What a job description asks for.
    JobDescription,
    /// What is expected of people in the role.
    Expectation,
    /// What past evaluations spoke about.
    PastEvaluation,
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
    #[serde(default)]
    pub definition: String,
    /// What it belongs to.
    pub category: Category,
    /// The family that it is of; none for one that families share.
    #[serde(default)]
    pub family: Option<FamilyId>,
    /// Where it was found.
    #[serde(default)]
    pub source: Option<Source>,
    /// Which job description, expectation or evaluation, in words.
    #[serde(default)]
    pub source_note: String,
    /// How it shows, anywhere in the organization.
    #[serde(default)]
    pub examples: Vec<String>,
}

impl Competency {
    /// A competency with nothing but name and category, which all families share.
    pub fn new(id: CompetencyId, name: impl Into<String>, category: Category) -> Self {
        Self {
            id,
            name: name.into(),
            definition: String::new(),
            category,
            family: None,
            source: None,
            source_note: String::new(),
            examples: Vec::new(),
        }
    }
}
