use super::*;
use domain::framework::{
    Assignment, ChoiceAnswer, ChoiceQuestion, Competency, Dimension, Distinction, Edge, EdgeKind, Level, Pathway, Roadblock,
};
use domain::people::PersonSummary;
use domain::room::RoomName;
use domain::time::Timestamp;
use domain::view::{LitmusOutcome, LitmusResult, Publication, PublicationState};
use std::collections::BTreeMap;

fn view(framework: Framework) -> DraftView {
    let id: domain::ids::FrameworkId = "northlight".parse().unwrap();
    DraftView {
        room: RoomName::Draft { framework: id.clone(), generation: 0 },
        table: RoomName::DraftTable { framework: id },
        right: None,
        framework,
        seq: 0,
        answers: Vec::new(),
        comments: Vec::new(),
        publications: Vec::new(),
        holders: BTreeMap::new(),
        aiming: BTreeMap::new(),
        litmus: Vec::new(),
        agreements: Vec::new(),
        import: None,
        people: Vec::new(),
        now: Timestamp(0),
    }
}

fn somebody() -> PersonSummary {
    PersonSummary { id: "beatriz".parse().unwrap(), name: "Beatriz Costa".to_owned(), title: String::new() }
}

fn stands(step: Step, view: &DraftView) -> Standing {
    step.standing(&view.framework, view, None)
}

fn role(id: &str) -> FrameworkRole {
    FrameworkRole::new(id.parse().unwrap(), "data".parse().unwrap(), 1, id)
}

#[test]
fn nothing_is_begun_in_an_empty_draft_and_nothing_hinders_it() {
    let empty = view(Framework::default());
    for step in Step::ALL.into_iter().filter(|step| *step != Step::Publish) {
        assert_eq!(stands(step, &empty), Standing::NotBegun, "{step:?}");
    }
    assert_eq!(stands(Step::Publish, &empty), Standing::Done);
}

#[test]
fn every_step_has_an_address_and_leads_to_the_next() {
    for step in Step::ALL {
        assert_eq!(Step::of(step.key()), Some(step));
    }
    assert_eq!(Step::Philosophy.next(), Some(Step::Project));
    assert_eq!(Step::Publish.next(), None);
    assert_eq!(Step::of("nothing"), None);
}

#[test]
fn the_philosophy_waits_for_both_texts_and_for_leadership() {
    let mut draft = view(Framework::default());
    draft.framework.philosophy.why = "People plan a future here.".to_owned();
    assert_eq!(stands(Step::Philosophy, &draft), Standing::Open(2));
    draft.framework.philosophy.values = "Candour".to_owned();
    assert_eq!(stands(Step::Philosophy, &draft), Standing::Open(1));
    draft.agreements.push(Agreement { by: somebody(), at: Timestamp(0) });
    assert_eq!(stands(Step::Philosophy, &draft), Standing::Done);
    // Another word is another philosophy.
    let mut reworded = draft.framework.clone();
    reworded.philosophy.values.push_str(" and care");
    assert_eq!(Step::Philosophy.standing(&reworded, &draft, None), Standing::Open(1));
}

#[test]
fn the_whole_needs_an_owner_and_an_approver_and_its_parts_an_owner() {
    let part = |id: &str, part: Part| Assignment {
        id: id.parse().unwrap(),
        part,
        person: Some("ines".parse().unwrap()),
        who: String::new(),
        note: String::new(),
    };
    let whole =
        Mocha { id: "whole".parse().unwrap(), parent: None, title: "All".to_owned(), people: vec![part("a", Part::Owner)] };
    let below = Mocha { id: "below".parse().unwrap(), parent: Some(whole.id.clone()), title: String::new(), people: Vec::new() };
    let mut draft = view(Framework { project: vec![whole, below], ..Framework::default() });
    // The approver of the whole; title and owner of the part.
    assert_eq!(stands(Step::Project, &draft), Standing::Open(3));
    draft.framework.project[0].people.push(part("b", Part::Approver));
    draft.framework.project[1].title = "Data".to_owned();
    draft.framework.project[1].people.push(Assignment {
        person: None,
        who: "the works council".to_owned(),
        ..part("c", Part::Owner)
    });
    assert_eq!(stands(Step::Project, &draft), Standing::Done);
}

#[test]
fn one_role_is_enough_to_have_chosen_and_half_an_answer_is_open() {
    let mut draft = view(Framework { roles: vec![role("analyst"), role("engineer")], ..Framework::default() });
    draft.framework.roles[0].selection.prevalent = Some(true);
    assert_eq!(stands(Step::Roles, &draft), Standing::Open(1));
    draft.framework.roles[0].selection = Selection { prevalent: Some(true), distinct: Some(true), retains: Some(false) };
    assert_eq!(stands(Step::Roles, &draft), Standing::Done);
    draft.framework.roles[1].pathway = Pathway::None { support: " ".to_owned(), reflection: String::new() };
    assert_eq!(stands(Step::Roles, &draft), Standing::Open(1));
}

#[test]
fn the_role_with_the_most_yeses_and_then_the_most_holders_suggests_itself() {
    let mut draft = view(Framework { roles: ["a", "b", "c", "d"].map(role).to_vec(), ..Framework::default() });
    draft.framework.roles[3].selection.retains = Some(true);
    draft.holders = BTreeMap::from([("a".parse().unwrap(), 4), ("b".parse().unwrap(), 7)]);
    draft.framework.roles[2].pathway = Pathway::None { support: "A budget".to_owned(), reflection: String::new() };
    let found = coverage(&draft.framework, &draft);
    assert_eq!(found.next.iter().map(RoleId::as_str).collect::<Vec<_>>(), ["d", "b"]);
    assert_eq!((found.written.len(), found.waiting.len(), found.without.len()), (0, 3, 1));
}

#[test]
fn levels_count_open_questions_and_a_new_wording_asks_again() {
    let level: Level = Level { id: "senior".parse().unwrap(), number: 1, name: "Senior".to_owned() };
    let scope = Distinction { level: level.id.clone(), dimension: Dimension::Scope, examples: vec!["A region".to_owned()] };
    let mut draft = view(Framework { levels: vec![level], distinctions: vec![scope.clone()], ..Framework::default() });
    assert_eq!(stands(Step::Levels, &draft), Standing::Open(3));
    draft.answers = ChoiceQuestion::ALL
        .map(|question| ChoiceAnswer {
            level: scope.level.clone(),
            dimension: scope.dimension,
            question,
            answer: "Whoever cannot travel".to_owned(),
            about: scope.about(),
            by: somebody(),
            at: Timestamp(0),
        })
        .to_vec();
    assert_eq!(stands(Step::Levels, &draft), Standing::Done);
    assert_eq!(stands(Step::Publish, &draft), Standing::Done);
    draft.framework.distinctions[0].examples = vec!["Two regions".to_owned()];
    assert_eq!(stands(Step::Levels, &draft), Standing::Open(3));
    assert_eq!(stands(Step::Publish, &draft), Standing::Open(3));
}

#[test]
fn the_litmus_test_does_not_wait_for_groups_too_small_to_show() {
    let result = |id: &str, asked, outcome| LitmusResult { role: id.parse().unwrap(), asked, outcome };
    let figures = LitmusOutcome { answered: 5, yes: [5, 4, 3], passed: 3 };
    let mut draft = view(Framework::default());
    draft.litmus = vec![result("a", Some(6), Some(figures)), result("b", None, None)];
    assert_eq!(stands(Step::Litmus, &draft), Standing::NotBegun);
    draft.publications = vec![Publication {
        version: 1,
        effective: None,
        state: PublicationState::InForce,
        by: None,
        at: None,
        note: String::new(),
    }];
    assert_eq!(stands(Step::Litmus, &draft), Standing::Done);
    draft.litmus.push(result("c", Some(9), None));
    assert_eq!(stands(Step::Litmus, &draft), Standing::Open(1));
}

#[test]
fn a_roadblock_waits_for_its_remedy_and_its_owner() {
    let mut edge = Edge::new("a".parse().unwrap(), "b".parse().unwrap(), EdgeKind::Up);
    edge.roadblocks = vec![Roadblock {
        id: "cost".parse().unwrap(),
        text: "It costs too much".to_owned(),
        remedy: None,
        plan: String::new(),
        owner: Some("ines".parse().unwrap()),
    }];
    let draft = view(Framework { edges: vec![edge], ..Framework::default() });
    assert_eq!(stands(Step::Roadblocks, &draft), Standing::Open(1));
}

#[test]
fn a_competency_waits_for_its_definition() {
    let one = Competency::new("trust".parse().unwrap(), "Trust", domain::framework::Category::Behavioural);
    let draft = view(Framework { competencies: vec![one], ..Framework::default() });
    assert_eq!(stands(Step::Competencies, &draft), Standing::Open(1));
}
