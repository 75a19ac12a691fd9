//! Who does what while the framework is written: MOCHA (manager, owner, consulted, helper, approver), one for the whole and one for each
//! department below it.

mod booking;
mod tree;

pub use booking::{Booking, Who, double_booked};
pub use tree::tree;

use crate::ids::{ItemId, PersonId};
use serde::{Deserialize, Serialize};

/// One table of who does what.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mocha {
    /// Which.
    pub id: ItemId,
    /// The table that this one is a part of; none for the whole.
    #[serde(default)]
    pub parent: Option<ItemId>,
    /// The work, e.g. a department's pathway.
    pub title: String,
    /// Who does what.
    #[serde(default)]
    pub people: Vec<Assignment>,
}

/// What somebody does in a project.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Assigns the work and answers for it.
    Manager,
    /// Drives it.
    Owner,
    /// Gives input.
    Consulted,
    /// Does part of it.
    Helper,
    /// Signs off.
    Approver,
}

impl Part {
    /// Every part, in the order of the name.
    pub const ALL: [Self; 5] = [Self::Manager, Self::Owner, Self::Consulted, Self::Helper, Self::Approver];

    /// The part in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Owner => "owner",
            Self::Consulted => "consulted",
            Self::Helper => "helper",
            Self::Approver => "approver",
        }
    }
}

/// Somebody's part.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Which.
    pub id: ItemId,
    /// What they do.
    pub part: Part,
    /// Who, if they are in the directory.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Who, in words: somebody outside, a group, a board. Empty where the person is named.
    #[serde(default)]
    pub who: String,
    /// With what, e.g. salary research.
    #[serde(default)]
    pub note: String,
}
