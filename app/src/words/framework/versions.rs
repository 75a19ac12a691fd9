//! Versions of the framework and what changed between them.

pub const TITLE: &str = "Versions";
pub const LEAD: &str = "A path stays with the version it was written against. A new version never moves anybody's goalposts.";
pub const NONE: &str = "Nothing is published yet";
pub const NONE_MORE: &str = "The first version appears here once it is published.";
pub const CHANGES: &str = "What changed";
pub const DRAFT_CHANGES: &str = "What the draft changes";
pub const ALL_FAMILIES: &str = "For all families";
pub const MOVED: &str = "stands elsewhere";
pub const DRAFT: &str = "Draft";
pub const DRAFT_LEAD: &str = "What the draft would change if it were published now.";
pub const BEGINNING: &str = "the beginning";
pub const SAME: &str = "Nothing differs between the two.";
pub const COMPARE_TO: &str = "Compared with";
pub const COMPARE: &str = "Compare";
pub const NEW: &str = "new";
pub const GONE: &str = "no longer there";
pub const CHANGED: &str = "changed";
pub const ANONYMOUS: &str = "There from the beginning";

pub const LEVELS: &str = "Compare two levels";
pub const LEVELS_LEAD: &str = "What is expected in one family at one level and not at the other.";
pub const FAMILY: &str = "Family";
pub const FIRST: &str = "From level";
pub const SECOND: &str = "To level";
pub const NO_ROLES: &str = "This family has no role at one of the two levels.";
pub const SAME_LEVEL: &str = "Choose two different levels.";

/// `Version 3`.
pub fn version(number: u32) -> String {
    format!("Version {number}")
}

/// Read aloud for the link beside a version.
pub fn changes_of(number: u32) -> String {
    format!("What changed in version {number}")
}

/// The heading of the levels that are compared.
pub fn in_family(family: &str) -> String {
    format!("In {family}")
}

/// The heading of a comparison.
pub fn against(newer: &str, older: &str) -> String {
    format!("{newer} against {}", inside(older))
}

/// How many passages differ.
pub fn passages(count: usize) -> String {
    crate::words::count(count, "passage differs", "passages differ")
}

fn inside(name: &str) -> String {
    name.strip_prefix('V').map_or_else(|| name.to_owned(), |rest| format!("v{rest}"))
}
