//! The page of a role.

pub const FACTS: &str = "At a glance";
pub const LEVEL: &str = "Level";
pub const GRADE: &str = "Grade";
pub const FAMILY: &str = "Family";
pub const TRACK: &str = "Track";
pub const STANDING: &str = "Standing";

pub const ADDITION_MORE: &str =
    "It is not a role of its own: a holder takes it on beside the role, and can lay it down again without losing the level.";
pub const ADDITION_EXPECTED: &str = "What it expects beside the role";
pub const ADDITION_PAY: &str = "What it does to pay";

pub const RESPONSIBILITIES: &str = "Responsibilities";
pub const DOING: &str = "Doing now";
pub const GOING_TO_DO: &str = "About to take on";
pub const WANT_TO_DO: &str = "Want to grow into";

pub const PAY: &str = "Pay";
pub const PAY_LEAD: &str = "For a year of full-time work.";
pub const REGION: &str = "Region";
pub const EVERYWHERE: &str = "Everywhere";
pub const FROM_TO: &str = "From, to";

pub const EXPECTED: &str = "What it expects";
pub const NOTHING_EXPECTED: &str = "Nothing is written about what this role expects yet.";
pub const MEANING: &str = "In this role";
pub const OWN: &str = "New with this role";

pub const CRITERIA: &str = "What the tier asks for";
pub const EXPERIENCE: &str = "Experience";
pub const EXPERTISE: &str = "Expertise";
pub const MERIT: &str = "Merit";

pub const SAME_WORTH: &str = "Worth the same";
pub const FROM_HERE: &str = "Where can I go from here";
pub const NO_WAY: &str = "The framework describes no next step from here within the organization.";
pub const NO_WAY_YET: &str = "No next step is described yet. Your own path can still name a role that does not exist yet.";
pub const SUPPORT: &str = "How people in this role are supported all the same";
pub const UP: &str = "Up";
pub const LATERAL: &str = "Same level";
pub const CONDITIONAL: &str = "On a condition";
pub const NEEDS: &str = "What it takes";
pub const ROADBLOCKS: &str = "What may stand in the way";
pub const ON_THE_MAP: &str = "On the map";

pub const COMPARE: &str = "Compare with another role";
pub const WITH: &str = "The other role";
pub const COMPARE_BUTTON: &str = "Compare";
pub const NO_DIFFERENCE: &str = "Both expect the same.";
pub const NOBODY_ELSE: &str = "Nothing of its own";

/// The title with its addition.
pub fn with_addition(addition: &str) -> String {
    format!("with {addition} as an addition")
}

/// What changes from the level below.
pub fn changes_at(level: &str) -> String {
    format!("What changes at {}", level_inside(level))
}

fn level_inside(level: &str) -> String {
    level.strip_prefix('L').map_or_else(|| level.to_owned(), |rest| format!("l{rest}"))
}

/// A heading of the comparison.
pub fn differences(this: &str, other: &str) -> String {
    format!("Where {this} and {other} differ")
}

/// Where a line is inherited from.
pub fn from(role: &str) -> String {
    format!("from {role}")
}

/// What a way leads up to.
pub fn to_level(level: &str) -> String {
    format!("to {}", level_inside(level))
}
