//! The walk through a version, section by section.

use super::Line;
use crate::assessment::{Assessment, Side};
use crate::content::{Gaps, Link, Milestone, MilestoneKind, Party, TargetKind, Verdict};
use crate::framework::Expectation;
use crate::ids::{ExpectationId, ItemId};
use crate::section::Section;
use crate::text::is_blank;
use crate::version::Version;

/// Every passage that has words, in reading order. Choices are among them, so that a changed one shows.
pub fn lines(version: &Version) -> Vec<Line> {
    let mut walk = Walk { section: Section::Start, lines: Vec::new() };
    for section in Section::ALL {
        walk.section = section;
        match section {
            Section::Start => start(&mut walk, version),
            Section::Objectives => objectives(&mut walk, version),
            Section::Connection => connection(&mut walk, version),
            Section::Alignment => alignment(&mut walk, version),
            Section::Gaps => gaps(&mut walk, version),
            Section::Milestones => version.contents.milestones.milestones.iter().for_each(|m| milestone(&mut walk, version, m)),
        }
    }
    walk.lines
}

struct Walk {
    section: Section,
    lines: Vec<Line>,
}

impl Walk {
    fn add(&mut self, item: &ItemId, field: &str, text: &str) {
        if !is_blank(text) {
            let (item, field, text) = (item.clone(), field.to_owned(), text.to_owned());
            self.lines.push(Line { section: self.section, item, field, text });
        }
    }

    /// For what belongs to no item of a list.
    fn add_named(&mut self, name: &str, field: &str, text: &str) {
        if let Ok(item) = ItemId::parse(name) {
            self.add(&item, field, text);
        }
    }
}

fn start(walk: &mut Walk, version: &Version) {
    let start = &version.contents.start;
    walk.add_named("self", "today", &start.today);
    walk.add_named("self", "strengths", &start.strengths);
    walk.add_named("self", "drives", &start.drives);
    walk.add_named("self", "needs", &start.needs);
}

fn objectives(walk: &mut Walk, version: &Version) {
    let objectives = &version.contents.objectives;
    walk.add_named("self", "beyond", &objectives.beyond);
    walk.add_named("self", "five-years", &objectives.five_years);
    for goal in &objectives.goals {
        walk.add(&goal.id, "goal", &goal.text);
        walk.add(&goal.id, "term", goal.term.key());
    }
    walk.add_named("target", "kind", objectives.target_kind.map(TargetKind::key).unwrap_or_default());
    walk.add_named("target", "title", &version.target);
    objectives.clauses.iter().for_each(|clause| walk.add(&clause.id, "clause", &clause.text));
}

fn connection(walk: &mut Walk, version: &Version) {
    for goal in &version.contents.objectives.goals {
        let Some(connected) = version.contents.connection.goals.get(&goal.id) else { continue };
        match &connected.link {
            None => {}
            Some(Link::LeftOpen) => walk.add(&goal.id, "left-open", "left_open"),
            Some(Link::Objective(id)) => {
                let objective = version.objectives.iter().find(|objective| objective.id == *id);
                walk.add(&goal.id, "link", objective.map_or(id.as_str(), |objective| &objective.name));
            }
        }
        walk.add(&goal.id, "value", &connected.value);
    }
}

fn alignment(walk: &mut Walk, version: &Version) {
    for clause in &version.contents.objectives.clauses {
        let Some(walked) = version.contents.alignment.clauses.get(&clause.id) else { continue };
        walk.add(&clause.id, "verdict", walked.verdict.map(Verdict::key).unwrap_or_default());
        walk.add(&clause.id, "feedback", &walked.feedback);
    }
}

fn gaps(walk: &mut Walk, version: &Version) {
    let gaps = &version.contents.gaps;
    for expectation in &version.expectations {
        assessed(walk, version, expectation);
        if gaps.focus.contains(&expectation.id) {
            walk.add(&expectation.id.clone().into(), "focus", &expectation.title);
        }
    }
    walk.add_named("self", "summary", &gaps.summary);
    gaps.goals.iter().for_each(|goal| walk.add(&goal.id, "goal", &goal.text));
}

fn assessed(walk: &mut Walk, version: &Version, expectation: &Expectation) {
    let item = expectation.id.clone().into();
    for side in Side::ALL {
        let rating = version.assessments.get(&side).and_then(|a: &Assessment| a.ratings.get(&expectation.id));
        if let Some(rating) = rating {
            walk.add(&item, &format!("{}-level", side.key()), rating.level.key());
            walk.add(&item, &format!("{}-evidence", side.key()), &rating.evidence);
        }
    }
}

fn milestone(walk: &mut Walk, version: &Version, milestone: &Milestone) {
    let id = &milestone.id;
    walk.add(id, "title", &milestone.title);
    walk.add(id, "measure", &milestone.measure);
    walk.add(id, "start", &milestone.start);
    walk.add(id, "target", &milestone.target);
    walk.add(id, "due", &milestone.due.map(|due| due.to_string()).unwrap_or_default());
    walk.add(id, "kind", milestone.kind.map(MilestoneKind::key).unwrap_or_default());
    if let Some(gap) = &milestone.gap {
        match served(version, gap) {
            Some(goal) => walk.add(id, "serves", goal),
            None => walk.add(id, "gap", gap_title(version, gap)),
        }
    }
    walk.add(id, "owner", milestone.owner.map(Party::key).unwrap_or_default());
    walk.add(id, "confirmer", milestone.confirmer.map(Party::key).unwrap_or_default());
}

/// The goal of the career that a milestone serves, where nothing was rated.
fn served<'a>(version: &'a Version, gap: &ExpectationId) -> Option<&'a str> {
    let mut goals = version.contents.objectives.goals.iter();
    goals.find(|goal| goal.id.as_str() == gap.as_str()).map(|goal| goal.text.as_str())
}

fn gap_title<'a>(version: &'a Version, gap: &'a ExpectationId) -> &'a str {
    let rated = version.expectations.iter().find(|e| e.id == *gap).map(|e| e.title.as_str());
    let Gaps { goals, .. } = &version.contents.gaps;
    let goal = || goals.iter().find(|goal| goal.id.as_str() == gap.as_str()).map(|goal| goal.text.as_str());
    rated.or_else(goal).unwrap_or(gap.as_str())
}
