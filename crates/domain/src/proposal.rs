//! The proposal itself: everything about it that is a record rather than co-edited text.

use crate::assessment::side::Side;
use crate::content::Clause;
use crate::framework::Expectation;
use crate::handover::{Handover, Note};
use crate::ids::{OrgId, PersonId, ProposalId, RoleId};
use crate::process::Process;
use crate::section::{Section, Sharing};
use crate::state::{State, Submitted};
use crate::time::Timestamp;
use crate::wording::Wording;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest title in characters: one line.
pub const MAX_TITLE_CHARS: usize = 160;

/// A signature of one side under exactly the text that lay before both.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Which side.
    pub side: Side,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// The durable sequence number of each section's room when it was signed: an edit after that makes the signature void.
    pub heads: BTreeMap<Section, u64>,
}

impl Signature {
    /// Whether it still stands under the text with these heads: any edit makes it void.
    pub fn holds(&self, heads: &BTreeMap<Section, u64>) -> bool {
        self.heads == *heads
    }
}

/// What the employee decides on the walked-through job description.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobDecision {
    /// It stands.
    Accepted,
    /// It is to be modified further.
    ModifyFurther,
}

/// A proposal.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Which.
    pub id: ProposalId,
    /// Where.
    pub org: OrgId,
    /// Whose.
    pub employee: PersonId,
    /// Who facilitates.
    pub manager: PersonId,
    /// Its name.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Counts every change of this record: what was read at revision n is written only onto revision n.
    pub revision: u64,
    /// How often the co-edited history was replaced.
    pub generation: u32,
    /// What the employee shares. A section that is absent is private.
    pub sharing: BTreeMap<Section, Sharing>,
    /// Who acknowledged the goals and rules, and when.
    pub acknowledged: BTreeMap<Side, Timestamp>,
    /// What the employee decided on the job description.
    pub job_decision: Option<JobDecision>,
    /// The wording of the job description that this was decided about; none for decisions that were made before it was remembered.
    #[serde(default)]
    pub job_about: Option<Wording>,
    /// How many reviewers decide on it: what held when it was started. None for those that were started before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u32>,
    /// The framework version it was written against.
    pub framework_version: u32,
    /// Who wants the assessments to begin, and since when. They begin when both do; then it is empty again.
    #[serde(default)]
    pub beginning: BTreeMap<Side, Timestamp>,
    /// What is rated: pinned when the assessments begin.
    pub expectations: Vec<Expectation>,
    /// The role of the framework that they are of, where the target is one; pinned with them.
    #[serde(default)]
    pub target: Option<RoleId>,
    /// Signatures of the version in preparation.
    pub signatures: Vec<Signature>,
    /// The newest pinned version; 0 before the first.
    pub version: u32,
    /// When it was started.
    pub created: Timestamp,
    /// When this record changed last.
    pub updated: Timestamp,
    /// Why it was withdrawn.
    pub withdrawn_because: Option<String>,
    /// The organization's questions, guides and needs that it was started with, or moved to since. Left out where they are the program's.
    #[serde(default, skip_serializing_if = "Process::is_default")]
    pub process: Process,
    /// Those who facilitated it before, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handovers: Vec<Handover>,
    /// What the manager leaves for whoever comes after them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Proposal {
    /// What the employee shares of a section.
    pub fn sharing(&self, section: Section) -> Sharing {
        self.sharing.get(&section).copied().unwrap_or_default()
    }

    /// Whether the employee has accepted a job description in other words than these.
    pub fn accepted_other_words(&self, clauses: &[Clause]) -> bool {
        let about = self.job_about.as_ref().filter(|_| self.job_decision == Some(JobDecision::Accepted));
        about.is_some_and(|about| *about != Clause::wording(clauses))
    }

    /// Whether a version was pinned before.
    pub fn submitted(&self) -> Submitted {
        if self.version == 0 { Submitted::Never } else { Submitted::Before }
    }

    /// Whose signature is void under the text with these heads.
    pub fn void(&self, heads: &BTreeMap<Section, u64>) -> BTreeSet<Side> {
        self.signatures.iter().filter(|signature| !signature.holds(heads)).map(|signature| signature.side).collect()
    }

    /// On which side a person sits, if on one.
    pub fn side_of(&self, person: &PersonId) -> Option<Side> {
        if *person == self.employee {
            Some(Side::Employee)
        } else if *person == self.manager {
            Some(Side::Manager)
        } else {
            None
        }
    }
}
