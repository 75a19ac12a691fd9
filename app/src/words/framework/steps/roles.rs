//! Choosing roles.

pub const EMPTY: &str = "There are no roles yet";
pub const EMPTY_MORE: &str = "Add families, levels and roles in the matrix, or bring them in from a file.";
pub const IMPORT: &str = "Import a file";
pub const COVERAGE: &str = "Where you stand";
pub const BEGIN: &str = "Begin with one or two roles: those that many people hold, where growing looks different from level to level, and where \
                         a path would make people stay.";
pub const NEXT: &str = "These suggest themselves next:";
pub const PREVALENT: &str = "Do many people hold it?";
pub const DISTINCT: &str = "Does it ask for something of its own at each step?";
pub const RETAINS: &str = "Would a path make people stay, or grow into more?";
pub const YES: &str = "Yes";
pub const NO: &str = "No";
pub const OPEN: &str = "Open";
pub const WITHOUT: &str = "There will be no path inside the organization for this role";
pub const SUPPORT: &str = "How people in this role are supported in going further all the same";
pub const SUPPORT_HINT: &str = "Each of them has a conversation about their goals twice a year, a budget for learning, and a reference that says what \
                                they can do.";
pub const REFLECTION: &str = "Whom does leaving this role out hold back, and what speaks for it all the same?";
pub const REFLECTION_HINT: &str =
    "Most who hold it are young and part-time, and many of them came here from elsewhere. We look at it again in a year.";
pub const NO_PATH: &str = "No path planned";
pub const TO_SAY: &str = "Say how they are supported";

/// How many people hold a role; of few it is not told how many.
pub fn held(count: Option<u32>) -> String {
    crate::words::framework::some(count, "people")
}

/// How the three questions stand.
pub fn answers(yes: usize, answered: usize) -> String {
    if answered == 0 { String::new() } else { format!("{yes} of {answered} yes") }
}

/// The coverage in a sentence.
pub fn coverage(written: usize, waiting: usize, without: usize) -> String {
    let written = crate::words::count(written, "role has a written path", "roles have a written path");
    let waiting = match waiting {
        0 => "none waits for one".to_owned(),
        1 => "1 waits for one".to_owned(),
        many => format!("{many} wait for one"),
    };
    let without = match without {
        0 => "none is planned without".to_owned(),
        1 => "1 is planned without".to_owned(),
        many => format!("{many} are planned without"),
    };
    format!("{written}, {waiting}, {without}.")
}

/// How many people that is.
pub fn people(with: u32, all: u32) -> String {
    format!("That is a path for {with} of {all} people.")
}

/// A role that suggests itself.
pub fn suggested(name: &str, yes: usize, held: Option<u32>) -> String {
    let why = match yes {
        0 => self::held(held),
        yes => format!("{yes} of 3 yes, {}", self::held(held)),
    };
    format!("{name} ({why})")
}
