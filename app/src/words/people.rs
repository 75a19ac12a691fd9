//! Lists of paths and of people.

pub const MY_LEAD: &str = "A path is a document you own. You start it, you name it, you decide who reads which part and when.";
pub const NEW: &str = "Start a new path";
pub const NEW_TITLE: &str = "Where does it lead?";
pub const NEW_HINT: &str = "A short name, for example “Towards principal engineer”. You can change it at any time.";
pub const NEW_BUTTON: &str = "Start";
pub const NOT_STARTED: &str = "The path could not be started. Give it a name and try again.";
pub const NONE_MINE: &str =
    "No path yet. You need no invitation: give it a name below, and it stays yours alone until you share it.";

pub const SUPPORT_LEAD: &str = "What the people who report to you have shared. Drafts stay theirs until they decide otherwise.";
pub const NONE_REPORTS: &str = "Nobody reports to you";
pub const NONE_REPORTS_MORE: &str = "When somebody does, the paths they share with you appear here.";
pub const NOTHING_SHARED: &str =
    "Nothing shared with you yet. Ask in your next conversation what they would like their work to become.";

pub const REVIEW_LEAD: &str = "Pinned versions that leadership was asked to decide on. What you read here never changes.";
pub const NONE_REVIEWS: &str = "Nothing to review";
pub const NONE_REVIEWS_MORE: &str = "Signed paths arrive here as numbered versions, once both sides have submitted them.";

/// Who owns a path, under its name.
pub fn of(employee: &str) -> String {
    format!("{employee}'s path")
}

pub fn version(number: u32) -> String {
    format!("Version {number}")
}

pub fn changed(when: &str) -> String {
    format!("changed {when}")
}
