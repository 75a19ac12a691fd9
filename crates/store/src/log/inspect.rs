//! Looking for damage before somebody needs the text: every room of every proposal and every draft, as it lies on disk.

use super::load::whole;
use super::{Stored, number_of, sum};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::Section;
use std::fmt;
use surrealdb_types::{RecordId, Value};
use sync::Damage;
use sync::log::{Loaded, LogError};

/// Proposals of one read.
const PAGE: i64 = 200;

/// A room that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedRoom {
    /// Which.
    pub room: RoomName,
    /// How bad it is.
    pub state: DamagedState,
}

/// How bad it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DamagedState {
    /// Everything can be read. What would stand in for the newest snapshot is damaged, or stands in for it already; the next compactions
    /// replace it.
    Spare {
        /// The row or the snapshot that is damaged.
        at: u64,
    },
    /// It can be read up to a row, and not be written.
    ReadOnly {
        /// The last good row.
        up_to: u64,
        /// What is wrong behind it.
        damage: Damage,
    },
    /// Nothing of it can be read.
    Lost {
        /// Why not.
        reason: String,
    },
}

impl DamagedRoom {
    /// Whether everything that was written can be read all the same.
    pub fn is_readable(&self) -> bool {
        matches!(self.state, DamagedState::Spare { .. })
    }
}

impl fmt::Display for DamagedRoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.state {
            DamagedState::Spare { at } => write!(f, "{}: the reserve is damaged at row {at}; everything can be read", self.room),
            DamagedState::ReadOnly { up_to, damage } => {
                write!(f, "{}: {damage}; it can be read up to row {up_to} and not be written", self.room)
            }
            DamagedState::Lost { reason } => write!(f, "{}: nothing can be read: {reason}", self.room),
        }
    }
}

impl Store {
    /// Reads the rooms of every proposal and of every framework's draft and tells which are damaged. Takes as long as reading all text takes.
    pub async fn damaged_rooms(&self) -> Result<Vec<DamagedRoom>, Error> {
        let mut damaged = Vec::new();
        let mut last = None;
        loop {
            let page = self.proposals_after(last.as_ref()).await?;
            for proposal in &page {
                damaged.append(&mut self.damaged_rooms_of(proposal).await?);
            }
            match page.into_iter().next_back() {
                Some(proposal) => last = Some(proposal),
                None => break,
            }
        }
        for draft in self.drafts().await? {
            damaged.extend(self.damaged_room(draft.room()).await?);
        }
        Ok(damaged)
    }

    /// The damaged rooms of a proposal's present generation.
    pub async fn damaged_rooms_of(&self, proposal: &Proposal) -> Result<Vec<DamagedRoom>, Error> {
        let mut damaged = Vec::new();
        for section in Section::ALL {
            let room = RoomName::Section { proposal: proposal.id.clone(), section, generation: proposal.generation };
            damaged.extend(self.damaged_room(room).await?);
        }
        Ok(damaged)
    }

    /// What is wrong with a room, if anything is.
    pub async fn damaged_room(&self, room: RoomName) -> Result<Option<DamagedRoom>, Error> {
        let state = match self.read_room(&room).await {
            Ok(Loaded { damage: Some(damage), seq, .. }) => Some(DamagedState::ReadOnly { up_to: seq, damage }),
            Ok(_) => self.damaged_reserve(&room).await?.map(|at| DamagedState::Spare { at }),
            Err(LogError::Unavailable(reason)) => return Err(Error::Unreadable { what: "a room", reason }),
            Err(error @ (LogError::Missing | LogError::Corrupt(_))) => Some(DamagedState::Lost { reason: error.to_string() }),
        };
        Ok(state.map(|state| DamagedRoom { room, state }))
    }

    /// What of a readable room is damaged: a snapshot, or a row that a newer snapshot covers. An older snapshot that is gone leaves no trace.
    async fn damaged_reserve(&self, room: &RoomName) -> Result<Option<u64>, Error> {
        let Some(parts) = key::parts_of(room) else { return Ok(None) };
        let unit =
            Unit::new("SELECT id, data, sum FROM $snapshots").bind("snapshots", key::below("collab_snapshot", parts.clone()));
        let snapshots: Vec<Stored> = self.run(unit).await?.take(0)?;
        if let Some(damaged) = snapshots.iter().rfind(|stored| whole(&parts, stored).is_none()) {
            return Ok(Some(number(&damaged.id)));
        }
        let mut numbers = snapshots.iter().rev().map(|stored| number(&stored.id));
        let (newest, older) = (numbers.next().unwrap_or_default(), numbers.next());
        let covered = Unit::new("SELECT id, data, sum FROM $range")
            .bind("range", key::after("collab_update", &parts, key::int(older.unwrap_or_default(), "a row's number")?));
        let rows: Vec<Stored> = self.run(covered).await?.take(0)?;
        let rows = rows.iter().take_while(|stored| number(&stored.id) <= newest);
        let mut next = older.map(|older| older + 1);
        for stored in rows {
            let expected = next.unwrap_or_else(|| number(&stored.id));
            if number(&stored.id) != expected || !row_holds(&parts, stored) {
                return Ok(Some(expected));
            }
            next = Some(expected + 1);
        }
        Ok(next.filter(|next| *next <= newest))
    }

    /// The proposals behind that one, in the order of their ids, as many as are read at once.
    pub(crate) async fn proposals_after(&self, last: Option<&Proposal>) -> Result<Vec<Proposal>, Error> {
        let range = key::behind("proposal", last.map(|proposal| proposal.id.as_str()));
        let unit = Unit::new("SELECT VALUE body FROM $range LIMIT $page").bind("range", range).bind("page", PAGE);
        row::parse_all("a proposal", self.run(unit).await?.take(0)?)
    }
}

fn row_holds(parts: &[Value], stored: &Stored) -> bool {
    number_of(&stored.id).is_some_and(|number| sum::holds("collab_update", parts, number, &stored.data, &stored.sum))
}

/// The number at the end of an id, as the rooms count.
fn number(id: &RecordId) -> u64 {
    number_of(id).and_then(|number| u64::try_from(number).ok()).unwrap_or_default()
}
