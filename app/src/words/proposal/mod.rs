//! The proposal page.

pub mod alignment;
pub mod connection;
pub mod decision;
pub mod gaps;
pub mod handover;
pub mod list;
pub mod milestones;
pub mod news;
pub mod objectives;
pub mod path;
pub mod presence;
pub mod reconvene;
pub mod sharing;
pub mod start;
pub mod submission;
pub mod sync;

use super::YOU;
use domain::section::{Section, Sharing};
use domain::view::{Audience, ConsultedReader, Onwards, Turn};

pub const SKIP: &str = "Skip to the text of the path";
pub const PHASES: &str = "Phases of the path";
pub const KEYS: &str = "Next section: Alt + Page down";
pub const BESIDE: &str = "Guide and history";
pub const GUIDE: &str = "Guide";
pub const HISTORY: &str = "History";
pub const VERSIONS: &str = "Versions";
pub const NO_VERSIONS: &str = "No version yet. When both have signed and it is submitted, the text is pinned here as version 1.";
pub const READ_ALOUD: &str = "Announce what others write to my screen reader";
pub const HERE: &str = "Here now";
pub const RENAME: &str = "Rename";
pub const RENAME_LABEL: &str = "Name of the path";
pub const SAVE: &str = "Save";
pub const SHARE_LABEL: &str = "Who sees this section";

pub const STARTED: &str = "Started";
/// The framework it is written against, and whether there is a newer one.
pub fn adopt(newest: u32) -> String {
    format!("Switch to version {newest}")
}
/// The organization words its questions or guides anew: a path goes on with those that it began with until its employee moves it.
pub const ADOPT_PROCESS: &str = "Use the new questions and guides";
pub fn framework(version: u32, newest: u32) -> String {
    let pinned = format!("framework version {version}");
    if newest > version { format!("{pinned} (version {newest} is in force)") } else { pinned }
}
pub fn with(manager: &str) -> String {
    format!("with {manager}")
}

/// Who reads a section now, and who will after the next step. Whoever was asked about it is named.
pub fn audience(
    (audience, onwards): (&Audience, Onwards),
    sharing: Sharing,
    mine: Mine,
    other: &str,
    consulted: &[ConsultedReader],
) -> String {
    let asked = consulted.iter().map(asked).collect::<Vec<_>>();
    let with = |first: &[&str]| list(first.iter().map(|name| (*name).to_owned()).chain(asked.iter().cloned()).collect());
    let now = match (audience, mine) {
        (Audience::EmployeeAlone, Mine::Yes) if asked.is_empty() => "Only you".to_owned(),
        (Audience::EmployeeAlone, Mine::Yes) => with(&[YOU]),
        (Audience::EmployeeAlone, Mine::No) if asked.is_empty() => format!("Only {other}"),
        (Audience::EmployeeAlone, Mine::No) => with(&[other]),
        (Audience::Pair, Mine::Yes) if sharing == Sharing::Reading => format!("{}; {other} to read", with(&[YOU])),
        (Audience::Pair, _) => with(&[YOU, other]),
        (Audience::PairAndLeadership, _) => return format!("{}; leadership, who read the pinned version", with(&[YOU, other])),
    };
    let then = match (audience, onwards, mine) {
        (Audience::EmployeeAlone, Onwards::Submission, Mine::Yes) => format!("{other} once you share it"),
        (Audience::EmployeeAlone, Onwards::Submission, Mine::No) => "you once it is shared".to_owned(),
        (Audience::EmployeeAlone, Onwards::NextSubmission, Mine::Yes) => {
            format!("{other} and leadership have the version that you submitted")
        }
        (Audience::EmployeeAlone, Onwards::NextSubmission, Mine::No) => {
            "you and leadership have the version that was submitted".to_owned()
        }
        (_, Onwards::Submission, Mine::Yes) => "leadership after you submit".to_owned(),
        (_, Onwards::Submission, Mine::No) => "leadership once it is submitted".to_owned(),
        (_, Onwards::NextSubmission, _) => {
            "leadership has read the submitted version, and reads this one once it is submitted too".to_owned()
        }
        (_, Onwards::Nobody, _) => "nobody else".to_owned(),
    };
    format!("{now} · {then}")
}

/// Somebody who reads a part of a section to answer: `Priya Raman (about one question, until 9 December 2026)`.
fn asked(reader: &ConsultedReader) -> String {
    let about = if reader.questions == 1 { "one question".to_owned() } else { format!("{} questions", reader.questions) };
    let until = reader.until.map_or_else(|| "answered".to_owned(), |day| format!("until {}", super::dates::day(day)));
    format!("{} (about {about}, {until})", reader.person.name)
}

/// `You, Ines and Priya`.
fn list(mut names: Vec<String>) -> String {
    match names.pop() {
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} and {last}", names.join(", ")),
        None => String::new(),
    }
}

/// Whether the page is the reader's own path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mine {
    /// Theirs.
    Yes,
    /// Somebody's whom they support.
    No,
}

/// Whose turn, and how much is left, under a phase.
pub fn turn(turn: Turn, left: u32, employee: &str, manager: &str) -> String {
    let who = match turn {
        Turn::Yours => "Your turn",
        Turn::Employees => employee,
        Turn::Managers => manager,
        Turn::Together => "Together",
        Turn::Leaderships => "Leadership",
        Turn::Stakeholders => "Those who were asked",
        Turn::Nobodys => "",
    };
    match (who, left) {
        ("", 0) => String::new(),
        ("", left) => format!("{left} left"),
        (who, 0) => who.to_owned(),
        (who, left) => format!("{who} · {left} left"),
    }
}

pub fn private(employee: &str, section: Section) -> String {
    format!("{employee} has not shared “{}” with you yet.", super::names::section(section))
}
pub const PRIVATE_MORE: &str = "That is theirs to decide. Ask what would help, rather than when it will be ready.";

/// The main action, before the name of a phase.
pub const GO_ON: &str = "Continue:";
/// Read aloud behind the name of a phase that is done.
pub const DONE: &str = ", done";
/// Read aloud behind the name of the phase at which the path stands.
pub const STANDS: &str = ", current step";
/// Read aloud behind the name of a phase that was passed with something left in it.
pub const LEFT: &str = ", not finished";

#[cfg(test)]
mod tests {
    use super::*;
    use domain::content::{Demand, TargetKind};
    use domain::people::PersonSummary;
    use domain::time::Date;

    fn reader(name: &str, questions: u32, until: Option<&str>) -> ConsultedReader {
        let id = name.to_ascii_lowercase().replace(' ', "-").parse().unwrap();
        let person = PersonSummary { id, name: name.to_owned(), title: String::new() };
        ConsultedReader { person, questions, until: until.and_then(|day| Date::parse(day).ok()) }
    }

    #[test]
    fn whoever_reads_a_section_to_answer_is_named_in_its_sentence() {
        let asked = [reader("Priya Raman", 1, Some("2026-12-09"))];
        let say = |audience, sharing, mine| super::audience((audience, Onwards::Submission), sharing, mine, "Ines", &asked);
        let priya = "Priya Raman (about one question, until 9 December 2026)";
        let (writing, alone) = (Sharing::Writing, Sharing::Private);
        assert_eq!(say(&Audience::Pair, writing, Mine::Yes), format!("You, Ines and {priya} · leadership after you submit"));
        assert_eq!(say(&Audience::EmployeeAlone, alone, Mine::Yes), format!("You and {priya} · Ines once you share it"));
        assert!(say(&Audience::EmployeeAlone, alone, Mine::No).starts_with(&format!("Ines and {priya}")));
        assert!(say(&Audience::PairAndLeadership, writing, Mine::No).contains(priya));
        let both = [reader("Priya Raman", 2, None), reader("Noor Haas", 1, None)];
        let said = super::audience((&Audience::Pair, Onwards::Submission), writing, Mine::Yes, "Ines", &both);
        assert!(
            said.starts_with("You, Ines, Priya Raman (about 2 questions, answered) and Noor Haas (about one question, answered)")
        );
    }

    #[test]
    fn without_a_question_the_sentence_names_the_pair() {
        let say = |audience, sharing, mine| super::audience((audience, Onwards::Submission), sharing, mine, "Ines", &[]);
        assert_eq!(say(&Audience::EmployeeAlone, Sharing::Private, Mine::Yes), "Only you · Ines once you share it");
        assert_eq!(say(&Audience::Pair, Sharing::Writing, Mine::No), "You and Ines · leadership once it is submitted");
    }

    #[test]
    fn every_direction_says_what_it_leaves_to_choice() {
        for kind in TargetKind::ALL {
            let [needed, left] = objectives::asks(kind);
            assert!(needed.starts_with("Needed: "), "{kind:?}");
            let demands = kind.demands();
            assert_eq!(left.contains("job description"), demands.job_description == Demand::ByChoice, "{kind:?}: {left}");
            assert_eq!(needed.contains("assessments"), demands.rating == Demand::Needed, "{kind:?}: {needed}");
        }
    }
}
