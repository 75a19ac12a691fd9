//! What the sections say: the typed projection of the co-edited document. Made by `crates/document`, read by everyone else.

mod demands;
mod keys;

pub use demands::{Aim, Demand, Demands};

use crate::ids::{ExpectationId, ItemId, ObjectiveId, RoleId};
use crate::section::Section;
use crate::time::Date;
use crate::wording::Wording;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where I am and what drives me.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// My role and level today, and since when. Root `t/self/today`.
    pub today: String,
    /// What I am good at. Root `t/self/strengths`.
    pub strengths: String,
    /// What drives me, and what difference my work makes. Root `t/self/drives`.
    pub drives: String,
    /// What I need in order to do it. Root `t/self/needs`.
    pub needs: String,
}

/// When a goal is to be reached.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Within about a year.
    #[default]
    Short,
    /// Later.
    Long,
}

/// A career goal.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Which.
    pub id: ItemId,
    /// The goal in words. Root `t/<id>/goal`.
    pub text: String,
    /// Short or long term.
    pub term: Term,
}

/// Which way the path leads.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// To a higher level.
    Up,
    /// To another family or track at the same level.
    Lateral,
    /// Deeper in the role held today.
    Deepen,
    /// Take on the management of people.
    TakeOnManagement,
    /// Lay down the management of people, without loss of level.
    LayDownManagement,
    /// Stay in a destination role and be well there.
    Stay,
    /// Outside this organization.
    Outside,
}

impl TargetKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Up, Self::Lateral, Self::Deepen, Self::TakeOnManagement, Self::LayDownManagement, Self::Stay, Self::Outside];
}

/// One clause of the job description aimed at.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Which.
    pub id: ItemId,
    /// The clause in words. Root `t/<id>/clause`.
    pub text: String,
}

impl Clause {
    /// What a whole job description says: its clauses in their order.
    pub fn wording(clauses: &[Self]) -> Wording {
        Wording::of_all(clauses.iter().map(|clause| clause.text.as_str()))
    }
}

/// Where I want to go.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objectives {
    /// Goals apart from today's role. Root `t/self/beyond`.
    pub beyond: String,
    /// The job in five years. Root `t/self/five-years`.
    pub five_years: String,
    /// Goals in the order chosen.
    pub goals: Vec<Goal>,
    /// Which way.
    pub target_kind: Option<TargetKind>,
    /// The framework's role aimed at; none while open or when the role does not exist yet.
    pub target_role: Option<RoleId>,
    /// The name of the role aimed at, for one that does not exist yet. Root `t/target/title`.
    pub target_title: String,
    /// The job description, clause by clause, in the order chosen.
    pub clauses: Vec<Clause>,
}

/// What a goal serves.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// A strategic objective.
    Objective(ObjectiveId),
    /// Explicitly none for now.
    LeftOpen,
}

/// How one goal serves the organization.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connected {
    /// What it serves; none while undecided.
    pub link: Option<Link>,
    /// The value it creates. Root `t/<goal>/value`.
    pub value: String,
}

/// Goals linked to strategic objectives.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// By goal. A goal that nobody touched yet has no entry; an entry may outlive its goal.
    pub goals: BTreeMap<ItemId, Connected>,
}

/// How a clause stands to what the organization needs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Fits.
    Aligned,
    /// Fits after a change.
    Modifiable,
    /// Does not fit.
    NotAligned,
}

impl Verdict {
    /// Whether it says no to the clause as it stands, wholly or in part, and so needs its reason.
    pub fn needs_feedback(self) -> bool {
        match self {
            Self::Aligned => false,
            Self::Modifiable | Self::NotAligned => true,
        }
    }
}

/// The walk through one clause.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walked {
    /// The verdict; none while undecided.
    pub verdict: Option<Verdict>,
    /// Feedback on the clause. Root `t/<clause>/feedback`.
    pub feedback: String,
    /// The wording of the clause that the verdict is about; none where it was given without naming one.
    #[serde(default)]
    pub about: Option<Wording>,
}

impl Walked {
    /// The verdict, if there is one and the clause still has the words that it is about.
    pub fn standing(&self, clause: &Clause) -> Option<Verdict> {
        let reworded = self.about.as_ref().is_some_and(|about| *about != Wording::of(&clause.text));
        self.verdict.filter(|_| !reworded)
    }
}

/// The job description clause by clause.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignment {
    /// By clause. An entry may outlive its clause.
    pub clauses: BTreeMap<ItemId, Walked>,
}

/// A performance goal that the target role needs.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerformanceGoal {
    /// Which.
    pub id: ItemId,
    /// The goal in words. Root `t/<id>/goal`.
    pub text: String,
}

/// What to work on.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gaps {
    /// The expectations in focus, sorted by id: competencies of the target role or clauses.
    pub focus: Vec<ExpectationId>,
    /// What both see in the assessments. Root `t/self/summary`.
    pub summary: String,
    /// Performance goals in the order chosen.
    pub goals: Vec<PerformanceGoal>,
}

/// How a milestone is reached.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneKind {
    /// Formal training.
    Training,
    /// Work somewhat beyond today's.
    StretchAssignment,
    /// Being mentored or mentoring.
    Mentoring,
    /// A project across teams.
    Project,
    /// Some months in another team.
    Rotation,
    /// Watching somebody's work.
    Shadowing,
    /// A coach.
    Coaching,
    /// A class outside.
    ExternalClass,
    /// Time away to learn.
    Sabbatical,
}

impl MilestoneKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Training,
        Self::StretchAssignment,
        Self::Mentoring,
        Self::Project,
        Self::Rotation,
        Self::Shadowing,
        Self::Coaching,
        Self::ExternalClass,
        Self::Sabbatical,
    ];
}

/// Who owes something, or confirms it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The employee.
    Employee,
    /// The manager.
    Manager,
    /// The organization: a promise that is tracked.
    Organization,
}

impl Party {
    /// Every party.
    pub const ALL: [Self; 3] = [Self::Employee, Self::Manager, Self::Organization];
}

/// A measurable milestone.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Which.
    pub id: ItemId,
    /// What is reached. Root `t/<id>/title`.
    pub title: String,
    /// How one sees it: the measure. Root `t/<id>/measure`.
    pub measure: String,
    /// Value at the start, e.g. `0 teams`. At most [`MAX_SCALAR_CHARS`].
    pub start: String,
    /// Value to reach, e.g. `3 teams`. At most [`MAX_SCALAR_CHARS`].
    pub target: String,
    /// By when.
    pub due: Option<Date>,
    /// How.
    pub kind: Option<MilestoneKind>,
    /// The gap it closes.
    pub gap: Option<ExpectationId>,
    /// Who owes it.
    pub owner: Option<Party>,
    /// Who confirms it.
    pub confirmer: Option<Party>,
}

impl Milestone {
    /// Whether who owes it is also who confirms it: then nobody but themselves has seen it.
    pub fn confirms_itself(&self) -> bool {
        self.owner.is_some() && self.owner == self.confirmer
    }
}

/// The plan.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestones {
    /// In the order chosen.
    pub milestones: Vec<Milestone>,
}

impl Milestones {
    /// Those that nobody has confirmed. No record of a confirmation exists, so that is each of them.
    pub fn unconfirmed(&self) -> &[Milestone] {
        &self.milestones
    }
}

/// Longest scalar text in a map root, in characters: a value like `3 teams`, not a paragraph.
pub const MAX_SCALAR_CHARS: usize = 200;
/// Longest text of one root, in UTF-16 units: thirty pages. Longer belongs into an attachment.
pub const MAX_TEXT_UTF16: u32 = 100_000;
/// Most items in one list: nobody can follow more.
pub const MAX_ITEMS: usize = 100;

/// One section's content.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "section", rename_all = "snake_case")]
pub enum SectionContent {
    /// See [`Start`].
    Start(Start),
    /// See [`Objectives`].
    Objectives(Objectives),
    /// See [`Connection`].
    Connection(Connection),
    /// See [`Alignment`].
    Alignment(Alignment),
    /// See [`Gaps`].
    Gaps(Gaps),
    /// See [`Milestones`].
    Milestones(Milestones),
}

impl SectionContent {
    /// Nothing written yet.
    pub fn empty(section: Section) -> Self {
        match section {
            Section::Start => Self::Start(Start::default()),
            Section::Objectives => Self::Objectives(Objectives::default()),
            Section::Connection => Self::Connection(Connection::default()),
            Section::Alignment => Self::Alignment(Alignment::default()),
            Section::Gaps => Self::Gaps(Gaps::default()),
            Section::Milestones => Self::Milestones(Milestones::default()),
        }
    }

    /// Which section this is.
    pub fn section(&self) -> Section {
        match self {
            Self::Start(_) => Section::Start,
            Self::Objectives(_) => Section::Objectives,
            Self::Connection(_) => Section::Connection,
            Self::Alignment(_) => Section::Alignment,
            Self::Gaps(_) => Section::Gaps,
            Self::Milestones(_) => Section::Milestones,
        }
    }
}

/// All sections together.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// See [`Start`].
    pub start: Start,
    /// See [`Objectives`].
    pub objectives: Objectives,
    /// See [`Connection`].
    pub connection: Connection,
    /// See [`Alignment`].
    pub alignment: Alignment,
    /// See [`Gaps`].
    pub gaps: Gaps,
    /// See [`Milestones`].
    pub milestones: Milestones,
}

impl Contents {
    /// Puts one section in its place.
    pub fn set(&mut self, content: SectionContent) {
        match content {
            SectionContent::Start(s) => self.start = s,
            SectionContent::Objectives(s) => self.objectives = s,
            SectionContent::Connection(s) => self.connection = s,
            SectionContent::Alignment(s) => self.alignment = s,
            SectionContent::Gaps(s) => self.gaps = s,
            SectionContent::Milestones(s) => self.milestones = s,
        }
    }

    /// One section.
    pub fn get(&self, section: Section) -> SectionContent {
        match section {
            Section::Start => SectionContent::Start(self.start.clone()),
            Section::Objectives => SectionContent::Objectives(self.objectives.clone()),
            Section::Connection => SectionContent::Connection(self.connection.clone()),
            Section::Alignment => SectionContent::Alignment(self.alignment.clone()),
            Section::Gaps => SectionContent::Gaps(self.gaps.clone()),
            Section::Milestones => SectionContent::Milestones(self.milestones.clone()),
        }
    }
}
