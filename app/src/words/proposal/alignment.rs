//! The walk through the job description.

pub const BEGIN: &str = "Begin the walk-through";
pub const BEGIN_LEAD: &str =
    "Take the job description clause by clause, together: what fits, what fits with a change, what does not.";
pub const BEGIN_WITHOUT: &str = "Continue";
pub const BEGIN_WITHOUT_LEAD: &str =
    "This direction needs no job description, and none is written: there is nothing to walk through.";
pub const NOTHING_TO_WALK: &str = "This direction needs no job description. If one is written, it is walked through here.";
pub const NO_CLAUSES: &str = "The job description is written under Objectives, clause by clause.";
pub const TO_JOB: &str = "Write the job description";
pub const VERDICT: &str = "How does this clause fit what the organization needs?";
pub const FEEDBACK: &str = "What was said about it";
pub const FEEDBACK_NEEDED: &str = "A clause that does not fit as it stands needs a reason: write what was said about it.";
/// Above a clause whose verdict is about other words.
pub fn reworded(verdict: &str) -> String {
    format!("This clause was reworded after its verdict, “{verdict}”. Read it again: confirm the verdict, or choose another.")
}
pub const CONFIRM: &str = "It still holds";
pub const JOB_REWORDED: &str =
    "The job description was changed after it was accepted, so the acceptance no longer counts. Read it again and confirm it.";
pub const ACCEPT_AGAIN: &str = "It stands as it is now";
pub const DECISION: &str = "Does the job description stand?";
pub const DECISION_HINT: &str = "The employee decides, after the walk-through.";
pub const ACCEPT: &str = "It stands";
pub const MODIFY: &str = "Modify it further";
pub const OPEN: &str = "Not decided yet.";
