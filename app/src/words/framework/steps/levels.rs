//! What changes between levels, and the choice points.

use domain::framework::{ChoiceQuestion, Dimension};

pub const EMPTY: &str = "There are no levels yet";
pub const EMPTY_MORE: &str = "Add them in the matrix: one spine for the whole organization, from the first level to the highest.";
pub const GRID: &str = "What changes";
pub const GRID_MORE: &str = "One example a line. Leave a field empty where a level does not differ from the one below.";
pub const DIMENSION: &str = "In what";
pub const CHOICES: &str = "Choice points";
pub const CHOICES_MORE: &str = "Each difference that you wrote is asked three questions. Publishing waits for the answers. Answers are kept with \
                                their author and stay readable; when a difference is reworded, it is looked at again.";
pub const CHOICES_NONE: &str =
    "There is nothing to question yet. As soon as a field above has words, its three questions stand here.";
pub const ANSWER: &str = "Answer";
pub const ANSWER_AGAIN: &str = "Answer again";
pub const YOUR_ANSWER: &str = "Your answer";
pub const STALE: &str = "Look at it again";
pub const STALE_MORE: &str = "The examples were reworded since. It was about:";
pub const EARLIER: &str = "Earlier answers";
pub const SEARCH: &str = "Search all answers";
pub const FOUND_NOTHING: &str = "No answer has these words.";
pub const WAIT: &str = "Wait until the examples are saved.";

/// A dimension.
pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Scope => "Scope",
        Dimension::Complexity => "Complexity",
        Dimension::Volume => "Volume or efficiency",
        Dimension::Drive => "Driving the work",
        Dimension::Influence => "Position and influence",
    }
}

/// What a dimension means.
pub fn means(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Scope => "How much somebody answers for",
        Dimension::Complexity => "How hard what they handle is",
        Dimension::Volume => "How much of it, or with how little",
        Dimension::Drive => "How far they set the course themselves",
        Dimension::Influence => "Whom they move, inside and outside",
    }
}

/// An example of a low and of a high level, shown while nothing is written.
pub fn example(dimension: Dimension, is_first: First) -> &'static str {
    match (dimension, is_first) {
        (Dimension::Scope, First::Yes) => "For example: Looks after one shop",
        (Dimension::Scope, First::No) => "For example: Answers for a region",
        (Dimension::Complexity, First::Yes) => "For example: Handles cases that others have seen before",
        (Dimension::Complexity, First::No) => "For example: Takes on what has no precedent",
        (Dimension::Volume, First::Yes) => "For example: Settles ten claims a week",
        (Dimension::Volume, First::No) => "For example: Keeps the whole team's backlog short",
        (Dimension::Drive, First::Yes) => "For example: Keeps an agreed plan",
        (Dimension::Drive, First::No) => "For example: Makes the plan and changes it in time",
        (Dimension::Influence, First::Yes) => "For example: Is asked by their own team",
        (Dimension::Influence, First::No) => "For example: Speaks for us outside",
    }
}

/// Whether a level is the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// It is.
    Yes,
    /// There is one below.
    No,
}

/// A question at a choice point.
pub fn question(question: ChoiceQuestion) -> &'static str {
    match question {
        ChoiceQuestion::Affected => "Who could be held back by this, and who could gain?",
        ChoiceQuestion::Input => "Whose view do you need to check it?",
        ChoiceQuestion::Interrupts => "How does it work against unequal chances?",
    }
}

/// A factor: `Scope at Senior`.
pub fn factor(dimension: Dimension, level: &str) -> String {
    format!("{} at {level}", self::dimension(dimension))
}

/// How many questions of a factor are open.
pub fn open(count: usize) -> String {
    match count {
        0 => "answered".to_owned(),
        count => format!("{count} of 3 open"),
    }
}

/// How many answers a search found.
pub fn found(count: usize) -> String {
    crate::words::count(count, "answer", "answers")
}
