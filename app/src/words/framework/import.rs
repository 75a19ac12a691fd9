//! Bringing in files.

use crate::words::count;
use domain::view::ImportCounts;

pub const TITLE: &str = "Import files";
pub const LEAD: &str =
    "Read a framework from spreadsheets, documents or an export. Nothing is written before you have seen what would change.";
pub const CHOOSE_HINT: &str = "YAML, JSON, CSV, XLSX, Markdown, HTML, or a ZIP of these; up to 20 MB together.";
pub const READING: &str = "Reading the files…";
pub const WRITING: &str = "Writing into the draft…";
pub const UNDOING: &str = "Undoing the import…";

pub const FOUND: &str = "What was found";
pub const FOUND_NOT_YET: &str = "Nothing could be read yet.";
pub const FOUND_NOTHING: &str = "Nothing that belongs in a framework was found.";
pub const NOTES: &str = "What to know about the files";
pub const REFUSED: &str = "Could not be read";
pub const REPAIR: &str = "Repair and read again";

pub const MAPPING: &str = "How it was read";
pub const MAPPING_LEAD: &str = "A guess. Change what is wrong, and the files are read again.";
pub const FAMILIES: &str = "Families";
pub const TABLES: &str = "Tables";
pub const TABLE_HOLDS: &str = "What it holds";
pub const LEVELS: &str = "Levels that the draft does not have";
pub const IN_PLACE: &str = "Put them where they stand in the files";
pub const APPEND: &str = "Put them at the end";
pub const READ_AGAIN: &str = "Read again like this";

pub const CHANGES: &str = "What would change";
pub const NO_CHANGES: &str = "The draft says all of this already: there is nothing to write.";
pub const WRITE: &str = "Write into the draft";
pub const WRITE_MORE: &str = "You can undo it in one step.";
pub const NOT_READY: &str = "First repair or remove what could not be read.";

pub const DONE: &str = "Written into the draft";
pub const TO_DRAFT: &str = "Go to the draft";
pub const ANOTHER: &str = "Import more";
pub const UNDO: &str = "Undo this import";
pub const UNDO_MORE: &str = "What somebody changed since stays as it is.";
pub const UNDONE: &str = "The import was undone.";
pub const UNDONE_LEFT: &str = "The import was undone, except for what somebody has changed since:";
pub const LAST: &str = "The last import";

/// What a table can hold: the key of the import, and its name.
pub const SHAPES: [(&str, &str); 6] = [
    ("matrix", "Roles or levels side by side, competencies below one another"),
    ("transposed", "Roles or levels below one another, competencies side by side"),
    ("rows", "One thing in each row"),
    ("skills", "One competency, levels side by side"),
    ("own", "A table that Waymark wrote"),
    ("nothing", "Leave it out"),
];

/// What a column can hold: the key of the import, and its name.
pub const FIELDS: [(&str, &str); 26] = [
    ("ignore", "Leave it out"),
    ("family", "Family"),
    ("family_id", "Family, its identifier"),
    ("track", "Track"),
    ("track_id", "Track, its identifier"),
    ("level", "Level"),
    ("level_id", "Level, its identifier"),
    ("level_number", "Level, its number"),
    ("role", "Role"),
    ("role_id", "Role, its identifier"),
    ("grade", "Grade"),
    ("competency", "Competency"),
    ("competency_id", "Competency, its identifier"),
    ("category", "Technical or behavioural"),
    ("definition", "Definition"),
    ("skill", "Skill within the competency"),
    ("expectation", "Expectation"),
    ("inherits", "Inherits from"),
    ("need", "Must or nice to have"),
    ("why", "Why it must be there"),
    ("meaning", "Meaning in this role"),
    ("responsibilities", "Responsibilities"),
    ("salary_low", "Pay, lowest"),
    ("salary_high", "Pay, highest"),
    ("salary_range", "Pay, both in one"),
    ("region", "Region of the pay"),
];

/// `2 families, 12 roles, 5 levels, 8 competencies, 61 filled cells`.
pub fn counts(found: ImportCounts) -> String {
    let each = [
        (found.families, "family", "families"),
        (found.roles, "role", "roles"),
        (found.levels, "level", "levels"),
        (found.competencies, "competency", "competencies"),
        (found.cells, "filled cell", "filled cells"),
    ];
    let said = each.into_iter().map(|(number, one, many)| count(usize::try_from(number).unwrap_or(usize::MAX), one, many));
    said.collect::<Vec<_>>().join(", ")
}

/// How many things would change.
pub fn changes(number: usize) -> String {
    count(number, "change", "changes")
}

/// How many changes were made.
pub fn made(changes: u32) -> String {
    count(usize::try_from(changes).unwrap_or(usize::MAX), "change", "changes")
}

/// Where something is in a file.
pub fn place(file: &str, place: &str, line: Option<u32>) -> String {
    let line = line.map(|line| format!("line {line}"));
    let parts = [file.to_owned(), place.to_owned(), line.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The label of a family's name.
pub fn call(found: &str) -> String {
    format!("“{found}” is called")
}

/// What was brought in by whom.
pub fn brought_in(name: &str, by: &str, changes: u32) -> String {
    format!("{name}, by {by}: {}", made(changes))
}

/// The repair that a button makes, read aloud with it.
pub fn repair_of(place: &str) -> String {
    format!("{REPAIR}: {place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_counts_are_sentences_parts() {
        assert_eq!(place("a.md", "", Some(3)), "a.md, line 3");
        assert_eq!(place("a.xlsx", "sheet Levels, cell C5", None), "a.xlsx, sheet Levels, cell C5");
        let found = ImportCounts { families: 1, roles: 2, levels: 0, competencies: 1, cells: 9 };
        assert_eq!(counts(found), "1 family, 2 roles, 0 levels, 1 competency, 9 filled cells");
        assert_eq!(crate::words::files::size(20_400_000.0), "20.4 MB");
    }
}
