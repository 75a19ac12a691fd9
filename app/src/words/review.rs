//! Pinned versions, reviewing, and answering a consultation.

use domain::review::DecisionKind;

pub fn pinned(number: u32) -> String {
    format!("Version {number}, pinned")
}
pub fn signed_by(employee: &str, manager: &str) -> String {
    format!("Signed by {employee} and {manager}")
}
pub fn changes_since(number: u32) -> String {
    format!("showing changes since version {number}")
}
pub fn newer(number: u32) -> String {
    format!("There is a newer version: {number}")
}
pub fn held_back(employee: &str) -> String {
    format!(
        "Nobody can see the ratings at the moment: {employee} is being rated for another path, and last time's answers \
         should not steer this time's. They come back once both have sealed there."
    )
}
pub const QUOTE_HELD_BACK: &str = "Words of a rating, not shown at the moment";
pub const PRINT: &str = "Print";
pub const REMOVED: &str = "Removed";
pub const NEW: &str = "New";
pub const CHANGED: &str = "Changed";
pub fn line(number: u32) -> String {
    format!("Line {number}")
}
pub fn ask_on(number: u32) -> String {
    format!("Ask for a change to line {number}")
}
pub const ASK_SHORT: &str = "Ask for a change";
pub const RUBRIC: &str = "Rubric";
pub const REQUESTS: &str = "Change requests";
pub const REQUESTS_HINT: &str =
    "Mark words in the text, then press “Ask for a change” beside the line. Without a mark, the request is about the whole line.";
pub const NOTE: &str = "What do you ask for?";
pub const DROP: &str = "Remove this request";
pub const REASON: &str = "Reason";
pub const REASON_HINT: &str = "Always needed. The pair reads it word for word.";
pub const PATH: &str = "What else is open to them?";
pub const PATH_HINT: &str = "Needed for a decline: no one is sent away without a way to go.";
pub const APPROVE: &str = "Approve";
pub const APPROVE_WITH: &str = "Approve with these changes";
pub const REQUEST: &str = "Request changes";
pub const DECLINE: &str = "Decline with a path…";
pub const DECLINE_NOW: &str = "Decline";
/// The question before a decision is carried out, and the words on its button.
pub fn question(kind: DecisionKind) -> (&'static str, &'static str) {
    match kind {
        DecisionKind::Approve => ("Approve this version?", APPROVE),
        DecisionKind::ApproveWithModifications => ("Approve this version, with changes?", APPROVE_WITH),
        DecisionKind::RequestModifications => ("Send it back with change requests?", REQUEST),
        DecisionKind::Decline => ("Decline this version?", DECLINE_NOW),
    }
}
pub fn asked_for(requests: usize) -> String {
    format!("You ask for {}.", super::count(requests, "change", "changes"))
}
pub fn sure(employee: &str, manager: &str) -> String {
    format!("{employee} and {manager} will read your reason. You cannot change a decision afterwards.")
}
pub const TO_RUBRIC: &str = "Go to the rubric";
/// How much changed since the version before.
pub fn changes(count: usize, before: u32) -> String {
    match count {
        0 => format!("Nothing changed since version {before}"),
        count => format!("{} since version {before}", super::count(count, "change", "changes")),
    }
}
pub const NEXT_CHANGE: &str = "Next change";
pub const ONLY_CHANGES: &str = "Show only what changed";
pub fn change_of(number: usize, count: usize) -> String {
    format!("Change {number} of {count}")
}
pub const READ_ADDED: &str = " new: ";
pub const READ_REMOVED: &str = " removed: ";
pub const READ_END: &str = "; ";
pub const BEGIN: &str = "Begin the review";
pub const BEGIN_LEAD: &str = "The pair sees that somebody is reading.";
pub const NEED_RUBRIC: &str = "Answer every question of the rubric.";
pub const NEED_REASON: &str = "Give a reason.";
pub const NEED_PATH: &str = "Say what else is open to them.";
pub const NEED_REQUESTS: &str = "Ask for at least one change on a passage, and say what you ask for.";
pub const NO_REQUESTS: &str =
    "There are change requests. Remove them, or choose “Approve with these changes” or “Request changes”.";
pub const NEED_NOTES: &str = "Say what you ask for in every change request.";
pub fn quorum(decided: u32, quorum: u32) -> String {
    format!("{decided} of {quorum} decisions made")
}
pub fn standing(name: &str) -> String {
    format!("{name}'s approval stands: nothing that {name} read has changed")
}
/// An approval that no longer counts.
pub fn reset(name: &str, version: u32, changes: usize) -> String {
    let what = match changes {
        0 => "the text was changed and changed back since".to_owned(),
        1 => "a passage has changed since".to_owned(),
        many => format!("{many} passages have changed since"),
    };
    format!("{name}'s approval of version {version} no longer counts: {what}")
}
pub const RESET_PASSAGES: &str = "What has changed since, old words and new";
pub const MOVED: &str = "Moved";
pub const OUTCOME: &str = "What leadership answered";
pub const OUTCOME_APPROVED: &str = "Approved";
pub const OUTCOME_MODIFICATIONS: &str = "Modifications requested";
pub const OUTCOME_DECLINED: &str = "Declined, with a path";
pub const NO_ANSWER: &str = "No answer yet";
pub const ASKED: &str = "Those who were asked";
pub fn asked_by(name: &str) -> String {
    format!("asked by {name}")
}
pub const CLOSED_WITHOUT: &str = "Closed without an answer";
pub fn answered(number: u32) -> String {
    format!("Settled since version {number}")
}
pub const SIGNATURES: &str = "Signatures";
pub const BESIDE: &str = "Decision";
pub const BACK_TO_TEXT: &str = "To the living text";

pub mod consultation {
    //! Answering one question.

    pub const TITLE: &str = "You are asked for your view";
    pub fn lead(asker: &str, employee: &str) -> String {
        format!(
            "{asker} asks about {employee}'s path, and {employee} agreed to that. You read what is below, and nothing else. \
             {asker} and {employee} read your answer, and leadership reads it with the path once that is submitted."
        )
    }
    pub const QUESTION: &str = "The question";
    pub const EXCERPT: &str = "What you may read for it";
    pub const NO_EXCERPT: &str = "Nothing was written about it when you were asked.";
    pub const SUPPORT: &str = "Would this be supported?";
    pub const REASON: &str = "Why, and which need does it serve?";
    pub fn preparation(employee: &str) -> String {
        format!("Which training, goals and milestones would prepare {employee}?")
    }
    pub const SEND: &str = "Send my answer";
    pub const SENT: &str = "Thank you. Your answer is with them.";
    pub const CLOSED: &str = "This question is closed. There is nothing for you to do.";
    pub const NEED: &str = "Choose an answer and give a reason.";
    pub const NEED_WORDS: &str = "Write an answer: a sentence is enough.";
}
