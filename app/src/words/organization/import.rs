//! Bringing in a list of people.

use domain::view::{DirectoryDone, DirectoryFact};

pub const TITLE: &str = "Bring in a list of people";
pub const LEAD: &str = "A spreadsheet or an export of your directory. Nothing is written before you have seen what would change.";
pub const CHOOSE_HINT: &str =
    "CSV or XLSX, a row for each person, with columns for name, email and job title; managers by email, number or name.";
pub const READING: &str = "Reading the list\u{2026}";
pub const WRITING: &str = "Bringing people in\u{2026}";
pub const UNDOING: &str = "Taking the list back\u{2026}";

pub const COLUMNS: &str = "How the columns were read";
pub const COLUMNS_LEAD: &str = "A guess. Change what is wrong, and the list is read again. What no column says stays as it is.";
pub const READ_AGAIN: &str = "Read again like this";
/// What a column can hold: the key of the import, and its name.
pub const FIELDS: [(&str, &str); 10] = [
    ("ignore", "Leave it out"),
    ("name", "Full name"),
    ("given_name", "First name"),
    ("family_name", "Last name"),
    ("email", "Email"),
    ("title", "Job title"),
    ("manager", "Manager"),
    ("second_line", "Second line"),
    ("role", "Role in the framework"),
    ("number", "Number in the directory"),
];

pub const FOUND: &str = "What would change";
pub const PROBLEMS: &str = "To put right first";
pub const NOTES: &str = "What to know about the file";
pub const ADDED: &str = "New";
pub const CHANGED: &str = "Changed";
pub const RETURNED: &str = "Back again";
pub const MISSING: &str = "Not on the list";
pub const STAY: &str = "They stay as they are";
pub const LEAVE: &str = "They have left: sign them out everywhere";
pub const NONE: &str = "none";
pub const NOTHING_NEW: &str = "Everybody on this list is here as it says: there is nothing to change.";
pub const WRITE: &str = "Bring it in";
pub const WRITE_MORE: &str = "You can take it back in one step.";
pub const NOT_READY: &str = "First put right what is named above.";

pub const DONE: &str = "The list is brought in";
pub const TO_PEOPLE: &str = "See everybody";
pub const UNDO: &str = "Take it back";
pub const UNDO_MORE: &str = "Whoever was changed since, has chosen a password or takes part in a path stays as they are.";
pub const ANOTHER: &str = "Bring in another";
pub const UNDONE: &str = "The list was taken back: everybody is as before.";
pub const LAST: &str = "The last list";

pub fn column(number: usize) -> String {
    format!("Column {number}")
}

pub fn line(line: u32) -> String {
    format!("Line {line}:")
}

pub fn part(title: &str, total: usize) -> String {
    format!("{title}: {total}")
}

pub fn more(count: usize) -> String {
    format!("and {count} more")
}

pub fn unchanged(count: usize) -> String {
    match count {
        1 => "One person is here as the list says.".to_owned(),
        many => format!("{many} people are here as the list says."),
    }
}

pub fn missing(count: usize) -> String {
    match count {
        1 => "One person is here and not on the list. What becomes of them?".to_owned(),
        many => format!("{many} people are here and not on the list. What becomes of them?"),
    }
}

pub fn fact(what: DirectoryFact) -> &'static str {
    match what {
        DirectoryFact::Name => super::NAME,
        DirectoryFact::Title => super::TITLE,
        DirectoryFact::Manager => super::MANAGER,
        DirectoryFact::SecondLine => super::SECOND_LINE,
        DirectoryFact::Role => super::HOLDS,
    }
}

pub fn brought_in(done: &DirectoryDone) -> String {
    format!("{} added {} and changed {} people, by {}.", done.name, done.added, done.changed, done.by.name)
}

pub fn undone_left(count: usize) -> String {
    match count {
        1 => "The list was taken back, except for one person of whom something is known since:".to_owned(),
        many => format!("The list was taken back, except for {many} people of whom something is known since:"),
    }
}
