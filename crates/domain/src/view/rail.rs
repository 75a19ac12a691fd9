//! The rail and whose turn it is.

use crate::state::Phase;
use serde::{Deserialize, Serialize};

/// Whose turn it is, seen from the asking person.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// Mine.
    Yours,
    /// The employee's.
    Employees,
    /// The manager's.
    Managers,
    /// Both sides'.
    Together,
    /// Leadership's.
    Leaderships,
    /// A stakeholder's.
    Stakeholders,
    /// Nobody's.
    Nobodys,
}

/// One phase of the rail.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RailPhase {
    /// Which.
    pub phase: Phase,
    /// How far.
    pub progress: Progress,
    /// Whose turn in this phase.
    pub turn: Turn,
    /// How many things are left; 0 for phases the person may not see into.
    pub left: u32,
}

impl RailPhase {
    /// Whether whoever sees it can do something about it now, alone or together with the other side.
    pub fn waits(&self) -> bool {
        matches!(self.progress, Progress::Current | Progress::Open) && matches!(self.turn, Turn::Yours | Turn::Together)
    }
}

/// The phases in which there is something to do for whoever sees them, the first to go to first: where the path stands comes before what was
/// passed with something left in it.
pub fn waiting(rail: &[RailPhase]) -> Vec<&RailPhase> {
    let mut waiting: Vec<&RailPhase> = rail.iter().filter(|p| p.waits()).collect();
    waiting.sort_by_key(|p| p.progress != Progress::Current);
    waiting
}

/// How far a phase is.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not begun.
    Ahead,
    /// Where the path stands: exactly one phase, until the path has ended.
    Current,
    /// It lies behind, and something in it is left.
    Open,
    /// Done.
    Done,
}
