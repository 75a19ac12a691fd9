//! What it serves.

use domain::people::PersonSummary;

pub const GOALS: &str = "What each goal serves";
pub const NO_GOALS: &str = "Goals are written under Objectives. They appear here, to be linked with what the organization wants.";
pub const TO_OBJECTIVES: &str = "Write goals";
pub const SERVES: &str = "Serves";
pub const LEFT_OPEN: &str = "Left open for now";
pub const VALUE: &str = "What value does it create?";
pub const ROUND: &str = "Consultations";
pub const ROUND_HINT: &str = "One question to one person, asked only after the employee agrees. They read the goals, the direction, \
     the role aimed at and the job description as they stand at that moment, and nothing else. Leadership reads question and answer with the submission.";
pub const WHAT_THEY_READ: &str = "What they read";
pub const DEFAULT_QUESTION: &str = "Would you support this, and which need would it serve?";
pub const NOBODY: &str = "Nobody has been asked yet.";
pub const ASK: &str = "Ask somebody";
pub const WHOM: &str = "Whom";

/// Somebody to be asked, with what they do.
pub fn colleague(person: &PersonSummary, is_mentor: bool) -> String {
    let mark = if is_mentor { " (mentor)" } else { "" };
    format!("{}, {}{mark}", person.name, person.title)
}

pub const QUESTION: &str = "Question";
pub const UNTIL: &str = "Answer by";
/// Before a day as people say it: `due in 3 days`.
pub const DUE: &str = "due";
pub const DUE_FIRST: &str = "Due";
pub const PROPOSE: &str = "Propose to ask";
pub const CONSENT: &str = "Yes, ask";
pub const REFUSE: &str = "No, do not ask";
pub const CLOSE: &str = "Close without an answer";
pub const CLOSE_REASON: &str = "Why is it closed?";
pub fn proposed(asker: &str, stakeholder: &str) -> String {
    format!("{asker} would like to ask {stakeholder}")
}
pub fn asked(stakeholder: &str) -> String {
    format!("{stakeholder} was asked")
}
pub fn answered(stakeholder: &str) -> String {
    format!("{stakeholder} answered")
}
pub fn refused(stakeholder: &str) -> String {
    format!("{stakeholder} is not asked: no consent")
}
pub fn closed(stakeholder: &str) -> String {
    format!("The question to {stakeholder} was closed")
}
pub const WAITING_CONSENT: &str = "Waiting for consent";
