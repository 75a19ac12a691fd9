//! Change requests, one by one.

pub const NOT_NOW: &str = "If leadership asks for changes, you answer them here together, one by one.";
pub const UNSENT: &str = "You were writing an answer too. It was not sent:";
pub const BEGIN: &str = "Open the text again";
pub const BEGIN_LEAD: &str = "Meet, read what is asked for, then open the text and answer each request.";
pub fn asks(name: &str) -> String {
    format!("{name} asks")
}
pub const TO_PASSAGE: &str = "Go to the passage";
pub const HOW: &str = "Your answer";
pub const RESOLVED: &str = "We changed it";
pub const DISPUTED: &str = "We keep it";
pub const NOTE: &str = "What did you change, or why do you keep it?";
pub const ANSWER: &str = "Save the answer";
pub const ALL_DONE: &str = "Every request has an answer. Sign again, then submit the new version.";
pub const TO_SUBMISSION: &str = "Go to the signatures";
pub const WITH_APPROVAL: &str = "Leadership approved and asked for these changes. Answer each one here while you are on the path: \
     say what you changed in how you go on, or why you keep it. Leadership reads the answers.";
pub const ALL_DONE_ON_PATH: &str = "Every request has an answer. Leadership can read them.";
