//! Names of rooms: `p/<proposal>/<section>/<generation>` for a section, `p/<proposal>/table` for who is here.

use crate::ids::ProposalId;
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
}

impl RoomName {
    /// The proposal that the room belongs to.
    pub fn proposal(&self) -> &ProposalId {
        match self {
            Self::Section { proposal, .. } | Self::Table { proposal } => proposal,
        }
    }

    /// The section, if the room holds one.
    pub fn section(&self) -> Option<Section> {
        match self {
            Self::Section { section, .. } => Some(*section),
            Self::Table { .. } => None,
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
        let mut parts = text.split('/');
        if parts.next() != Some("p") {
            return Err(InvalidRoom);
        }
        let proposal = parts.next().and_then(|p| ProposalId::parse(p).ok()).ok_or(InvalidRoom)?;
        let name = match (parts.next(), parts.next()) {
            (Some("table"), None) => Self::Table { proposal },
            (Some(key), Some(generation)) => {
                let section = Section::from_key(key).ok_or(InvalidRoom)?;
                let generation: u32 = generation.parse().ok().ok_or(InvalidRoom)?;
                Self::Section { proposal, section, generation }
            }
            _ => return Err(InvalidRoom),
        };
        // One spelling each: "007" or a trailing part would be a second name for the same room.
        if name.to_string() == text { Ok(name) } else { Err(InvalidRoom) }
    }
}

impl fmt::Display for RoomName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section { proposal, section, generation } => write!(f, "p/{proposal}/{}/{generation}", section.key()),
            Self::Table { proposal } => write!(f, "p/{proposal}/table"),
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
