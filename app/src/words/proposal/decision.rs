//! Leadership's answer.

pub const NOT_YET: &str = "Leadership answers here, with a reason, once the path is submitted.";
pub const SUBMITTED: &str = "Leadership has it. Nobody has begun to read yet.";
pub const IN_REVIEW: &str = "A reviewer is reading. You see the decision with its reason as soon as it is made.";
pub const PATH: &str = "Another way";
pub fn on_version(number: u32) -> String {
    format!("on version {number}")
}
