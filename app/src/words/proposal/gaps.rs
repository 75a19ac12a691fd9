//! What is missing.

use domain::assessment::Side;

pub const BEGIN: &str = "Begin the assessments";
pub const BEGIN_LEAD: &str = "Each of you rates alone how far the role is met. Nobody, whatever their role, reads an assessment before \
     both are sealed. It takes both of you to begin.";
pub const BEGIN_QUESTION: &str = "Begin the assessments?";
/// What beginning does, before it is done.
pub fn begin_more(other: &str) -> String {
    format!(
        "What the role expects is fixed as it stands now: neither another target nor a new version of the framework moves it. \
         It begins once {other} agrees too. Until somebody has rated, either of you can call it off and change the target."
    )
}
pub const AGREE: &str = "Agree and begin";
pub const AGREE_MORE: &str = "What the role expects is fixed as it stands now: neither another target nor a new version of the \
     framework moves it. Until somebody has rated, either of you can call it off and change the target.";
pub fn wanted(other: &str) -> String {
    format!("{other} would like to begin the assessments.")
}
pub fn waiting(other: &str) -> String {
    format!("You would like to begin. The assessments begin when {other} agrees.")
}
pub const TAKE_BACK: &str = "Take it back";
pub const DECLINE: &str = "Not yet";
pub const CALL_OFF: &str = "Call the assessments off";
pub const CALL_OFF_QUESTION: &str = "Call the assessments off?";
pub const CALL_OFF_MORE: &str = "Nobody has rated yet. What is rated is open again, the target can be changed, and it takes both of \
     you to begin anew.";
pub const NOT_YET: &str = "The assessments begin after the walk through the job description.";
pub const CHANGED: &str = "The target was changed after the assessments began: what is rated is not what it expects now.";
pub const CHANGED_MORE: &str = "Choose the earlier target again, or pin what this one expects. Ratings stay wherever the same is \
     expected. Whatever else it expects, each of you rates alone, and both open when both are sealed.";
pub const REPIN: &str = "Pin what it expects now";
pub const REPIN_QUESTION: &str = "Pin what the target expects now?";
pub const KEPT: &str = "Sealed before, and the target expects the same: this answer stays.";
pub const EARLIER: &str = "What you wrote for the target before";
pub const EARLIER_MORE: &str = "Only you can read this. It comes back if the target becomes that one again.";
pub const BY_CHOICE: &str = "In this direction assessments are optional: begin them, or let the employee continue without.";
pub const SKIP: &str = "Continue without assessments";
pub const SKIPPED: &str = "Nothing is rated on this path. Milestones serve the goals.";
pub const RATE_AFTER_ALL: &str = "Rate after all";
pub const MINE: &str = "Your assessment";
pub const MINE_LEAD: &str = "Only you can read this until both are sealed.";
pub const EXPECTED: &str = "Expected";
pub const HOW_FAR: &str = "How far is it met?";
/// What the answer rests on: the employee speaks of themselves, the manager of somebody else.
pub fn evidence(side: Side) -> &'static str {
    match side {
        Side::Employee => "What have you done that shows this?",
        Side::Manager => "What have you seen that shows this?",
    }
}
pub const EVIDENCE_HINT: &str = "Which project, when, what went well, what did not. You need it before you can seal.";
pub const ROADBLOCK: &str = "What stood in the way?";
pub const SEAL: &str = "Seal my assessment";
pub const SEAL_QUESTION: &str = "Seal your assessment?";
pub const SEAL_MORE: &str = "After that it cannot be changed. When both are sealed, both open at the same moment.";
pub const SEALED: &str = "You have sealed your assessment.";
pub fn other_sealed(name: &str) -> String {
    format!("{name} has sealed.")
}
pub fn other_open(name: &str) -> String {
    format!("{name} is still rating.")
}
pub fn rated(done: usize, all: usize, without: usize) -> String {
    let rated = format!("{done} of {all} rated");
    if without == 0 { rated } else { format!("{rated} · {without} without evidence") }
}
/// Above the list of what keeps an assessment from being sealed.
pub const LACKS: &str = "Every answer needs evidence before you can seal. Still missing:";
pub fn lacks(title: &str, evidence: bool) -> String {
    if evidence { format!("{title}: write the evidence") } else { format!("{title}: choose an answer, and write the evidence") }
}
pub const NO_EVIDENCE: &str = "Evidence is still missing.";
pub const SEALED_BY_ME: &str = "What you sealed";
pub const SAVED: &str = "Saved";
pub const SAVING: &str = "Saving…";
pub const NOT_SAVED: &str = "Not saved yet. Your text is still here; it is tried again when the server can be reached.";
pub const BOTH: &str = "Both assessments";
/// Why opened ratings are not shown now. `employee` is `You` or a first name.
pub fn held_back(employee: &str) -> String {
    let who = if employee == super::super::YOU { "you are" } else { &format!("{employee} is") };
    format!(
        "The ratings of this path are not shown at the moment: {who} being rated for another path, and last time's answers should \
         not steer this time's. They come back, for everybody who could read them, once both have sealed there."
    )
}
pub const DIFFER: &str = "You see this differently";
pub const DIFFER_PROMPT: &str = "Ask each other for one situation you both remember.";
pub const ROADBLOCK_PROMPT: &str = "There was no occasion to show it. Which milestone could make one?";
pub const NO_ANSWER: &str = "No answer";
pub const FOCUS: &str = "Focus";
/// How much to choose, and what it is for.
pub fn focus_hint(least: u32, most: u32) -> String {
    format!("Choose {} to work on.", super::super::how_many(least, most))
}
pub const FOCUS_FULL: &str = "Three are chosen. That is as many as fit beside the job: to choose another, remove one first.";
pub const FOCUS_TOO_MANY: &str = "More than three are chosen. Remove what can wait.";
pub const SUMMARY: &str = "What do you both see?";
pub const GOALS: &str = "Performance goals";
pub const GOALS_HINT: &str = "What the role aimed at needs to see in results.";
pub const GOAL: &str = "Performance goal";
pub const ADD_GOAL: &str = "Add a performance goal";
