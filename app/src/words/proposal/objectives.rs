//! Where I want to go.

use domain::content::TargetKind;

pub const BEYOND: &str = "Apart from your role today, where do you want your work to take you?";
pub const FIVE_YEARS: &str = "Picture yourself in five years, here or elsewhere. What is the job?";
pub const GOALS: &str = "Goals";
pub const GOALS_HINT: &str = "At least one for about a year, and one for later.";
pub const GOAL: &str = "Goal";
pub const TERM: &str = "When";
pub const ADD_GOAL: &str = "Add a goal";
pub const TARGET: &str = "Where the path leads";
/// What a direction asks for, and what it leaves to choice.
pub fn asks(kind: TargetKind) -> [&'static str; 2] {
    match kind {
        TargetKind::Up | TargetKind::Lateral => {
            ["Needed: the role, its job description, and both your assessments against what the role expects.", ""]
        }
        TargetKind::TakeOnManagement => [
            "Needed: both your assessments, against what the role expects and what managing people adds to it.",
            "Not needed: another role. A job description is needed only where the framework does not say what managing people adds.",
        ],
        TargetKind::Deepen => [
            "Needed: goals, and milestones that serve them.",
            "Not needed: another role or a job description. Whether you are both to rate today's role is your choice.",
        ],
        TargetKind::LayDownManagement => [
            "Needed: goals, and milestones that serve them. The level stays.",
            "Not needed: another role or a job description. Whether you are both to rate today's role, without managing people, is your \
             choice.",
        ],
        TargetKind::Stay => [
            "Needed: goals, and milestones that serve them. Staying is worth as much as going on.",
            "Not needed: another role or a job description. Whether you are both to rate today's role is your choice.",
        ],
        TargetKind::Outside => [
            "Needed: what it is, in your own words; goals, and milestones that serve them.",
            "Not needed: a role of the framework, a job description or assessments. If you write a job description, you may rate \
             against it.",
        ],
    }
}
pub const TODAYS_ROLE: &str = "Today's role";
pub const WHICH_TODAY: &str = "Not said yet";
pub const TODAYS_ROLE_MANAGING: &str = "Today's role, and managing people";
pub const OUTSIDE_TITLE: &str = "What is it, in your own words?";
pub const KIND: &str = "Direction";
pub const ROLE: &str = "Role";
pub const NEW_ROLE: &str = "A role that does not exist yet";
pub const ROLE_TITLE: &str = "What would that role be called?";
pub const EXPECTED: &str = "What this role expects";
pub const ON_THE_MAP: &str = "Choose on the map";
pub const AIM: &str = "Make it my target";
pub const LEAVE: &str = "Keep it as it is";

/// A role was chosen elsewhere; nothing is changed yet.
pub fn chosen(title: &str) -> String {
    format!("You chose {title} on the map.")
}
/// The role that was chosen elsewhere is none of the version that the path is written against.
pub fn not_there(version: u32) -> String {
    format!(
        "The role that you chose is not in version {version} of the framework, which this path was started with, so the path cannot aim \
         for it as it is."
    )
}
/// A newer version may have it.
pub fn go_on(newest: u32) -> String {
    format!("You can switch to version {newest}, which is in force now, and then choose the role.")
}
/// Moving to another version is the employee's decision.
pub fn employee_can_go_on(employee: &str, newest: u32) -> String {
    format!("{employee} can switch to version {newest}, which is in force now. Then the role can be chosen.")
}
pub const DESCRIBE: &str =
    "Or leave the role at “A role that does not exist yet”, say what it would be called, and describe the job below.";
pub const JOB: &str = "Job description";
pub const JOB_HINT: &str = "One clause for each thing the role does. They are walked through one by one later.";
pub const JOB_BY_CHOICE: &str =
    "Not needed in this direction. What is written here is walked through clause by clause, as for every other path.";
pub const CLAUSE: &str = "Clause";
pub const ADD_CLAUSE: &str = "Add a clause";
