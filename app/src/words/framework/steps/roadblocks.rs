//! What stands in the way from role to role.

use domain::framework::{EdgeKind, Remedy};

pub const EMPTY: &str = "There are no ways yet";
pub const EMPTY_MORE: &str =
    "Draw them on the map or in a role: up, sideways, or under a condition. Then look here at what stands in them.";
pub const TO_THE_MAP: &str = "To the map";
pub const ONE: &str = "Roadblock";
pub const ADD: &str = "Add a roadblock";
pub const TEXT: &str = "What stands in the way";
pub const TEXT_HINT: &str = "The certificate costs more than a month's pay";
pub const REMEDY: &str = "What is done about it";
pub const PLAN: &str = "How exactly";
pub const PLAN_HINT: &str = "The organization pays for two people a year, chosen by lot among those who ask";
pub const OWNER: &str = "Who sees to it";
pub const CLEAR: &str = "Ways without roadblocks";
pub const CLEAR_MORE: &str = "Before you leave one empty, ask somebody who went it, and somebody who could not.";
pub const FAIR: &str = "Whatever you offer, look after a while at who used it. A benefit that only some can take widens the gap.";

/// What a remedy is called.
pub fn remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::InHouseTraining => "Training of our own",
        Remedy::ExternalTraining => "Training elsewhere",
        Remedy::Coaching => "Coaching",
        Remedy::Scholarship => "Money for learning",
        Remedy::Sabbatical => "Time away",
        Remedy::Other => "Something else",
    }
}

/// A way: `Analyst to Manager`.
pub fn way(from: &str, to: &str) -> String {
    format!("{from} to {to}")
}

/// How it leads.
pub fn leads(kind: &EdgeKind) -> String {
    match kind {
        EdgeKind::Up => "up".to_owned(),
        EdgeKind::Lateral => "sideways".to_owned(),
        EdgeKind::Conditional { condition } if condition.trim().is_empty() => "under a condition".to_owned(),
        EdgeKind::Conditional { condition } => format!("if: {}", condition.trim()),
    }
}

/// How many there are.
pub fn count(count: usize) -> String {
    crate::words::count(count, "roadblock", "roadblocks")
}
