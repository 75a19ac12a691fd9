//! A pinned version: what both signed, never changed after.

use crate::assessment::{Assessment, Ratings, Side};
use crate::consultation::ConsultationView;
use crate::content::Contents;
use crate::framework::{Expectation, StrategicObjective};
use crate::ids::ProposalId;
use crate::people::PersonSummary;
use crate::process::Question;
use crate::proposal::Signature;
use crate::review::ChangeRequest;
use crate::section::Section;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A pinned version, complete in itself: whatever changes elsewhere, it reads the same.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Of which proposal.
    pub proposal: ProposalId,
    /// 1, 2, ...
    pub number: u32,
    /// The proposal's title at that moment.
    pub title: String,
    /// Whose.
    pub employee: PersonSummary,
    /// Who facilitated.
    pub manager: PersonSummary,
    /// Those who facilitated it before, and whose ratings are among those of the manager.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<PersonSummary>,
    /// Questions that were put in other words than the program's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<Question, String>,
    /// What was written.
    pub contents: Contents,
    /// The title of the target role as the framework of that version has it; the free title for a role that does not exist yet.
    pub target: String,
    /// The framework version it was written against.
    pub framework_version: u32,
    /// What was rated.
    pub expectations: Vec<Expectation>,
    /// Both opened assessments.
    pub assessments: BTreeMap<Side, Assessment>,
    /// The objectives that goals are linked to.
    pub objectives: Vec<StrategicObjective>,
    /// The consultations with their answers.
    pub consultations: Vec<ConsultationView>,
    /// Both signatures.
    pub signatures: Vec<Signature>,
    /// The change requests of the version before, with the pair's answers.
    pub answered: Vec<ChangeRequest>,
    /// When it was pinned.
    pub at: Timestamp,
}

impl Version {
    /// Who rated an expectation for the manager's side: whoever sealed it, also where somebody else facilitated since.
    pub fn rater(&self, expectation: &str) -> &PersonSummary {
        let by = self
            .assessments
            .get(&Side::Manager)
            .and_then(|sheet| sheet.by.iter().find(|(id, _)| id.as_str() == expectation).map(|(_, by)| by));
        by.and_then(|by| self.former.iter().find(|one| one.id == *by)).unwrap_or(&self.manager)
    }

    /// The organization's own question that a passage answers, if it is one.
    pub fn question(&self, section: Section, item: &str, field: &str) -> Option<&str> {
        let own = |question: &Question| item == "self" && question.section() == section && question.field() == field;
        self.questions.iter().find(|(question, _)| own(question)).map(|(_, text)| text.as_str())
    }

    /// The version as it may be read: while its ratings are held back, without them and without the words that requests quote from them.
    #[must_use]
    pub fn readable(mut self, ratings: Ratings) -> Self {
        if ratings == Ratings::HeldBack {
            self.assessments.clear();
        }
        self.answered = self.answered.into_iter().map(|request| request.readable(ratings)).collect();
        self
    }
}
