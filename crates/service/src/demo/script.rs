//! A path written down as data, and the edits that write it into the rooms.

use document::write::{Chosen, Edit, MilestoneField};
use domain::assessment::{Level, Rating, Side};
use domain::content::{Link, MilestoneKind, Party, TargetKind, Term, Verdict};
use domain::framework::Expectation;
use domain::ids::{ExpectationId, ItemId};
use domain::section::Section;
use domain::time::Date;
use domain::wording::Wording;

/// A path.
pub struct Script {
    /// What it is called.
    pub title: &'static str,
    /// Where I am today, strengths, drives, needs.
    pub start: [&'static str; 4],
    /// Goals apart from today's role.
    pub beyond: &'static str,
    /// The job in five years.
    pub five_years: &'static str,
    /// The goals.
    pub goals: &'static [GoalRow],
    /// Which way.
    pub kind: TargetKind,
    /// The role of the framework aimed at.
    pub role: &'static str,
    /// The job description.
    pub clauses: &'static [ClauseRow],
    /// What each side answers, by competency. What is not named is rated reliably by both.
    pub ratings: &'static [RatingRow],
    /// The expectations in focus.
    pub focus: &'static [&'static str],
    /// What both see in the assessments.
    pub summary: &'static str,
    /// A performance goal.
    pub performance: &'static str,
    /// The milestones.
    pub milestones: &'static [MilestoneRow],
}

/// A goal with what it serves.
pub struct GoalRow {
    /// Its id.
    pub id: &'static str,
    /// In words.
    pub text: &'static str,
    /// When.
    pub term: Term,
    /// The objective; none leaves it open.
    pub objective: Option<&'static str>,
    /// The value it creates.
    pub value: &'static str,
}

/// A clause with what the walk came to.
pub struct ClauseRow {
    /// Its id.
    pub id: &'static str,
    /// In words.
    pub text: &'static str,
    /// The verdict.
    pub verdict: Verdict,
    /// The feedback.
    pub feedback: &'static str,
}

/// Both answers on one competency.
pub struct RatingRow {
    /// Which competency.
    pub expectation: &'static str,
    /// The employee's level and evidence.
    pub employee: (Level, &'static str),
    /// The manager's level and evidence.
    pub manager: (Level, &'static str),
}

/// A milestone.
pub struct MilestoneRow {
    /// Its id.
    pub id: &'static str,
    /// What is reached.
    pub title: &'static str,
    /// How one sees it.
    pub measure: &'static str,
    /// Value at the start and to reach.
    pub values: [&'static str; 2],
    /// In how many days.
    pub days: i64,
    /// How.
    pub kind: MilestoneKind,
    /// The gap it closes.
    pub gap: &'static str,
    /// Who owes it.
    pub owner: Party,
    /// Who confirms it; none is still to be agreed.
    pub confirmer: Option<Party>,
}

/// The edits that write one section of the path on that day.
pub fn edits(script: &Script, section: Section, today: Date) -> Vec<Edit> {
    match section {
        Section::Start => {
            let fields = ["today", "strengths", "drives", "needs"];
            fields.into_iter().zip(script.start).map(|(field, words)| text("self", field, words)).collect()
        }
        Section::Objectives => objectives(script),
        Section::Connection => script.goals.iter().flat_map(connected).collect(),
        Section::Alignment => script.clauses.iter().flat_map(walked).collect(),
        Section::Gaps => gaps(script),
        Section::Milestones => script.milestones.iter().flat_map(|row| milestone(row, today)).collect(),
    }
}

/// What one side answers on everything that is rated.
pub fn ratings(script: &Script, side: Side, expectations: &[Expectation]) -> Vec<(ExpectationId, Rating)> {
    let answer = |expectation: &Expectation| {
        let row = script.ratings.iter().find(|row| row.expectation == expectation.id.as_str());
        let (level, evidence) = match (row, side) {
            (Some(row), Side::Employee) => row.employee,
            (Some(row), Side::Manager) => row.manager,
            (None, _) => (Level::Reliably, "Part of the daily work of the last two years, without anything that stood out."),
        };
        (expectation.id.clone(), Rating { level, evidence: evidence.to_owned() })
    };
    expectations.iter().map(answer).collect()
}

fn objectives(script: &Script) -> Vec<Edit> {
    let mut edits = vec![text("self", "beyond", script.beyond), text("self", "five-years", script.five_years)];
    for goal in script.goals {
        let Some(id) = item(goal.id) else { continue };
        edits.push(Edit::AddGoal { id: id.clone(), after: None });
        edits.push(Edit::SetTerm { goal: id, term: goal.term });
        edits.push(text(goal.id, "goal", goal.text));
    }
    edits.push(Edit::SetTargetKind(Some(script.kind)));
    edits.push(Edit::SetTargetRole(script.role.parse().ok()));
    for clause in script.clauses {
        edits.extend(item(clause.id).map(|id| Edit::AddClause { id, after: None }));
        edits.push(text(clause.id, "clause", clause.text));
    }
    edits
}

fn connected(goal: &GoalRow) -> Vec<Edit> {
    let Some(id) = item(goal.id) else { return Vec::new() };
    let link = goal.objective.and_then(|objective| objective.parse().ok()).map_or(Link::LeftOpen, Link::Objective);
    vec![Edit::SetLink { goal: id, link: Some(link) }, text(goal.id, "value", goal.value)]
}

fn walked(clause: &ClauseRow) -> Vec<Edit> {
    let Some(id) = item(clause.id) else { return Vec::new() };
    let about = Some(Wording::of(clause.text));
    vec![Edit::SetVerdict { clause: id, verdict: Some(clause.verdict), about }, text(clause.id, "feedback", clause.feedback)]
}

fn gaps(script: &Script) -> Vec<Edit> {
    let focus = script.focus.iter().filter_map(|id| id.parse().ok());
    let mut edits: Vec<Edit> = focus.map(|expectation| Edit::SetFocus { expectation, chosen: Chosen::Yes }).collect();
    edits.push(text("self", "summary", script.summary));
    edits.extend(item("performance").map(|id| Edit::AddPerformanceGoal { id, after: None }));
    edits.push(text("performance", "goal", script.performance));
    edits
}

fn milestone(row: &MilestoneRow, today: Date) -> Vec<Edit> {
    let Some(id) = item(row.id) else { return Vec::new() };
    let [start, target] = row.values.map(ToOwned::to_owned);
    let fields = [
        MilestoneField::Start(start),
        MilestoneField::Target(target),
        MilestoneField::Due(Some(Date::from_days(today.days() + row.days))),
        MilestoneField::Kind(Some(row.kind)),
        MilestoneField::Gap(row.gap.parse().ok()),
        MilestoneField::Owner(Some(row.owner)),
        MilestoneField::Confirmer(row.confirmer),
    ];
    let mut edits = vec![Edit::AddMilestone { id: id.clone(), after: None }];
    edits.extend(fields.map(|field| Edit::SetMilestone { id: id.clone(), field }));
    edits.push(text(row.id, "title", row.title));
    edits.push(text(row.id, "measure", row.measure));
    edits
}

fn item(id: &str) -> Option<ItemId> {
    id.parse().ok()
}

fn text(item: &str, field: &str, words: &str) -> Edit {
    Edit::ReplaceText { item: item.to_owned(), field: field.to_owned(), text: words.to_owned() }
}
