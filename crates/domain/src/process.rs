//! What an organization makes of the steps: its questions, its guides, and what may not be left out. A proposal keeps what it was started with.

use crate::consultation::Round;
use crate::content::Contents;
use crate::section::Section;
use crate::state::Phase;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest question, in characters: two lines above an answer.
pub const MAX_QUESTION_CHARS: usize = 300;
/// Longest guide of a step, in characters: what stands beside the text without scrolling.
pub const MAX_GUIDE_CHARS: usize = 1_500;

/// A question that is answered in words.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// The role today.
    Today,
    /// What I am good at.
    Strengths,
    /// What drives me.
    Drives,
    /// What I need.
    Needs,
    /// Goals apart from today's role.
    Beyond,
    /// The job in five years.
    FiveYears,
    /// What both see, once the assessments are open.
    Summary,
}

impl Question {
    /// Every question in the order of the path.
    pub const ALL: [Self; 7] =
        [Self::Today, Self::Strengths, Self::Drives, Self::Needs, Self::Beyond, Self::FiveYears, Self::Summary];

    /// The section in which it is answered.
    pub fn section(self) -> Section {
        match self {
            Self::Today | Self::Strengths | Self::Drives | Self::Needs => Section::Start,
            Self::Beyond | Self::FiveYears => Section::Objectives,
            Self::Summary => Section::Gaps,
        }
    }

    /// The field of the section, e.g. `five-years`.
    pub fn field(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Strengths => "strengths",
            Self::Drives => "drives",
            Self::Needs => "needs",
            Self::Beyond => "beyond",
            Self::FiveYears => "five-years",
            Self::Summary => "summary",
        }
    }

    /// The phase in which it is answered.
    pub fn phase(self) -> Phase {
        match self.section() {
            Section::Objectives => Phase::Objectives,
            Section::Gaps => Phase::Gaps,
            _ => Phase::Start,
        }
    }

    /// What stands there.
    pub fn answer(self, contents: &Contents) -> &str {
        match self {
            Self::Today => &contents.start.today,
            Self::Strengths => &contents.start.strengths,
            Self::Drives => &contents.start.drives,
            Self::Needs => &contents.start.needs,
            Self::Beyond => &contents.objectives.beyond,
            Self::FiveYears => &contents.objectives.five_years,
            Self::Summary => &contents.gaps.summary,
        }
    }
}

/// What an organization has chosen.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// Counts the changes; 0 as the program comes.
    pub number: u32,
    /// Questions in other words than the program's.
    #[serde(default)]
    pub questions: BTreeMap<Question, String>,
    /// Guides in place of the program's.
    #[serde(default)]
    pub guides: BTreeMap<Phase, String>,
    /// The questions that need an answer before a submission.
    pub required: BTreeSet<Question>,
    /// The rounds in which at least one person has to have answered before a submission.
    #[serde(default)]
    pub asked: BTreeSet<Round>,
}

impl Default for Process {
    fn default() -> Self {
        Self {
            number: 0,
            questions: BTreeMap::new(),
            guides: BTreeMap::new(),
            required: [Question::Today, Question::Beyond, Question::FiveYears].into(),
            asked: BTreeSet::new(),
        }
    }
}

impl Process {
    /// Whether nothing was ever chosen.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
