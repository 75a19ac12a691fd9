//! The career framework.

pub mod edition;
pub mod import;
pub mod map;
pub mod matrix;
pub mod names;
pub mod places;
pub mod role;
pub mod start;
pub mod steps;
pub mod versions;

use domain::framework::headcount::FEWEST;

pub const FRAMEWORK: &str = super::FRAMEWORK;

pub const LEAD: &str = "What people do here at every level, how they grow, and where each role can lead.";
pub const NOT_YET: &str = "No framework is published yet";
pub const NOT_YET_MORE: &str = "It is being written. Paths can name a role of their own until then.";

/// Which version is shown.
pub fn version(number: u32) -> String {
    format!("Version {number}")
}

/// The draft, and what it follows.
pub fn draft_after(number: u32) -> String {
    if number == 0 { "Draft, never published".to_owned() } else { format!("Draft after version {number}") }
}

/// How many there are; of few, including none, only that. Where a number is told it is no small one, so that the plural fits.
pub fn some(count: Option<u32>, many: &str) -> String {
    count.map_or_else(|| format!("fewer than {FEWEST} {many}"), |count| format!("{count} {many}"))
}
