//! Why a framework does not hold together.

use super::Framework;
use crate::ids::{CompetencyId, RoleId};

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
    /// A cell inherits from a role that is not there (any more).
    #[error("the expectations of {competency} at {role} inherit from {source_role}, which is not there: choose another source")]
    LostSource {
        /// The role of the cell.
        role: RoleId,
        /// Its competency.
        competency: CompetencyId,
        /// The role that is not there.
        source_role: RoleId,
    },
    /// A way leads to where it starts.
    #[error("a way leads from {role} to itself: name another role, or take it away")]
    Loop {
        /// The role.
        role: RoleId,
    },
    /// A cell is shown as one with another and says something of its own.
    #[error("{competency} at {role} is merged and has lines of its own: end the merging, or take the lines away")]
    MergedWithLines {
        /// The role of the cell.
        role: RoleId,
        /// Its competency.
        competency: CompetencyId,
    },
    /// A cell is shown as one with another, and it is not said with which.
    #[error("{competency} at {role} is merged with nothing: choose a source, or end the merging")]
    MergedWithNothing {
        /// The role of the cell.
        role: RoleId,
        /// Its competency.
        competency: CompetencyId,
    },
    /// Something has no name.
    #[error("the {what} {id} has no name: give it one")]
    Nameless {
        /// A word for it, e.g. `role`.
        what: &'static str,
        /// Which.
        id: String,
    },
    /// The levels are not numbered by their places.
    #[error("level {place} of the spine has the number {number}: number levels from 1 without a gap")]
    LevelNumber {
        /// Where it stands, from 1.
        place: usize,
        /// Its number.
        number: u8,
    },
    /// A role is there and is said to have gone into another.
    #[error("{role} is there, and its holders are sent on to another role: take the succession or the role away")]
    SuccessionOfPresent {
        /// The role.
        role: RoleId,
    },
    /// Those who held a role are sent on in a circle.
    #[error("who held {role} is sent on in a circle: name a role that is there")]
    SuccessionCircle {
        /// The role that is gone.
        role: RoleId,
    },
    /// There is more of something than the pages can show and the rules can look through.
    #[error("there are {count} of {what}, and at most {most} can be published: take some away, or split the framework")]
    TooMany {
        /// A word for it, e.g. `role`.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
}

impl FrameworkError {
    /// The same with roles and competencies by their names, for people.
    pub fn sentence(&self, framework: &Framework) -> String {
        let role = |id: &RoleId| framework.role_name(id);
        let at = |competency: &CompetencyId, id: &RoleId| format!("{} at {}", framework.competency_name(competency), role(id));
        match self {
            Self::Cycle { role, competency } => {
                format!("What {} expects leads back to itself. Choose another source.", at(competency, role))
            }
            Self::LostSource { role, competency, source_role } => format!(
                "{} takes over the lines of {source_role}, which is no longer there. Choose another source.",
                at(competency, role)
            ),
            Self::Loop { role: id } => {
                format!("A way leads from {} to itself. Name another role, or take it away.", role(id))
            }
            Self::MergedWithLines { role, competency } => {
                format!("{} is merged and has lines of its own. End the merging, or take the lines away.", at(competency, role))
            }
            Self::MergedWithNothing { role, competency } => {
                format!("{} is merged with nothing. Choose a source, or end the merging.", at(competency, role))
            }
            Self::SuccessionOfPresent { role: id } => format!(
                "{} is there, and its holders are sent on to another role. Take the succession or the role away.",
                role(id)
            ),
            _ => sentence_of(&self.to_string()),
        }
    }
}

/// An error as a sentence of its own: with a capital and a full stop.
fn sentence_of(error: &str) -> String {
    let mut letters = error.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
