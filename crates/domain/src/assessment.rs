//! Sealed assessments: each side rates alone; nothing opens until both are sealed.

mod held_back;
mod hidden;
mod pinning;
pub mod side;

pub use held_back::{Ratings, ratings};
pub use hidden::visible_to_manager;
pub use pinning::Rated;
pub use side::{Side, is_rating};

use crate::framework::Expectation;
use crate::ids::{ExpectationId, PersonId};
use crate::text::{is_blank, is_longer};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far an expectation is met, anchored in behaviour. Words, never a score.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not seen yet, although there was occasion.
    NotYet,
    /// Seen with help or now and then.
    Sometimes,
    /// Seen reliably.
    Reliably,
    /// Others learn it from this person.
    TeachesOthers,
    /// There was no opportunity to show it: says something about the work, not about the person.
    NoOpportunity,
}

impl Level {
    /// Every answer.
    pub const ALL: [Self; 5] = [Self::NotYet, Self::Sometimes, Self::Reliably, Self::TeachesOthers, Self::NoOpportunity];

    /// Whether something is left to work on: on the person's side, or on the side of the work where there was no opportunity.
    pub fn is_gap(self) -> bool {
        match self {
            Self::NotYet | Self::Sometimes | Self::NoOpportunity => true,
            Self::Reliably | Self::TeachesOthers => false,
        }
    }

    /// The key, e.g. `not_yet`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotYet => "not_yet",
            Self::Sometimes => "sometimes",
            Self::Reliably => "reliably",
            Self::TeachesOthers => "teaches_others",
            Self::NoOpportunity => "no_opportunity",
        }
    }
}

/// One answer with its evidence.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// How far.
    pub level: Level,
    /// What was seen: project, date, what went well, what did not. For [`Level::NoOpportunity`], the roadblock.
    pub evidence: String,
}

/// Longest evidence in characters: a page. Longer belongs into the document.
pub const MAX_EVIDENCE_CHARS: usize = 4_000;

/// One side's answers. Readable by that side alone until both are sealed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// By expectation.
    pub ratings: BTreeMap<ExpectationId, Rating>,
    /// Those of them that were sealed, and when, before something else was pinned to be rated too: they never change.
    #[serde(default)]
    pub kept: BTreeMap<ExpectationId, Timestamp>,
    /// Ratings of what is not rated any more, since the target was changed. They are their author's alone.
    #[serde(default)]
    pub earlier: Vec<Earlier>,
    /// Ratings that somebody sealed who does not facilitate the path any more, and who it was. They stay as they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by: BTreeMap<ExpectationId, PersonId>,
    /// When it was sealed; never changes after.
    pub sealed: Option<Timestamp>,
}

impl Assessment {
    /// Whether nothing was ever rated in it.
    pub fn is_untouched(&self) -> bool {
        self.ratings.is_empty() && self.earlier.is_empty()
    }
}

/// A rating that was set aside when the target was changed.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// What was rated, in the words of then.
    pub expectation: Expectation,
    /// The rating.
    pub rating: Rating,
    /// When it was sealed, if it was.
    pub sealed: Option<Timestamp>,
    /// Whose it is, where that is not the one who rates now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
}

impl Earlier {
    /// Whether it may be taken up again for the same expectation: what somebody else wrote and never sealed is nobody's but theirs.
    fn counts(&self) -> bool {
        self.by.is_none() || self.sealed.is_some()
    }
}

/// What one side may see of the assessments.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "stage")]
pub enum AssessmentView {
    /// Not begun.
    NotBegun,
    /// Rating alone: my own answers and whether the other has sealed, nothing else.
    Alone {
        /// My own.
        mine: Assessment,
        /// Whether the other side has sealed.
        other_sealed: bool,
    },
    /// Not one of the two: only how many have sealed.
    Closed {
        /// 0, 1 (or 2 for a reader to whom opened assessments do not belong).
        sealed: u8,
    },
    /// Both sealed, and held back while the same person is rated anew. See [`Ratings`].
    HeldBack,
    /// Both sealed, so both open.
    Open {
        /// The employee's.
        employee: Assessment,
        /// The manager's.
        manager: Assessment,
    },
}

/// Why an assessment cannot be sealed yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssessmentError {
    /// There is nothing to rate.
    #[error("there is nothing to rate yet: begin the assessments first")]
    NothingToRate,
    /// An expectation has no answer.
    #[error("{title} has no answer yet: say how far it is met")]
    Unrated {
        /// Which.
        expectation: ExpectationId,
        /// Its title.
        title: String,
    },
    /// An answer has no evidence.
    #[error("{title} has no evidence yet: write what was seen, or why there was no opportunity")]
    NoEvidence {
        /// Which.
        expectation: ExpectationId,
        /// Its title.
        title: String,
    },
    /// The evidence is longer than a page.
    #[error("the evidence on {title} is too long: at most {MAX_EVIDENCE_CHARS} characters; longer belongs into the document")]
    TooLong {
        /// Which.
        expectation: ExpectationId,
        /// Its title.
        title: String,
    },
    /// Something is rated that is not asked.
    #[error("{expectation} is not among what is rated: take the answer away")]
    Unknown {
        /// Which.
        expectation: ExpectationId,
    },
}

/// Whether every expectation has an answer with evidence, so that it may be sealed; otherwise the first thing that is in the way.
pub fn complete(assessment: &Assessment, expectations: &[Expectation]) -> Result<(), AssessmentError> {
    incomplete(assessment, expectations).into_iter().next().map_or(Ok(()), Err)
}

/// Everything that is in the way of sealing, in the order in which it is asked.
pub fn incomplete(assessment: &Assessment, expectations: &[Expectation]) -> Vec<AssessmentError> {
    if expectations.is_empty() {
        return vec![AssessmentError::NothingToRate];
    }
    let strange = assessment.ratings.keys().filter(|id| expectations.iter().all(|e| e.id != **id));
    let strange = strange.map(|expectation| AssessmentError::Unknown { expectation: expectation.clone() });
    let open = expectations.iter().filter_map(|expectation| answered(assessment, expectation).err());
    strange.chain(open).collect()
}

fn answered(assessment: &Assessment, asked: &Expectation) -> Result<(), AssessmentError> {
    let (expectation, title) = (asked.id.clone(), asked.title.clone());
    match assessment.ratings.get(&asked.id) {
        None => Err(AssessmentError::Unrated { expectation, title }),
        Some(rating) if is_blank(&rating.evidence) => Err(AssessmentError::NoEvidence { expectation, title }),
        Some(rating) if is_longer(&rating.evidence, MAX_EVIDENCE_CHARS) => Err(AssessmentError::TooLong { expectation, title }),
        Some(_) => Ok(()),
    }
}

/// Whether the assessments have begun: the expectations are pinned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// Not yet.
    No,
    /// Yes.
    Yes,
}

/// What one side, or with none somebody who sits on neither, may see of the two assessments. `ratings` tells whether they are held back
/// once both are open.
pub fn view(side: Option<Side>, employee: &Assessment, manager: &Assessment, begun: Begun, ratings: Ratings) -> AssessmentView {
    if begun == Begun::No {
        return AssessmentView::NotBegun;
    }
    let (mine, other) = match side {
        None => {
            let sealed = u8::from(employee.sealed.is_some()) + u8::from(manager.sealed.is_some());
            return AssessmentView::Closed { sealed };
        }
        Some(Side::Employee) => (employee, manager),
        Some(Side::Manager) => (manager, employee),
    };
    match (mine.sealed.is_some() && other.sealed.is_some(), ratings) {
        (true, Ratings::Readable) => AssessmentView::Open { employee: employee.opened(), manager: manager.opened() },
        (true, Ratings::HeldBack) => AssessmentView::HeldBack,
        (false, _) => AssessmentView::Alone { mine: mine.own(), other_sealed: other.sealed.is_some() },
    }
}
