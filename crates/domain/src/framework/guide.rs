//! What the guided steps ask: the philosophy, what changes between levels, and the choice points.

use crate::ids::LevelId;
use crate::people::PersonSummary;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What the organization believes about growing.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Philosophy {
    /// Why careers matter here, and how decisions about them are made.
    pub why: String,
    /// Which values that follows from.
    pub values: String,
}

impl Philosophy {
    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        crate::text::is_blank(&self.why) && crate::text::is_blank(&self.values)
    }
}

/// In what a level differs from the one below.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// How much somebody answers for.
    Scope,
    /// How hard what they handle is.
    Complexity,
    /// How much of it, or how efficiently.
    Volume,
    /// How far they drive the work themselves.
    Drive,
    /// Position and influence inside and outside.
    Influence,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Self; 5] = [Self::Scope, Self::Complexity, Self::Volume, Self::Drive, Self::Influence];
}

/// A distinguishing factor: what changes in one dimension at one level.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distinction {
    /// The level that differs from the one below.
    pub level: LevelId,
    /// In what.
    pub dimension: Dimension,
    /// Examples, one a line.
    pub examples: Vec<String>,
}

/// A question that every distinguishing factor is asked before it is published.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceQuestion {
    /// Who could be held back by this, and who could gain.
    Affected,
    /// Whose view is needed to check it.
    Input,
    /// How it works against unequal chances.
    Interrupts,
}

impl ChoiceQuestion {
    /// Every question.
    pub const ALL: [Self; 3] = [Self::Affected, Self::Input, Self::Interrupts];
}

/// An answer to one question about one distinguishing factor: a record, whose author is known.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceAnswer {
    /// The level of the factor.
    pub level: LevelId,
    /// Its dimension.
    pub dimension: Dimension,
    /// Which question.
    pub question: ChoiceQuestion,
    /// The answer.
    pub answer: String,
    /// The examples that it was given about, one a line: when they change, it is asked again.
    pub about: String,
    /// Who answered.
    pub by: PersonSummary,
    /// When.
    pub at: Timestamp,
}
