//! The spine of levels, and the families with their tracks.

use crate::ids::{FamilyId, InvalidId, LevelId, PersonId, TrackId};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// One level of the spine.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", schema(as = FrameworkLevel))]
#[serde(try_from = "Stored")]
pub struct Level {
    /// Which, wherever it stands.
    pub id: LevelId,
    /// Its place, from 1.
    pub number: u8,
    /// Its name.
    pub name: String,
}

/// Levels as they are stored: the first release knew them by their number alone.
#[derive(Deserialize)]
struct Stored {
    id: Option<LevelId>,
    number: u8,
    name: String,
}

impl TryFrom<Stored> for Level {
    type Error = InvalidId;
    fn try_from(stored: Stored) -> Result<Self, InvalidId> {
        let Stored { id, number, name } = stored;
        let id = match id {
            Some(id) => id,
            None => Self::id_of(number)?,
        };
        Ok(Self { id, number, name })
    }
}

impl Level {
    /// The id of a level that has only a number, e.g. `level-3`.
    pub fn id_of(number: u8) -> Result<LevelId, InvalidId> {
        LevelId::parse(&format!("level-{number}"))
    }
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
    #[serde(default)]
    pub tracks: Vec<Track>,
    /// Who keeps it up to date.
    #[serde(default)]
    pub owner: Option<PersonId>,
    /// When it is to be looked at again.
    #[serde(default)]
    pub review: Option<Date>,
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

impl Family {
    /// A family without tracks.
    pub fn new(id: FamilyId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), tracks: Vec::new(), owner: None, review: None }
    }
}
