//! How to get there.

pub const ONE: &str = "Milestone";
pub const EMPTY: &str = "No milestone yet";
pub const EMPTY_MORE: &str =
    "A milestone is something a third person could see: a measure, where it stands, where it will be, and by when.";
pub const ADD: &str = "Add a milestone";
pub const TITLE: &str = "What is reached?";
pub const MEASURE: &str = "How will you know it is done?";
pub const FROM: &str = "Today";
pub const TO: &str = "Goal";
pub const DUE: &str = "By";
pub const KIND: &str = "How";
pub const GAP: &str = "Closes the gap in";
pub const GOAL_SERVED: &str = "Serves the goal";
pub const OWNER: &str = "Responsible";
pub const CONFIRMER: &str = "Confirmed by";
pub const CONFIRMER_HINT: &str =
    "Somebody other than the person responsible confirms it, so that another pair of eyes has seen it reached.";
pub const SAME_PARTY: &str = "The person responsible cannot also confirm it. Choose somebody else for one of the two.";
pub fn uncovered(focus: &str) -> String {
    format!("No milestone closes the gap in “{focus}” yet.")
}
pub const ROUND: &str = "What would prepare you best?";
pub const ROUND_HINT: &str = "Ask those who know the role which training, goals and milestones would prepare the employee. Once the \
     employee agrees they read what is aimed at, where there is a gap, the focus, the performance goals and the milestones as they \
     stand at that moment: no rating, no evidence, and nothing else. Leadership reads question and answer with the submission.";
pub const ROUND_LATER: &str = "These questions are asked once the assessments are open and milestones are being written.";
pub fn default_question(employee: &str) -> String {
    format!("Which training, goals and milestones would prepare {employee} best?")
}
pub fn summary(start: &str, target: &str) -> String {
    match (start.is_empty(), target.is_empty()) {
        (false, false) => format!("{start} → {target}"),
        (true, false) => target.to_owned(),
        _ => start.to_owned(),
    }
}
