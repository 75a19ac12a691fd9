//! What a stakeholder reads, and who is named for it.

use super::fixtures::{Size, assessment, complete_contents, expectation, person, proposal};
use crate::assessment::{Level, Rating};
use crate::consultation::{
    Answer, Consultation, ExcerptPart, ExcerptPartKind as Kind, Insight, Reader, Round, Stage, Whole, readers,
};
use crate::content::{Contents, TargetKind};
use crate::framework::sample::{HEAD, STUDIO, two_branches};
use crate::framework::{Expectation, Framework};
use crate::section::Section;
use crate::state::State;
use crate::time::{Date, Timestamp};

const SIZE: Size = Size { goals: 2, clauses: 2, expectations: 4, focus: 2 };

fn part(kind: Kind, lines: &[&str]) -> ExcerptPart {
    ExcerptPart { kind, lines: lines.iter().map(|&line| line.to_owned()).collect() }
}

fn whole<'a>(contents: &'a Contents, framework: &'a Framework, expectations: &'a [Expectation]) -> Whole<'a> {
    Whole { contents, framework, held: None, expectations, opened: None }
}

fn consultation(name: &str, round: Round, stage: Stage, excerpt: Vec<ExcerptPart>) -> Consultation {
    Consultation {
        id: "q".parse().unwrap(),
        proposal: "proposal".parse().unwrap(),
        round,
        stakeholder: person(name),
        asked_by: person("ines"),
        question: "Would you support this?".to_owned(),
        due: Date::parse("2026-12-01").unwrap(),
        stage,
        excerpt,
        at: Timestamp(0),
    }
}

#[test]
fn a_written_job_description_is_read_in_labelled_parts_without_private_words() {
    let mut contents = complete_contents(SIZE);
    contents.objectives.goals[0].text = " Goal 0 ".to_owned();
    contents.objectives.clauses[1].text = " ".to_owned();
    let excerpt = whole(&contents, &two_branches(), &[]).excerpt(Round::Support);
    let expected = [
        part(Kind::Goals, &["Goal 0", "Goal 1"]),
        part(Kind::Direction, &["up"]),
        part(Kind::Target, &["Staff engineer"]),
        part(Kind::JobDescription, &["Clause 0"]),
    ];
    assert_eq!(excerpt, expected);
}

#[test]
fn a_role_of_the_framework_is_read_with_its_level_what_it_does_and_what_it_expects() {
    let mut contents = complete_contents(SIZE);
    contents.objectives.target_role = Some(STUDIO.parse().unwrap());
    contents.objectives.clauses.clear();
    let excerpt = whole(&contents, &two_branches(), &[]).excerpt(Round::Support);
    assert_eq!(excerpt[2], part(Kind::Target, &["Senior Conservator, Studio", "Conservation, level 2 (Advanced)"]));
    let does = ["Runs a studio of up to eight people", "Decides what is treated when"];
    assert_eq!(excerpt[3], part(Kind::Responsibilities, &does));
    let expected = two_branches().expectations(&STUDIO.parse().unwrap()).unwrap();
    assert_eq!((excerpt[4].kind, excerpt[4].lines.len()), (Kind::Expected, expected.len()));
    assert!(excerpt[4].lines[0].starts_with(&format!("{}: {}", expected[0].title, expected[0].lines[0].text)));
    let all = serde_json::to_string(&excerpt).unwrap();
    assert!(!all.contains("45000") && !all.contains("57000"), "pay is no part of it: {all}");
}

#[test]
fn who_stays_shows_the_role_held_and_who_goes_outside_none() {
    let framework = two_branches();
    let mut contents = complete_contents(SIZE);
    contents.objectives.clauses.clear();
    let held = HEAD.parse().unwrap();
    let read = |contents: &Contents| Whole { held: Some(&held), ..whole(contents, &framework, &[]) }.excerpt(Round::Support);
    contents.objectives.target_kind = Some(TargetKind::Stay);
    assert!(read(&contents).iter().any(|part| part.kind == Kind::Expected));
    contents.objectives.target_kind = Some(TargetKind::Outside);
    let kinds: Vec<Kind> = read(&contents).iter().map(|part| part.kind).collect();
    assert_eq!(kinds, [Kind::Goals, Kind::Direction, Kind::Target]);
}

#[test]
fn preparation_is_read_from_gaps_focus_and_milestones_and_not_from_goals_and_clauses() {
    let framework = two_branches();
    let contents = complete_contents(SIZE);
    let expectations: Vec<Expectation> = (0..4).map(expectation).collect();
    let whole = whole(&contents, &framework, &expectations);
    let kinds: Vec<Kind> = whole.excerpt(Round::Preparation).iter().map(|part| part.kind).collect();
    assert_eq!(kinds, [Kind::Direction, Kind::Target, Kind::Focus, Kind::Milestones]);
    let excerpt = whole.excerpt(Round::Preparation);
    assert_eq!(excerpt[2].lines, ["Expectation 0: Line 0", "Expectation 1: Line 1"]);
    assert_eq!(excerpt[3].lines[0], "Milestone 0 · Teams that use it · 3 teams · by 2027-03-01");
}

#[test]
fn gaps_are_named_once_both_assessments_are_open_without_ratings_and_evidence() {
    let framework = two_branches();
    let contents = complete_contents(SIZE);
    let expectations: Vec<Expectation> = (0..4).map(expectation).collect();
    let [employee, mut manager] = ["of-the-employee", "of-the-manager"].map(|evidence| assessment(&expectations, evidence));
    let below = Rating { level: Level::NotYet, evidence: "of-the-manager".to_owned() };
    manager.ratings.insert(expectations[2].id.clone(), below);
    let closed = whole(&contents, &framework, &expectations);
    assert!(closed.excerpt(Round::Preparation).iter().all(|part| part.kind != Kind::Gaps));
    let open = Whole { opened: Some([&employee, &manager]), ..closed };
    let excerpt = open.excerpt(Round::Preparation);
    assert!(excerpt.contains(&part(Kind::Gaps, &["Expectation 2"])), "{excerpt:?}");
    let all = serde_json::to_string(&excerpt).unwrap();
    for closed in ["of-the-employee", "of-the-manager", "not_yet"] {
        assert!(!all.contains(closed), "{all}");
    }
    assert!(open.excerpt(Round::Support).iter().all(|part| part.kind != Kind::Gaps));
}

#[test]
fn excerpts_of_the_first_release_are_read_as_one_list() {
    let new = consultation("priya", Round::Support, Stage::Asked, vec![part(Kind::Goals, &["a"])]);
    let mut stored = serde_json::to_value(&new).unwrap();
    assert_eq!(serde_json::from_value::<Consultation>(stored.clone()).unwrap(), new);
    stored["excerpt"] = serde_json::json!(["a goal", "a clause"]);
    stored["stage"] = serde_json::json!({"stage": "answered", "answer": {"support": "likely", "reason": "x", "at": 1}});
    let old: Consultation = serde_json::from_value(stored.clone()).unwrap();
    assert_eq!(old.excerpt, [part(Kind::GoalsAndJob, &["a goal", "a clause"])]);
    assert!(matches!(old.stage, Stage::Answered { answer: Answer { support: Some(_), .. } }));
    stored["excerpt"] = serde_json::json!([]);
    assert_eq!(serde_json::from_value::<Consultation>(stored).unwrap().excerpt, []);
}

#[test]
fn preparation_is_asked_when_there_is_something_to_prepare_for() {
    for state in State::ALL {
        assert_eq!(Round::Preparation.is_open(state), matches!(state, State::Planning | State::Reconvening), "{state:?}");
        assert_eq!(Round::Support.is_open(state), state.is_writable(), "{state:?}");
    }
}

#[test]
fn whoever_was_asked_about_a_section_reads_it_until_the_question_is_closed() {
    let goals = || vec![part(Kind::Goals, &["a"])];
    let answered = Stage::Answered { answer: Answer { support: None, reason: "x".to_owned(), at: Timestamp(1) } };
    let path = proposal(State::Planning);
    let read = |all: &[Consultation], section| readers(&path, all, section, Insight::Open);
    let asked = Reader { person: person("priya"), questions: 1, until: Date::parse("2026-12-01").ok() };
    let one = |stage| [consultation("priya", Round::Support, stage, goals())];
    assert_eq!(read(&one(Stage::Asked), Section::Objectives), vec![asked.clone()]);
    assert_eq!(read(&one(Stage::Asked), Section::Gaps), []);
    assert_eq!(read(&one(answered.clone()), Section::Objectives), [Reader { until: None, ..asked.clone() }]);
    for unasked in [Stage::Proposed, Stage::Refused, Stage::Closed { reason: "x".to_owned() }] {
        assert_eq!(read(&one(unasked), Section::Objectives), []);
    }
    let twice = [
        consultation("priya", Round::Support, answered, goals()),
        consultation("priya", Round::Preparation, Stage::Asked, vec![part(Kind::Target, &["b"]), part(Kind::Milestones, &["c"])]),
    ];
    assert_eq!(read(&twice, Section::Objectives), [Reader { questions: 2, ..asked.clone() }]);
    assert_eq!(read(&twice, Section::Milestones), vec![asked]);
    assert_eq!(read(&twice, Section::Start), []);
    let withdrawn = proposal(State::Withdrawn);
    assert_eq!(readers(&withdrawn, &twice, Section::Objectives, Insight::Open), []);
}

#[test]
fn who_may_not_see_into_a_section_hears_of_the_asked_and_not_of_what_is_written_there() {
    let path = proposal(State::Planning);
    let told = |excerpt| {
        let asked = [consultation("priya", Round::Preparation, Stage::Asked, excerpt)];
        readers(&path, &asked, Section::Milestones, Insight::Closed)
    };
    assert_eq!(told(Vec::new()), told(vec![part(Kind::Milestones, &["a"])]));
    assert_eq!(told(Vec::new()).len(), 1);
}
