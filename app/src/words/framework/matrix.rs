//! The matrix of a family.

pub const VIEWS: &str = "Views";
pub const MATRIX: &str = "Matrix";
pub const MAP: &str = "Map";
pub const DEPTH: &str = "How much is shown";
pub const CHANGES: &str = "Only what changes";
pub const EVERYTHING: &str = "Everything expected";
pub const DETAILS: &str = "Details";
pub const UNDO: &str = "Undo my last change";
pub const REDO: &str = "Bring back what I undid";
pub const STEPS: &str = "Steps";
pub const PUBLISH: &str = "Publish…";
pub const SHOWN_ROLE: &str = "Role";
pub const PREVIOUS: &str = "Previous";
pub const NEXT: &str = "Next";
pub const COMPETENCY: &str = "competency";
pub const COMPETENCIES: &str = "competencies";
pub const COMPETENCY_TITLE: &str = "Competency";
pub const UNNAMED_ROLE: &str = "Role without a title";
pub const UNNAMED_COMPETENCY: &str = "Competency without a name";
pub const TECHNICAL: &str = "Technical";
pub const BEHAVIOURAL: &str = "Behavioural";
pub const NOTHING: &str = "Nothing added";
pub const EMPTY: &str = "No roles and competencies yet";
pub const EMPTY_DRAFT: &str = "Roles become columns and competencies rows. Begin with either.";
pub const EMPTY_PUBLISHED: &str = "This family has none in the published version.";
pub const MUST: &str = "Must have";
pub const NICE: &str = "Nice to have";
pub const NO_NEED: &str = "Not decided";
pub const NEED: &str = "How much it matters";
pub const WHY: &str = "Why it must be there";
pub const MEANING: &str = "What it means in this role";
pub const EXPECTED: &str = "Everything expected here";
pub const INHERITS: &str = "What this cell builds on";
pub const INHERITS_MORE: &str =
    "Everything that the chosen role is expected to do counts here too. The cell says what comes on top.";
pub const CHOOSE_SOURCE: &str = "Choose what it builds on";
pub const ONLY_OWN: &str = "Nothing: only its own words";
pub const MAKE_BLANK: &str = "Clear this cell";
pub const MERGED: &str = "Show as one with the cell that it builds on";
pub const NAME: &str = "Name";
pub const DEFINITION: &str = "What it means anywhere in the organization";
pub const EXAMPLES: &str = "How it shows, one example a line";
pub const SOURCE_NOTE: &str = "Where it was found, in words";
pub const CATEGORY: &str = "Kind";
pub const WHOSE: &str = "Belongs to";
pub const OF_FAMILY: &str = "This family";
pub const SHARED: &str = "All families";
pub const FOUND: &str = "Found in";
pub const NO_SOURCE: &str = "Not said";
pub const JOB_DESCRIPTION: &str = "A job description";
pub const EXPECTATION: &str = "What is expected of people today";
pub const EVALUATION: &str = "Past evaluations";
pub const UP: &str = "Move up";
pub const DOWN: &str = "Move down";
pub const LEFT: &str = "Move left";
pub const RIGHT: &str = "Move right";
pub const REMOVE: &str = "Remove";
pub const REMOVE_COMPETENCY: &str = "Remove this competency";
pub const REMOVE_COMPETENCY_MORE: &str = "Its row and everything written in it goes, in every family that shares it. Undo brings it back, and published versions keep it.";
pub const TITLE: &str = "Title";
pub const LEVEL: &str = "Level";
pub const TRACK: &str = "Track";
pub const NO_TRACK: &str = "Before the tracks divide";
pub const ROLE_PAGE: &str = "Everything about this role";
pub const SPLIT: &str = "Split";
pub const MERGE: &str = "Merge";
pub const INTO: &str = "Into";
pub const SUCCESSOR: &str = "Where they go";
pub const NOBODY_FOLLOWS: &str = "Nowhere: decide later";
pub const REMOVE_ROLE: &str = "Remove this role";
pub const BANDS: &str = "Pay";
pub const ADD_BAND: &str = "Add a band";
pub const LOW: &str = "From";
pub const HIGH: &str = "To";
pub const CURRENCY: &str = "Currency";
pub const REGION: &str = "Region";
pub const SEEN_BY: &str = "Seen by";
pub const SEEN_BY_EVERYONE: &str = "Everybody";
pub const SEEN_NEAR: &str = "Holders, those one step away, and their managers";
pub const SEEN_BY_OWNERS: &str = "Owners of the framework alone";
pub const ADD_ROLE: &str = "Add a role";
pub const ADD_COMPETENCY: &str = "Add a competency";
pub const FAMILY: &str = "Family";
pub const TRACKS: &str = "Tracks";
pub const NEW_TRACK: &str = "New track";
pub const ADD_TRACK: &str = "Add a track";
pub const LEVELS: &str = "Levels";
pub const LEVELS_MORE: &str = "All families share them.";
pub const ADD_LEVEL: &str = "Add a level";
pub const MERGE_LEVEL: &str = "Merge this level";
pub const MERGE_LEVEL_MORE: &str = "Its roles go to the level that you choose. Nobody's role changes.";
pub const NEW_FAMILY: &str = "New family";
pub const NEW_FAMILY_MORE: &str =
    "A family holds roles that grow in one craft, such as engineering or finance. Its name can be changed at any time.";
pub const BEGIN_FAMILY: &str = "Begin a family";
pub const REMOVE_FAMILY: &str = "Remove this family";
pub const REMOVE_FAMILY_MORE: &str = "It has no roles any longer. Its tracks go with it.";

/// The grid, read aloud.
pub fn grid(family: &str) -> String {
    format!("What is expected in {family}")
}

/// A cell, read aloud.
pub fn cell(competency: &str, role: &str) -> String {
    format!("{competency}, {role}")
}

/// `Level 3`.
pub fn level(number: u8) -> String {
    format!("Level {number}")
}

/// `3 · Senior`.
pub fn level_named(number: u8, name: &str) -> String {
    if name.trim().is_empty() { level(number) } else { format!("{number} · {name}") }
}

/// Behind the source of a cell that adds something.
pub const AND: &str = ", and";

/// Where a cell inherits from.
pub fn from(title: &str) -> String {
    format!("← {title}")
}

/// The source that is chosen now.
pub fn chosen(title: &str) -> String {
    format!("{title} (now)")
}

/// Who has to do with a role: holders, and open paths that aim at it. Of few it is not told how many, or whether there is anybody.
pub fn people((holders, aiming): (Option<u32>, Option<u32>)) -> String {
    format!("Held by {}, aimed at by {}.", super::some(holders, "people"), super::some(aiming, "open paths"))
}

/// What merging does to people.
pub fn merge_more(people: &str) -> String {
    format!("{people} They go to the role that you choose; what is written there is kept, and what it lacks is added.")
}

/// What removing does to people.
pub fn remove_more(people: &str) -> String {
    format!("{people} Open paths keep the version they were written against. Roles that build on this one keep its lines.")
}

/// What splitting does to people.
pub fn split_more(people: &str) -> String {
    format!("{people} They stay here. The new role begins as a copy, beside this one.")
}

/// The title of the second of two roles that were one.
pub fn second(title: &str) -> String {
    format!("{title} (2)")
}
