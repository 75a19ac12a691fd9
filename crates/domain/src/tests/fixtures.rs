//! A proposal, the people around it, and a version, as the tests begin with them.

use crate::assessment::{Assessment, Level, Rating, Side};
use crate::content::{
    Clause, Connected, Contents, Goal, Link, Milestone, MilestoneKind, Party, TargetKind, Term, Verdict, Walked,
};
use crate::framework::{Expectation, ExpectedLine, StrategicObjective};
use crate::ids::{ExpectationId, ItemId, OrgId, PersonId, ProposalId, SessionId};
use crate::people::{Actor, PersonSummary, Role};
use crate::process::Process;
use crate::proposal::{JobDecision, Proposal};
use crate::section::{Section, Sharing};
use crate::state::State;
use crate::time::{Date, Timestamp};
use crate::version::Version;
use std::collections::BTreeMap;

pub fn item(name: &str) -> ItemId {
    ItemId::parse(name).unwrap()
}

pub fn person(name: &str) -> PersonId {
    PersonId::parse(name).unwrap()
}

pub fn actor(name: &str, org: &str, roles: &[Role]) -> Actor {
    Actor {
        person: person(name),
        org: OrgId::parse(org).unwrap(),
        name: name.to_owned(),
        roles: roles.iter().copied().collect(),
        session: SessionId::parse("session").unwrap(),
    }
}

/// A proposal of `tomas`, facilitated by `ines`, in the organization `north`, with nothing done yet.
pub fn proposal(state: State) -> Proposal {
    Proposal {
        id: ProposalId::parse("proposal").unwrap(),
        org: OrgId::parse("north").unwrap(),
        employee: person("tomas"),
        manager: person("ines"),
        title: "Towards staff engineer".to_owned(),
        state,
        revision: 0,
        generation: 0,
        sharing: BTreeMap::new(),
        acknowledged: BTreeMap::new(),
        job_decision: None,
        job_about: None,
        quorum: None,
        framework_version: 1,
        beginning: BTreeMap::new(),
        expectations: Vec::new(),
        target: None,
        signatures: Vec::new(),
        version: 0,
        created: Timestamp(0),
        updated: Timestamp(0),
        withdrawn_because: None,
        process: Process::default(),
        handovers: Vec::new(),
        note: None,
    }
}

/// How many of each thing a dossier has.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub goals: usize,
    pub clauses: usize,
    pub expectations: usize,
    pub focus: usize,
}

pub fn complete_proposal(size: Size) -> Proposal {
    Proposal {
        sharing: Section::ALL.into_iter().map(|section| (section, Sharing::Reading)).collect(),
        acknowledged: Side::ALL.into_iter().map(|side| (side, Timestamp(1))).collect(),
        job_decision: Some(JobDecision::Accepted),
        expectations: (0..size.expectations).map(expectation).collect(),
        ..proposal(State::Planning)
    }
}

pub fn expectation(n: usize) -> Expectation {
    Expectation {
        id: ExpectationId::parse(&format!("e{n}")).unwrap(),
        title: format!("Expectation {n}"),
        category: None,
        lines: vec![ExpectedLine { text: format!("Line {n}"), from: String::new(), known: false }],
    }
}

/// Contents in which nothing is missing; every expectation has a milestone.
pub fn complete_contents(size: Size) -> Contents {
    let mut contents = Contents::default();
    contents.start.today = "Data engineer since 2023".to_owned();
    let objectives = &mut contents.objectives;
    objectives.beyond = "Teach".to_owned();
    objectives.five_years = "Lead a domain".to_owned();
    objectives.target_kind = Some(TargetKind::Up);
    objectives.target_title = "Staff engineer".to_owned();
    objectives.goals = (0..size.goals).map(goal).collect();
    objectives.clauses = (0..size.clauses).map(|n| Clause { id: item(&format!("c{n}")), text: format!("Clause {n}") }).collect();
    contents.connection.goals = objectives.goals.iter().map(|goal| (goal.id.clone(), connected())).collect();
    let walked = Walked { verdict: Some(Verdict::Modifiable), feedback: "Later".to_owned(), about: None };
    contents.alignment.clauses = objectives.clauses.iter().map(|clause| (clause.id.clone(), walked.clone())).collect();
    contents.gaps.focus = (0..size.focus).map(|n| expectation(n).id).collect();
    contents.milestones.milestones = (0..size.expectations).map(milestone).collect();
    contents
}

fn goal(n: usize) -> Goal {
    let term = if n.is_multiple_of(2) { Term::Short } else { Term::Long };
    Goal { id: item(&format!("g{n}")), text: format!("Goal {n}"), term }
}

fn connected() -> Connected {
    Connected { link: Some(Link::Objective("quiet".parse().unwrap())), value: "Fewer calls at night".to_owned() }
}

fn milestone(n: usize) -> Milestone {
    Milestone {
        id: item(&format!("m{n}")),
        title: format!("Milestone {n}"),
        measure: "Teams that use it".to_owned(),
        start: String::new(),
        target: "3 teams".to_owned(),
        due: Date::parse("2027-03-01").ok(),
        kind: Some(MilestoneKind::Project),
        gap: Some(expectation(n).id),
        owner: Some(Party::Employee),
        confirmer: Some(Party::Manager),
    }
}

pub fn summary(name: &str) -> PersonSummary {
    PersonSummary { id: person(name), name: name.to_owned(), title: "Engineer".to_owned() }
}

pub fn assessment(expectations: &[Expectation], evidence: &str) -> Assessment {
    let rating = Rating { level: Level::Reliably, evidence: evidence.to_owned() };
    Assessment { ratings: expectations.iter().map(|e| (e.id.clone(), rating.clone())).collect(), ..Assessment::default() }
}

pub fn version(contents: Contents) -> Version {
    let expectations: Vec<Expectation> = (0..2).map(expectation).collect();
    let assessments = Side::ALL.into_iter().map(|side| (side, assessment(&expectations, side.key()))).collect();
    Version {
        proposal: ProposalId::parse("proposal").unwrap(),
        number: 1,
        title: "Towards staff engineer".to_owned(),
        employee: summary("tomas"),
        manager: summary("ines"),
        former: Vec::new(),
        questions: BTreeMap::new(),
        target: contents.objectives.target_title.clone(),
        contents,
        framework_version: 1,
        expectations,
        assessments,
        objectives: vec![StrategicObjective::new("quiet".parse().unwrap(), "Quiet nights", "")],
        consultations: Vec::new(),
        signatures: Vec::new(),
        answered: Vec::new(),
        at: Timestamp(0),
    }
}
