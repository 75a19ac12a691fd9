//! The library of competencies.

use domain::framework::{Category, Source};

pub const EMPTY: &str = "The library is empty";
pub const EMPTY_MORE: &str = "Look into job descriptions, what you expect of people today, and what past evaluations spoke about. Write one line for \
                              each thing that comes up again.";
pub const ADD: &str = "Add a competency";
pub const NAME: &str = "Name";
pub const NAME_HINT: &str = "Building trust";
pub const DEFINITION: &str = "What it means here";
pub const DEFINITION_HINT: &str = "Others rely on what this person says, also when it is uncomfortable.";
pub const CATEGORY: &str = "Kind";
pub const FAMILY: &str = "Belongs to";
pub const SHARED: &str = "All families";
pub const SOURCE: &str = "Found in";
pub const SOURCE_NOTE: &str = "Where exactly";
pub const SOURCE_NOTE_HINT: &str = "Last spring's advertisement for analysts";
pub const EXAMPLES: &str = "How it shows, one example a line";
pub const EXAMPLES_HINT: &str = "Says early when a date cannot be kept";
pub const MEANING: &str = "What it means in each role";
pub const MEANING_MORE: &str =
    "A buyer builds trust over one negotiation, a night nurse over many quiet hours: the word is the same, the work is not.";
pub const NOWHERE: &str = "No role uses it yet. It becomes part of a role in the matrix.";
pub const CORE_LEAD: &str =
    "Four to six for a role are as many as people keep in mind. More than that, and each of them counts for less.";
pub const NOT_SAID: &str = "not said";
pub const UNNAMED: &str = "Without a name";
pub const NO_DEFINITION: &str = "not defined";

/// What a category is called.
pub fn category(category: Category) -> &'static str {
    match category {
        Category::Technical => "Technical",
        Category::Behavioural => "Behavioural",
    }
}

/// What a source is called.
pub fn source(source: Source) -> &'static str {
    match source {
        Source::JobDescription => "A job description",
        Source::Expectation => "What is expected of people today",
        Source::PastEvaluation => "Past evaluations",
    }
}

/// How many roles use it.
pub fn used(count: usize) -> String {
    match count {
        0 => "in no role".to_owned(),
        1 => "in 1 role".to_owned(),
        many => format!("in {many} roles"),
    }
}

/// A role's count.
pub fn core(role: &str, count: u32) -> String {
    format!("{role}: {count}")
}

/// Roles with fewer or more.
pub fn other(count: usize) -> String {
    if count == 1 { "1 role has fewer or more".to_owned() } else { format!("{count} roles have fewer or more") }
}
