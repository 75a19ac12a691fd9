//! The career framework.

pub mod matrix;
pub mod places;
pub mod steps;

pub const LEAD: &str = "What people do here at every level, how they grow, and where each role can lead.";
pub const EMPTY: &str = "Nothing is written yet";
pub const EMPTY_MORE: &str = "A framework begins with a family of roles, such as engineering or finance.";
pub const NOT_YET: &str = "No framework is published yet";
pub const NOT_YET_MORE: &str = "It is being written. Paths can name a role of their own until then.";
pub const ROLE: &str = "role";
pub const ROLES: &str = "roles";

/// Which version is shown.
pub fn version(number: u32) -> String {
    format!("Version {number}")
}

/// The draft, and what it follows.
pub fn draft_after(number: u32) -> String {
    if number == 0 { "Draft, never published".to_owned() } else { format!("Draft after version {number}") }
}
