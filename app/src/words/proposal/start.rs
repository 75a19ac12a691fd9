//! The first section.

pub const RULES: &str = "What this is for, and how we go about it";
pub const GOALS: [&str; 4] = [
    "You can plan a future here, and see that somebody listens.",
    "What you want and what the organization needs are brought together, openly.",
    "Your manager learns how to support you in particular, not just people in general.",
    "The organization learns in good time which people it will need.",
];
pub const GUIDELINES: [&str; 3] = [
    "The employee owns the path and leads. What you wish for, prefer and need belongs in it, in your words.",
    "The manager helps, asks and advises. It is not theirs to write somebody else's goals.",
    "Everybody takes the same steps. Leadership sees a path once every step is complete.",
];
pub const GOALS_TITLE: &str = "Four goals";
pub const GUIDELINES_TITLE: &str = "Three rules";
pub const AGREE: &str = "I have read this and agree";
pub fn agreed(who: &str, when: &str) -> String {
    format!("{who} agreed {when}")
}
pub fn not_agreed(who: &str) -> String {
    format!("{who}: not yet")
}
pub const TODAY: &str = "What is your role today, at which level, and since when?";
pub const STRENGTHS: &str = "What are you good at?";
pub const DRIVES: &str = "What drives you, and what difference does your work make?";
pub const NEEDS: &str = "What do you need in order to do it well?";
pub const WRITE: &str = "Write here";
