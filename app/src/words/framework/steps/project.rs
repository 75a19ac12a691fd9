//! Who does what while the framework is written.

use domain::framework::Part;

pub const EMPTY: &str = "Nobody is named yet";
pub const EMPTY_MORE: &str = "Begin with one table for the whole. Add one below it for each department that writes its own part.";
pub const FIRST: &str = "Add the first table";
pub const ADD: &str = "Add a table";
pub const ADD_BELOW: &str = "Add a part of this";
pub const WORK: &str = "Work";
pub const WORK_HINT: &str = "The career framework of the whole organization";
pub const PART_OF: &str = "Part of";
pub const PART_OF_NONE: &str = "Nothing: it is the whole";
pub const WHO: &str = "Who";
pub const IN_WORDS: &str = "Somebody else, in words";
pub const WHO_WORDS: &str = "In words";
pub const WHO_HINT: &str = "the works council";
pub const NOTE: &str = "With what";
pub const NOTE_HINT: &str = "what others pay";
pub const BOOKED: &str = "Double-booked";
pub const BOOKED_MORE: &str = "A small team may have no choice. It is worth a word with them.";
pub const OWNER: &str = "Choosing who drives it";
pub const OWNER_LEAD: &str = "Whoever drives this work asks others to be open about power and pay. Before you name somebody:";
pub const OWNER_CHECKS: [&str; 4] = [
    "They are senior enough that a department head returns their call.",
    "They have helped people grow, and those people would say so.",
    "They notice who is missing or held back, and say it before they are asked.",
    "They go and ask people at every level, and people tell them.",
];

/// What a part is called.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Manager => "Manager",
        Part::Owner => "Owner",
        Part::Consulted => "Consulted",
        Part::Helper => "Helpers",
        Part::Approver => "Approver",
    }
}

/// One person's part in a sentence.
pub fn one(part: Part) -> &'static str {
    match part {
        Part::Manager => "manager",
        Part::Owner => "owner",
        Part::Consulted => "consulted",
        Part::Helper => "helper",
        Part::Approver => "approver",
    }
}

/// What a part means.
pub fn means(part: Part) -> &'static str {
    match part {
        Part::Manager => "assigns the work and answers for it",
        Part::Owner => "drives it",
        Part::Consulted => "is heard",
        Part::Helper => "does a piece of it",
        Part::Approver => "signs it off",
    }
}

/// The button that adds somebody.
pub fn add(part: Part) -> &'static str {
    match part {
        Part::Manager => "Add a manager",
        Part::Owner => "Add an owner",
        Part::Consulted => "Add somebody to be heard",
        Part::Helper => "Add a helper",
        Part::Approver => "Add an approver",
    }
}

/// A table is called by its work, or by its place.
pub fn table(title: &str, number: usize) -> String {
    if title.trim().is_empty() { format!("Table {number}") } else { title.trim().to_owned() }
}

/// Somebody works in several tables.
pub fn spread(who: &str, tables: &str) -> String {
    format!("{who} drives or helps in several tables: {tables}.")
}

/// Somebody has two parts that do not go together.
pub fn clash(who: &str, one: &str, other: &str, table: &str) -> String {
    format!("{who} is {one} and {other} of “{table}”: who drives the work would sign it off too.")
}
