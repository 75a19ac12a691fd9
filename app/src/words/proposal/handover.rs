//! Another manager.

use domain::state::State;

pub const ABOUT: &str = "Your manager";

/// Above everything, for the employee.
pub fn named(next: &str, until_now: &str) -> String {
    format!("{next} is your manager now. This path is still with {until_now}.")
}
pub fn open(next: &str) -> String {
    format!("Hand it over to {next}")
}
pub fn choose(next: &str, until_now: &str) -> String {
    format!("Choose what {next} may see. It begins with what {until_now} may see now.")
}
/// What it does, where the path stands.
pub fn effect(state: State, until_now: &str, next: &str) -> String {
    if state == State::Draft {
        return format!(
            "You have not shared it: {until_now} never heard of it, and {next} will not either until you share a section."
        );
    }
    let then = match state {
        State::Ready => format!("The text opens again: {next} agrees to the goals and rules, and signs anew."),
        state if state.is_writable() => {
            format!(
                "{until_now}'s agreement and signature end: {next} agrees to the goals and rules, and rates what {until_now} had not sealed."
            )
        }
        _ => "What was submitted and decided stays as it is.".to_owned(),
    };
    format!(
        "{until_now} can no longer open this path. {then} Ratings that {until_now} has sealed stay as they are, under {until_now}'s name; {next} \
         reads them once both are open, if you share the gaps. Versions that were submitted before are open to {next} only while every \
         section is."
    )
}
pub fn hand_over(next: &str) -> String {
    format!("Hand over to {next}")
}
pub fn note_of(until_now: &str) -> String {
    format!("{until_now} leaves this for whoever comes next:")
}
/// Above everything, for the one until now.
pub fn leaving(next: &str, employee: &str) -> String {
    format!("{next} is {employee}'s manager now. This path stays with you until {employee} hands it over.")
}
pub fn note_for(next: &str) -> String {
    format!("Note for {next}")
}
pub fn who_reads(employee: &str, next: &str) -> String {
    format!(
        "What was agreed, what helps, what is open. {employee} reads it as soon as you save it, {next} once the path is theirs."
    )
}
pub const LEAVE: &str = "Save the note";
pub const LEFT: &str = "Saved";
pub fn alone(until_now: &str) -> String {
    format!(
        "{until_now} has left. You can go on writing; what takes two waits until your organization names another manager, to whom you can then \
         hand this over."
    )
}
pub fn before(name: &str) -> String {
    format!("With {name} until")
}
pub const READ_NOTE: &str = "Read the note";
/// Ratings that were sealed by somebody else.
pub fn sealed_by(who: &str) -> String {
    format!("{who} sealed this before the path was handed over. It stays, and opens when both are sealed.")
}
