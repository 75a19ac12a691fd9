//! A dossier that owns what it is made of, complete at first, and the holes that are knocked into it.

use super::fixtures::{Size, complete_contents, complete_proposal, expectation, item, person};
use crate::assessment::{Assessment, Level, Rated, Rating, Side};
use crate::consultation::{Answer, Consultation, Round, Stage, Support};
use crate::content::{Connected, Contents, Link, Milestone, Term, Walked};
use crate::gate::{Dossier, MilestonePart, Missing, missing};
use crate::proposal::{JobDecision, Proposal};
use crate::review::{ChangeRequest, Passage, Resolution, ResolutionKind};
use crate::section::{Section, Sharing};
use crate::state::State;
use crate::time::{Date, Timestamp};
use crate::wording::Wording;
use std::collections::BTreeSet;

#[derive(Debug)]
pub struct Owned {
    pub proposal: Proposal,
    pub contents: Contents,
    pub consultations: Vec<Consultation>,
    pub sealed: BTreeSet<Side>,
    pub assessments: [Assessment; 2],
    pub rated: Rated,
    pub requests: Vec<ChangeRequest>,
}

impl Owned {
    pub fn complete(size: Size) -> Self {
        let answered = Answer { support: Some(Support::Likely), reason: "Needed".to_owned(), at: Timestamp(0) };
        let stages = [Stage::Answered { answer: answered }, Stage::Closed { reason: "Left".to_owned() }, Stage::Refused];
        Self {
            proposal: Proposal { state: State::Reconvening, version: 1, ..complete_proposal(size) },
            contents: complete_contents(size),
            consultations: (0..).zip(stages).map(|(n, stage)| consultation(n, stage)).collect(),
            sealed: Side::ALL.into_iter().collect(),
            assessments: [Level::NotYet, Level::Reliably].map(|level| rated(size, level)),
            rated: Rated { target: None, expectations: complete_proposal(size).expectations },
            requests: (0..3).map(request).collect(),
        }
    }

    pub fn missing(&self) -> Vec<Missing> {
        missing(&Dossier {
            proposal: &self.proposal,
            contents: &self.contents,
            consultations: &self.consultations,
            sealed: self.sealed.clone(),
            opened: (self.sealed.len() == 2).then(|| self.assessments.each_ref()),
            rated: Some(&self.rated),
            requests: &self.requests,
        })
    }
}

/// Everything rated alike.
pub fn rated(size: Size, level: Level) -> Assessment {
    let rating = Rating { level, evidence: "Seen twice".to_owned() };
    Assessment { ratings: (0..size.expectations).map(|n| (expectation(n).id, rating.clone())).collect(), ..Assessment::default() }
}

pub fn consultation(n: usize, stage: Stage) -> Consultation {
    Consultation {
        id: format!("q{n}").parse().unwrap(),
        proposal: "proposal".parse().unwrap(),
        round: Round::Support,
        stakeholder: person("priya"),
        asked_by: person("ines"),
        question: "Would you support this?".to_owned(),
        due: Date::parse("2026-12-01").unwrap(),
        stage,
        excerpt: Vec::new(),
        at: Timestamp(0),
    }
}

fn request(n: usize) -> ChangeRequest {
    let resolution = Resolution {
        kind: ResolutionKind::Disputed,
        note: "We keep it".to_owned(),
        by: Side::Employee,
        person: None,
        at: Timestamp(0),
    };
    ChangeRequest {
        id: format!("r{n}").parse().unwrap(),
        reviewer: person("marta"),
        version: 1,
        passage: Passage { section: Section::Gaps, item: item("self"), field: "summary".to_owned(), quote: "x".to_owned() },
        note: "Say more".to_owned(),
        resolution: Some(resolution),
    }
}

/// Chance, drawn in a fixed order: whether there is a hole here.
pub struct Chance<'a>(pub &'a mut dyn Iterator<Item = bool>);

impl Chance<'_> {
    fn hole(&mut self) -> bool {
        self.0.next().unwrap_or(false)
    }

    /// Which of so many kinds of hole, if any.
    fn which(&mut self, kinds: usize) -> Option<usize> {
        (0..kinds).find(|_| self.hole())
    }
}

/// Texts in which there is nothing to read.
const BLANKS: [&str; 3] = ["", " \n\t", "\u{200b}\u{feff}"];

/// Knocks holes where chance says so; returns what the gate has to name, told from the holes and not from the gate.
pub fn knock(owned: &mut Owned, chance: &mut Chance<'_>) -> BTreeSet<Missing> {
    let mut holes = BTreeSet::new();
    knock_record(owned, chance, &mut holes);
    knock_words(owned, chance, &mut holes);
    knock_goals(owned, chance, &mut holes);
    knock_clauses(owned, chance, &mut holes);
    knock_plan(owned, chance, &mut holes);
    knock_others(owned, chance, &mut holes);
    holes
}

fn knock_record(owned: &mut Owned, chance: &mut Chance<'_>, holes: &mut BTreeSet<Missing>) {
    for side in Side::ALL {
        if chance.hole() {
            owned.proposal.acknowledged.remove(&side);
            holes.insert(Missing::Acknowledgement { side });
        }
        if chance.hole() {
            owned.sealed.remove(&side);
            holes.insert(Missing::Seal { side });
        }
    }
    for section in Section::ALL {
        if chance.hole() {
            owned.proposal.sharing.insert(section, Sharing::Private);
            holes.insert(Missing::NotShared { section });
        }
    }
    match chance.which(2) {
        Some(0) => {
            owned.proposal.job_decision = chance.hole().then_some(JobDecision::ModifyFurther);
            holes.insert(Missing::JobDecision);
        }
        Some(_) => {
            owned.proposal.job_about = Some(Wording::of("Another job"));
            holes.insert(Missing::JobReworded);
        }
        None => {}
    }
    if chance.hole() {
        owned.rated.expectations.pop();
        holes.insert(Missing::Expectations);
    }
}

fn knock_words(owned: &mut Owned, chance: &mut Chance<'_>, holes: &mut BTreeSet<Missing>) {
    let objectives = &mut owned.contents.objectives;
    let texts = [
        (&mut owned.contents.start.today, Missing::Today),
        (&mut objectives.beyond, Missing::Beyond),
        (&mut objectives.five_years, Missing::FiveYears),
        (&mut objectives.target_title, Missing::Target),
    ];
    for ((text, missing), blank) in texts.into_iter().zip(BLANKS.into_iter().cycle()) {
        if chance.hole() {
            blank.clone_into(text);
            holes.insert(missing);
        }
    }
    if chance.hole() {
        objectives.target_kind = None;
        holes.insert(Missing::TargetKind);
    }
}

fn knock_goals(owned: &mut Owned, chance: &mut Chance<'_>, holes: &mut BTreeSet<Missing>) {
    let goals = &mut owned.contents.objectives.goals;
    if chance.hole() {
        goals.clear();
        holes.insert(Missing::Goals);
        return;
    }
    let terms = [Term::Short, Term::Long];
    if let Some(which) = chance.which(2) {
        goals.retain(|goal| goal.term != terms[which]);
        holes.insert(Missing::Term { term: terms[which] });
    }
    for goal in goals {
        if chance.hole() {
            " ".clone_into(&mut goal.text);
            holes.insert(Missing::EmptyGoal { goal: goal.id.clone() });
        }
        let connected = owned.contents.connection.goals.get_mut(&goal.id).unwrap();
        match chance.which(3) {
            Some(0) => {
                connected.link = None;
                holes.insert(Missing::Link { goal: goal.id.clone() });
            }
            Some(1) => {
                connected.value.clear();
                holes.insert(Missing::Value { goal: goal.id.clone() });
            }
            // No hole: what is left open creates no value.
            Some(_) => *connected = Connected { link: Some(Link::LeftOpen), value: String::new() },
            None => {}
        }
    }
}

fn knock_clauses(owned: &mut Owned, chance: &mut Chance<'_>, holes: &mut BTreeSet<Missing>) {
    let clauses = &mut owned.contents.objectives.clauses;
    if chance.hole() {
        clauses.clear();
        holes.insert(Missing::JobDescription);
    }
    for clause in clauses {
        if chance.hole() {
            clause.text.clear();
            holes.insert(Missing::EmptyClause { clause: clause.id.clone() });
        }
        let Some(which) = chance.which(4) else { continue };
        let walks = &mut owned.contents.alignment.clauses;
        let walked = walks.remove(&clause.id).unwrap();
        let id = clause.id.clone();
        holes.insert(match which {
            0 => {
                walks.insert(id.clone(), Walked { verdict: None, ..walked });
                Missing::Verdict { clause: id }
            }
            1 => Missing::Verdict { clause: id },
            2 => {
                walks.insert(id.clone(), Walked { feedback: " ".to_owned(), ..walked });
                Missing::Feedback { clause: id }
            }
            _ => {
                walks.insert(id.clone(), Walked { about: Some(Wording::of("other words")), ..walked });
                Missing::VerdictReworded { clause: id }
            }
        });
    }
}

fn knock_plan(owned: &mut Owned, chance: &mut Chance<'_>, holes: &mut BTreeSet<Missing>) {
    let rated: Vec<_> = owned.proposal.expectations.iter().map(|e| e.id.clone()).collect();
    let focus = &mut owned.contents.gaps.focus;
    if let Some(which) = chance.which(3) {
        *focus = match which {
            0 => Vec::new(),
            1 => rated.into_iter().take(1).collect(),
            _ => rated,
        };
        holes.insert(Missing::Focus { least: 2, most: 3 });
    }
    let plan = &mut owned.contents.milestones.milestones;
    if chance.hole() {
        plan.clear();
        holes.insert(Missing::Milestones);
    }
    for milestone in plan.iter_mut() {
        for part in knock_parts(milestone, chance) {
            holes.insert(Missing::Milestone { milestone: milestone.id.clone(), part });
        }
    }
    let open = focus.iter().filter(|id| plan.iter().all(|m| m.gap.as_ref() != Some(*id)));
    holes.extend(open.map(|id| Missing::FocusMilestone { focus: id.clone() }));
}

fn knock_parts(milestone: &mut Milestone, chance: &mut Chance<'_>) -> Vec<MilestonePart> {
    let mut parts = Vec::new();
    let mut knock = |part, open: &mut dyn FnMut()| {
        if chance.hole() {
            open();
            parts.push(part);
        }
    };
    knock(MilestonePart::Title, &mut || milestone.title.clear());
    knock(MilestonePart::Measure, &mut || " ".clone_into(&mut milestone.measure));
    knock(MilestonePart::Target, &mut || milestone.target.clear());
    knock(MilestonePart::Due, &mut || milestone.due = None);
    knock(MilestonePart::Kind, &mut || milestone.kind = None);
    knock(MilestonePart::Gap, &mut || milestone.gap = None);
    knock(MilestonePart::Owner, &mut || milestone.owner = None);
    knock(MilestonePart::Confirmer, &mut || milestone.confirmer = None);
    if milestone.owner.is_some() && milestone.confirmer.is_some() && chance.hole() {
        milestone.confirmer = milestone.owner;
        parts.push(MilestonePart::OtherConfirmer);
    }
    parts
}

fn knock_others(owned: &mut Owned, chance: &mut Chance<'_>, holes: &mut BTreeSet<Missing>) {
    for consultation in &mut owned.consultations {
        if chance.hole() {
            consultation.stage = if chance.hole() { Stage::Proposed } else { Stage::Asked };
            holes.insert(Missing::Consultation { consultation: consultation.id.clone() });
        }
    }
    for request in &mut owned.requests {
        if chance.hole() {
            request.resolution = None;
            holes.insert(Missing::Request { request: request.id.clone() });
        }
    }
}
