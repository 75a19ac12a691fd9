//! What a stakeholder reads for the question: copied when the employee consents, in labelled parts, and nothing else.

use super::Round;
use crate::assessment::{Assessment, Level};
use crate::content::{Aim, Contents, Milestone, Objectives};
use crate::framework::{Expectation, Framework, FrameworkRole};
use crate::ids::RoleId;
use crate::section::Section;
use crate::text::is_blank;
use serde::{Deserialize, Deserializer, Serialize};

/// Longest line of the excerpt, in characters: a goal is a sentence, and whoever pasted a book did not mean the stakeholder to read it.
pub const MAX_EXCERPT_CHARS: usize = 2_000;

/// What a part of an excerpt is.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExcerptPartKind {
    /// The goals.
    Goals,
    /// Which way the path leads: one line, the key of the [kind](crate::content::TargetKind).
    Direction,
    /// What is aimed at: the title, and where it is a role of the framework its family and level.
    Target,
    /// What the role aimed at does, as the framework says.
    Responsibilities,
    /// What the role aimed at expects, one line for each competency.
    Expected,
    /// The job description, one line for each clause.
    JobDescription,
    /// Goals, target and clauses in one list, as the first release copied them.
    GoalsAndJob,
    /// Where somebody sees a gap, by name alone: from both opened assessments.
    Gaps,
    /// What was chosen to work on.
    Focus,
    /// The performance goals.
    PerformanceGoals,
    /// The milestones as they are planned.
    Milestones,
}

impl ExcerptPartKind {
    /// Every kind, in the order in which they are read.
    pub const ALL: [Self; 11] = [
        Self::Goals,
        Self::Direction,
        Self::Target,
        Self::Responsibilities,
        Self::Expected,
        Self::JobDescription,
        Self::GoalsAndJob,
        Self::Gaps,
        Self::Focus,
        Self::PerformanceGoals,
        Self::Milestones,
    ];

    /// The section that it shows something of.
    pub fn section(self) -> Section {
        match self {
            Self::Goals
            | Self::Direction
            | Self::Target
            | Self::Responsibilities
            | Self::Expected
            | Self::JobDescription
            | Self::GoalsAndJob => Section::Objectives,
            Self::Gaps | Self::Focus | Self::PerformanceGoals => Section::Gaps,
            Self::Milestones => Section::Milestones,
        }
    }
}

/// A part of an excerpt. Never without a line.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcerptPart {
    /// What it is.
    pub kind: ExcerptPartKind,
    /// Its lines.
    pub lines: Vec<String>,
}

impl ExcerptPart {
    /// Of the lines that have words; none without any.
    fn of<'a>(kind: ExcerptPartKind, lines: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let written = lines.into_iter().map(str::trim).filter(|line| !is_blank(line));
        let lines: Vec<String> = written.map(|line| line.chars().take(MAX_EXCERPT_CHARS).collect()).collect();
        (!lines.is_empty()).then_some(Self { kind, lines })
    }

    fn of_all(kind: ExcerptPartKind, lines: &[String]) -> Option<Self> {
        Self::of(kind, lines.iter().map(String::as_str))
    }
}

/// What an excerpt is cut from.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'a> {
    /// What was written.
    pub contents: &'a Contents,
    /// The framework that the proposal is pinned to.
    pub framework: &'a Framework,
    /// The role that the employee holds, where that is known.
    pub held: Option<&'a RoleId>,
    /// What is rated, once it is pinned.
    pub expectations: &'a [Expectation],
    /// Both assessments once they are open; none before, whoever has sealed.
    pub opened: Option<[&'a Assessment; 2]>,
}

impl Whole<'_> {
    /// What the stakeholder of a question of that round reads.
    pub fn excerpt(&self, round: Round) -> Vec<ExcerptPart> {
        match round {
            Round::Support => self.support(),
            Round::Preparation => self.preparation(),
        }
    }

    /// Where it leads: to judge whether that would be supported.
    fn support(&self) -> Vec<ExcerptPart> {
        use ExcerptPartKind as Kind;
        let objectives = &self.contents.objectives;
        let goals = ExcerptPart::of(Kind::Goals, objectives.goals.iter().map(|goal| goal.text.as_str()));
        let [direction, target] = self.aim();
        let role = self.framework.aimed(objectives, self.held);
        let does = role.map(|role| [role.doing.as_slice(), &role.going_to_do].concat()).unwrap_or_default();
        let clauses = ExcerptPart::of(Kind::JobDescription, objectives.clauses.iter().map(|clause| clause.text.as_str()));
        let responsibilities = ExcerptPart::of_all(Kind::Responsibilities, &does);
        let expected = ExcerptPart::of_all(Kind::Expected, &self.expected(objectives));
        [goals, direction, target, responsibilities, expected, clauses].into_iter().flatten().collect()
    }

    /// What is missing and what is planned: to say what would prepare for it.
    fn preparation(&self) -> Vec<ExcerptPart> {
        use ExcerptPartKind as Kind;
        let Contents { gaps, milestones, .. } = self.contents;
        let [direction, target] = self.aim();
        let between = self.expectations.iter().filter(|expectation| self.is_gap(expectation)).map(|e| e.title.as_str());
        let between = ExcerptPart::of(Kind::Gaps, between);
        let focus: Vec<String> = self.expectations.iter().filter(|e| gaps.focus.contains(&e.id)).map(named).collect();
        let focus = ExcerptPart::of_all(Kind::Focus, &focus);
        let goals = ExcerptPart::of(Kind::PerformanceGoals, gaps.goals.iter().map(|goal| goal.text.as_str()));
        let planned: Vec<String> = milestones.milestones.iter().map(planned).collect();
        let planned = ExcerptPart::of_all(Kind::Milestones, &planned);
        [direction, target, between, focus, goals, planned].into_iter().flatten().collect()
    }

    fn aim(&self) -> [Option<ExcerptPart>; 2] {
        let objectives = &self.contents.objectives;
        let direction = ExcerptPart::of(ExcerptPartKind::Direction, objectives.target_kind.map(crate::content::TargetKind::key));
        let title = self.framework.aimed_title(objectives, self.held);
        let place = self.framework.aimed(objectives, self.held).map(|role| self.place(role)).unwrap_or_default();
        [direction, ExcerptPart::of(ExcerptPartKind::Target, [title.as_str(), place.as_str()])]
    }

    /// Where a role stands: `Data Engineering, level 3 (Senior)`.
    fn place(&self, role: &FrameworkRole) -> String {
        let family =
            self.framework.families.iter().find(|family| family.id == role.family).map_or("", |family| family.name.as_str());
        let level = self.framework.levels.iter().find(|level| level.number == role.level).map_or("", |level| level.name.as_str());
        let of = if is_blank(family) { String::new() } else { format!("{family}, ") };
        let called = if is_blank(level) { String::new() } else { format!(" ({level})") };
        format!("{of}level {}{called}", role.level)
    }

    /// What the framework says is expected. The clauses stand in a part of their own.
    fn expected(&self, objectives: &Objectives) -> Vec<String> {
        if objectives.demands().aim == Aim::Outside {
            return Vec::new();
        }
        let found = match self.expectations {
            [] => self.framework.target_expectations(objectives, self.held).unwrap_or_default(),
            pinned => pinned.to_vec(),
        };
        found.iter().filter(|expectation| !expectation.is_clause()).map(named).collect()
    }

    fn is_gap(&self, expectation: &Expectation) -> bool {
        let rated = |assessment: &&Assessment| assessment.ratings.get(&expectation.id).map(|rating| rating.level);
        let below = |level| matches!(level, Level::NotYet | Level::Sometimes | Level::NoOpportunity);
        self.opened.iter().flatten().filter_map(rated).any(below)
    }
}

/// `Modelling: names what a table is for · keeps history`; a clause stands for itself.
fn named(expectation: &Expectation) -> String {
    let title = expectation.title.trim();
    let lines: Vec<&str> = expectation.lines.iter().map(|line| line.text.trim()).filter(|line| !is_blank(line)).collect();
    if lines.is_empty() || lines == [title] { title.to_owned() } else { format!("{title}: {}", lines.join(" · ")) }
}

/// `Two analysts trained · asked by their teams · 0 → 2 · by 2027-03-01`.
fn planned(milestone: &Milestone) -> String {
    let between = [milestone.start.trim(), milestone.target.trim()].into_iter().filter(|text| !is_blank(text));
    let values = between.collect::<Vec<_>>().join(" → ");
    let due = milestone.due.map(|due| format!("by {due}")).unwrap_or_default();
    let parts = [milestone.title.trim(), milestone.measure.trim(), &values, &due];
    parts.into_iter().filter(|text| !is_blank(text)).collect::<Vec<_>>().join(" · ")
}

/// Excerpts as they are stored: the first release kept the lines alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Lines(Vec<String>),
    Parts(Vec<ExcerptPart>),
}

/// Reads an excerpt of any release.
pub(super) fn stored<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<ExcerptPart>, D::Error> {
    Ok(match Stored::deserialize(from)? {
        Stored::Lines(lines) => ExcerptPart::of_all(ExcerptPartKind::GoalsAndJob, &lines).into_iter().collect(),
        Stored::Parts(parts) => parts,
    })
}
