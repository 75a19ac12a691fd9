//! What leadership has done while the path lies open.

use domain::state::State;

pub const READ: &str = "Go to the decision";
/// What there is to say; nothing of what the pair does itself.
pub fn of(state: State) -> Option<&'static str> {
    match state {
        State::InReview => Some("Leadership has begun to read this path."),
        State::Approved => Some("Leadership has approved this path."),
        State::Declined => Some("Leadership has declined this path, and says why."),
        State::ModificationsRequested => Some("Leadership asks for changes to this path."),
        _ => None,
    }
}
