//! The litmus test.

use domain::framework::headcount::FEWEST;

pub const QUESTIONS: [&str; 3] = [
    "I can say why I am at my level",
    "I can name two or three competencies to get better at for the next one",
    "I can get, propose or ask for ways to learn them",
];
pub const SHORT: [&str; 3] = ["Knows why", "Knows what next", "Has a way to learn"];
pub const ASK: &str = "How to ask";
pub const ASK_FIRST: &str = "The test is about what is published. Publish a first version, then ask.";
pub const ASK_STEPS: [&str; 3] = [
    "Send the people who hold a role to the page of their role. The three questions wait for them there, each a plain yes or no.",
    "Say what it is for: you test the framework, not them. Nobody reads a single answer, and figures show only where enough people answered.",
    "Ask again after each version. The figures begin anew with it.",
];
pub const RESULTS: &str = "What they said";
pub const NONE_ASKED: &str = "The framework in force has no role yet, so there is nobody to ask.";
pub const ROLE: &str = "Role";
pub const ASKED: &str = "Asked";
pub const ANSWERED: &str = "Answered";
pub const PASS: &str = "All three";
pub const HIDDEN: &str = "Too few to show";
pub const HIDDEN_MORE: &str = "“Too few to show” stands where a figure would tell what one person said. Figures move when at least four people have \
                               answered anew, so that none tells it by how it moves.";
pub const SCROLL: &str = "Results of the litmus test";

/// How many are asked; of few it is not told how many.
pub fn asked(count: Option<u32>) -> String {
    count.map_or_else(|| format!("under {FEWEST}"), |count| count.to_string())
}

/// A share in percent.
pub fn share(part: u32, whole: u32) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{} %", (u64::from(part) * 100 + u64::from(whole) / 2) / u64::from(whole)) }
}
