//! Names of rooms: `p/<proposal>/<section>/<generation>` for a section, `p/<proposal>/table` for who is here; `f/<framework>/text/<generation>`
//! and `f/<framework>/table` for the draft of a framework; `d/<person>` for somebody's desk.

use crate::ids::{FrameworkId, PersonId, ProposalId};
use crate::section::Section;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where people meet over the socket.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RoomName {
    /// The co-edited text of one section. The generation rises when the history is replaced, so that an old copy cannot merge back.
    Section {
        /// Which proposal.
        proposal: ProposalId,
        /// Which section.
        section: Section,
        /// How often the history was replaced.
        generation: u32,
    },
    /// The table both sit at: awareness and notices ("the proposal changed: fetch it again"), never text.
    Table {
        /// Which proposal.
        proposal: ProposalId,
    },
    /// The co-edited draft of a framework.
    Draft {
        /// Which framework.
        framework: FrameworkId,
        /// How often the history was replaced.
        generation: u32,
    },
    /// The table that its authors sit at.
    DraftTable {
        /// Which framework.
        framework: FrameworkId,
    },
    /// Somebody's desk: notices ("what lies on it may have changed: fetch it again"), never text.
    Desk {
        /// Whose.
        person: PersonId,
    },
}

/// What a room belongs to: rights to it follow from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About<'a> {
    /// A proposal.
    Proposal(&'a ProposalId),
    /// A framework.
    Framework(&'a FrameworkId),
    /// A person.
    Person(&'a PersonId),
}

/// What the document of a room looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A section of a proposal.
    Section(Section),
    /// The draft of a framework.
    Framework,
}

impl From<Section> for Shape {
    fn from(section: Section) -> Self {
        Self::Section(section)
    }
}

impl RoomName {
    /// What the room belongs to.
    pub fn about(&self) -> About<'_> {
        match self {
            Self::Section { proposal, .. } | Self::Table { proposal } => About::Proposal(proposal),
            Self::Draft { framework, .. } | Self::DraftTable { framework } => About::Framework(framework),
            Self::Desk { person } => About::Person(person),
        }
    }

    /// The section, if the room holds one.
    pub fn section(&self) -> Option<Section> {
        match self {
            Self::Section { section, .. } => Some(*section),
            Self::Table { .. } | Self::Draft { .. } | Self::DraftTable { .. } | Self::Desk { .. } => None,
        }
    }

    /// What its document looks like, if it holds one.
    pub fn shape(&self) -> Option<Shape> {
        match self {
            Self::Section { section, .. } => Some(Shape::Section(*section)),
            Self::Draft { .. } => Some(Shape::Framework),
            Self::Table { .. } | Self::DraftTable { .. } | Self::Desk { .. } => None,
        }
    }
}

/// A text that names no room.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a room")]
pub struct InvalidRoom;

impl std::str::FromStr for RoomName {
    type Err = InvalidRoom;
    fn from_str(text: &str) -> Result<Self, InvalidRoom> {
        let parts: Vec<&str> = text.split('/').collect();
        let name = match parts.as_slice() {
            ["p", proposal, rest @ ..] => of_proposal(ProposalId::parse(proposal).map_err(|_none| InvalidRoom)?, rest),
            ["f", framework, rest @ ..] => of_framework(FrameworkId::parse(framework).map_err(|_none| InvalidRoom)?, rest),
            ["d", person] => PersonId::parse(person).ok().map(|person| RoomName::Desk { person }),
            _ => None,
        };
        // One spelling each: "007" or a trailing part would be a second name for the same room.
        name.filter(|name| name.to_string() == text).ok_or(InvalidRoom)
    }
}

fn of_proposal(proposal: ProposalId, rest: &[&str]) -> Option<RoomName> {
    match rest {
        ["table"] => Some(RoomName::Table { proposal }),
        [key, generation] => {
            let (section, generation) = (Section::from_key(key)?, generation.parse().ok()?);
            Some(RoomName::Section { proposal, section, generation })
        }
        _ => None,
    }
}

fn of_framework(framework: FrameworkId, rest: &[&str]) -> Option<RoomName> {
    match rest {
        ["table"] => Some(RoomName::DraftTable { framework }),
        ["text", generation] => Some(RoomName::Draft { framework, generation: generation.parse().ok()? }),
        _ => None,
    }
}

impl fmt::Display for RoomName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section { proposal, section, generation } => write!(f, "p/{proposal}/{}/{generation}", section.key()),
            Self::Table { proposal } => write!(f, "p/{proposal}/table"),
            Self::Draft { framework, generation } => write!(f, "f/{framework}/text/{generation}"),
            Self::DraftTable { framework } => write!(f, "f/{framework}/table"),
            Self::Desk { person } => write!(f, "d/{person}"),
        }
    }
}

impl TryFrom<String> for RoomName {
    type Error = InvalidRoom;
    fn try_from(text: String) -> Result<Self, InvalidRoom> {
        text.parse()
    }
}

impl From<RoomName> for String {
    fn from(room: RoomName) -> String {
        room.to_string()
    }
}
