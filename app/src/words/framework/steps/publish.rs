//! Publishing.

use crate::words::dates;
use domain::time::Date;

pub const HINDERED: &str = "What has to be fixed first";
pub const HINDERED_LEAD: &str = "Each line leads to its place.";
pub const READY: &str = "Nothing stands in the way. You can publish.";
pub const SUCCESSOR: &str = "Their holders move to";
pub const SUCCESSOR_NONE: &str = "Not decided yet";
pub const CHANGES: &str = "What is new";
pub const FIRST_VERSION: &str = "This will be the first version: everything in it is new.";
pub const NO_CHANGES: &str = "Nothing has changed since the last version, so there is nothing to publish.";
pub const SHARED: &str = "All families";
pub const CONCERNED: &str = "Whom it concerns";
pub const KEEP: &str = "Open paths keep the version that they were written against. Nobody's expectations move.";
pub const NOBODY_MOVES: &str = "No role is removed.";
pub const WHEN: &str = "When and why";
pub const EFFECTIVE: &str = "Takes effect on (leave empty for today)";
pub const EFFECTIVE_HINT: &str = "Until that day the version before stays in force: for new paths, and for who holds which role.";
pub const NOTE: &str = "What is new, in your words";
pub const NOTE_HINT: &str = "Everybody reads it beside the version.";
pub const DRAFT_NOTE: &str = "Begin with a list of what changed";
pub const PUBLISH: &str = "Publish";
pub const CONFIRM_MORE: &str = "Everybody can read it then, and it never changes again. What comes later is another version.";
pub const LOADING: &str = "Comparing with the last version…";
pub const UNSAVED: &str = "Publishing waits until everything that was written is saved.";
pub const READ: &str = "Read it";
/// How many lines a note is begun with.
pub const MORE: &str = "And more.";

/// The question before publishing.
pub fn confirm(version: u32) -> String {
    format!("Publish version {version}?")
}

/// It is done.
pub fn published(version: u32) -> String {
    format!("Version {version} is published.")
}

/// How many changes there are.
pub fn changes(count: usize, version: u32) -> String {
    format!("{} since version {version}.", crate::words::count(count, "change", "changes"))
}

/// A role goes, and where its holders go.
pub fn goes(title: &str, people: &str, to: Option<&str>) -> String {
    match to {
        Some(to) => format!("{title} is removed. {people} Whoever holds it holds {to} from then on."),
        None => format!("{title} is removed. {people} Say which role they move to."),
    }
}

/// Which versions are to come, and what another one makes of them.
pub fn coming(version: u32, day: Date) -> String {
    format!("Version {version} begins on {}. A version that begins before, or on that day, takes its place.", dates::day(day))
}

/// A version that begins later.
pub fn begins(day: Date) -> String {
    format!("It begins on {}.", dates::day(day))
}
