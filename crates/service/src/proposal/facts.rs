//! Everything that a decision about a proposal looks at, read together.

use super::contents::Written;
use crate::{Error, Result, Service};
use domain::assessment::{self, Assessment, Rated, Side};
use domain::consultation::{Consultation, Stage};
use domain::framework::Expectation;
use domain::gate::{self, Dossier, Missing};
use domain::proposal::Proposal;
use domain::rail;
use domain::review::ChangeRequest;
use domain::state::State;
use std::collections::BTreeSet;
use store::Sheet;

/// What belongs to a proposal apart from its record.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub(crate) written: Written,
    pub(crate) consultations: Vec<Consultation>,
    pub(crate) employee: Sheet,
    pub(crate) manager: Sheet,
    /// What the target asks to be rated as it is now; none while nothing is pinned.
    pub(crate) rated: Option<Rated>,
    /// Change requests of the newest version.
    pub(crate) requests: Vec<ChangeRequest>,
}

impl Service {
    /// Reads everything that belongs to a proposal, for a decision that lasts: [`Error::Damaged`] when the text is not whole.
    pub(crate) async fn sound_facts(&self, proposal: &Proposal) -> Result<Facts> {
        let mut facts = self.facts(proposal).await?;
        facts.written = facts.written.whole()?;
        Ok(facts)
    }

    /// Reads everything that belongs to a proposal.
    pub(crate) async fn facts(&self, proposal: &Proposal) -> Result<Facts> {
        let (written, consultations, employee, manager, requests) = tokio::try_join!(
            self.written(proposal),
            async { Ok::<_, Error>(self.store.consultations(&proposal.id).await?) },
            self.sheet(proposal, Side::Employee),
            self.sheet(proposal, Side::Manager),
            async {
                // Requests are made on versions.
                if proposal.version == 0 {
                    return Ok(Vec::new());
                }
                Ok(self.store.requests(&proposal.id, proposal.version).await?)
            },
        )?;
        let rated = self.rated_now(proposal, &written.contents.objectives).await?;
        Ok(Facts { written, consultations, employee, manager, rated, requests })
    }

    async fn sheet(&self, proposal: &Proposal, side: Side) -> Result<Sheet> {
        // Where there is nothing to rate nobody has.
        if proposal.expectations.is_empty() {
            return Ok(Sheet::default());
        }
        Ok(self.store.assessment(&proposal.id, side).await?)
    }
}

impl Facts {
    /// What decides about the turn apart from what is missing.
    pub(crate) fn of_turn(&self, proposal: &Proposal) -> rail::Facts {
        let proposed = self.consultations.iter().filter(|c| matches!(c.stage, Stage::Proposed));
        rail::Facts { void: proposal.void(&self.written.heads), to_consent: proposed.map(|c| c.id.clone()).collect() }
    }

    /// Who has sealed.
    pub(crate) fn sealed(&self) -> BTreeSet<Side> {
        Side::ALL.into_iter().filter(|side| self.assessment(*side).sealed.is_some()).collect()
    }

    /// Both assessments, once both are sealed.
    fn opened(&self) -> Option<[&Assessment; 2]> {
        let both = Side::ALL.map(|side| self.assessment(side));
        both.iter().all(|assessment| assessment.sealed.is_some()).then_some(both)
    }

    /// One side's assessment.
    pub(crate) fn assessment(&self, side: Side) -> &Assessment {
        match side {
            Side::Employee => &self.employee.assessment,
            Side::Manager => &self.manager.assessment,
        }
    }

    /// What is missing for a submission, uncut. Once it was submitted nothing is, until it is opened again; on the path what leadership
    /// asked for with its approval is.
    pub(crate) fn missing(&self, proposal: &Proposal) -> Vec<Missing> {
        match proposal.state {
            State::Approved | State::Active | State::Paused => return gate::open_requests(proposal, &self.requests),
            state if !state.is_writable() && state != State::Ready => return Vec::new(),
            _ => {}
        }
        gate::missing(&Dossier {
            rated: self.rated.as_ref(),
            proposal,
            contents: &self.written.contents,
            consultations: &self.consultations,
            sealed: self.sealed(),
            opened: self.opened(),
            requests: &self.requests,
        })
    }
}

/// What is rated, in the words that this side may read.
pub(crate) fn expectations(proposal: &Proposal, side: Side) -> Vec<Expectation> {
    match side {
        Side::Employee => proposal.expectations.clone(),
        Side::Manager => assessment::visible_to_manager(proposal),
    }
}
