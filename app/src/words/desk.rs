//! The desk's sentences, each with one action.

use domain::view::{DeskKind, DeskLine};

pub const TITLE: &str = "Desk";
pub const YOUR_TURN: &str = "Your turn";
pub const WAITING: &str = "Waiting for others";
pub const GOOD_TO_KNOW: &str = "Good to know";
pub const EMPTY: &str = "Nothing waits for you";
pub const EMPTY_MORE: &str = "This is where you see whose turn it is. To begin, write down where you want your work to take you: \
     nobody sees it until you share it.";
pub const EMPTY_ACTION: &str = "Start my path";
pub const NOTHING_TO_DO: &str = "Nothing waits for you right now.";

/// The sentence and the word on its button.
pub fn line(line: &DeskLine) -> (String, &'static str) {
    let who = super::first(&line.person.name);
    match &line.kind {
        DeskKind::Acknowledge => ("Read the goals and the rules, and say that you agree".to_owned(), "Read them"),
        DeskKind::Continue { phase } => (format!("Continue with {}", super::names::phase_inside(*phase)), "Continue"),
        DeskKind::Consent { .. } => (format!("{who} would like to ask a colleague. Is that all right?"), "Decide"),
        DeskKind::Answer { .. } => (format!("{who} asks what you think of a path"), "Answer"),
        DeskKind::BeginAssessment => (format!("{who} would like to begin the assessments. Do you agree?"), "Decide"),
        DeskKind::Assess => ("Rate alone, with evidence, then seal your assessment".to_owned(), "Rate"),
        DeskKind::Sign => ("Read it once more and sign".to_owned(), "Sign"),
        DeskKind::Submit => ("Both have signed: submit it to leadership".to_owned(), "Submit"),
        DeskKind::Review { version } => (format!("Review version {version} of {who}'s path"), "Review"),
        DeskKind::Reconvene => ("Leadership asks for changes: meet and open the text again".to_owned(), "See what they ask"),
        DeskKind::Resolve { open } => {
            (format!("Answer {} together", super::count(*open as usize, "change request", "change requests")), "Answer")
        }
        // Only a question has a day by which it is to be answered.
        DeskKind::WaitingFor { .. } if line.due.is_some() => (format!("Waiting for an answer from {who}"), super::OPEN),
        DeskKind::WaitingFor { phase } => {
            (format!("Waiting for {who} to continue with {}", super::names::phase_inside(*phase)), super::OPEN)
        }
        DeskKind::WithLeadership => ("With leadership. The text stays as it is until they decide".to_owned(), super::OPEN),
        DeskKind::Approved => ("Approved: set out when you are ready".to_owned(), super::OPEN),
        DeskKind::Declined => ("Declined, with a reason and another path".to_owned(), "Read why"),
        DeskKind::HandOver => (format!("{who} is your manager now: hand your path over"), "Hand over"),
        DeskKind::NoteHandover => {
            (format!("{who} is the manager of this path's owner now. You can leave a note"), "Leave a note")
        }
        DeskKind::OnThePath => ("On the path".to_owned(), super::OPEN),
        DeskKind::BeingModified { .. } => (format!("{who} is working on the changes you asked for"), super::OPEN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::PersonSummary;
    use domain::state::Phase;
    use domain::time::{Date, Timestamp};

    #[test]
    fn a_line_is_a_sentence() {
        let priya = PersonSummary { id: "priya".parse().unwrap(), name: "Priya Raman".to_owned(), title: String::new() };
        let say = |kind, due| {
            let at = Timestamp(0);
            let proposal = "p".parse().unwrap();
            line(&DeskLine { kind, proposal, title: String::new(), person: priya.clone(), since: at, due }).0
        };
        let connection = DeskKind::WaitingFor { phase: Phase::Connection };
        assert_eq!(say(connection.clone(), Some(Date::from_days(20_000))), "Waiting for an answer from Priya");
        assert_eq!(say(connection, None), "Waiting for Priya to continue with the connection");
        assert_eq!(say(DeskKind::Continue { phase: Phase::Reconvene }, None), "Continue with the change requests");
    }
}
