//! Beginning the assessments: both say so, and either calls them off until somebody has rated.

use super::save::{advance, noted};
use crate::event::Event;
use crate::{Error, Result, Service, clock};
use domain::assessment::Side;
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::Action;
use domain::proposal::Proposal;
use domain::state::{State, Step};
use store::{Also, Sheet};

impl Service {
    /// Says that the assessments are to begin. They do when the other side has said so too.
    pub(super) async fn begin_assessment(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        let mut proposal = self.case(actor, id, Action::BeginAssessment).await?.proposal;
        let side = proposal.side_of(&actor.person).ok_or(Error::NotFound)?;
        if proposal.beginning.contains_key(&side) {
            return Ok(());
        }
        let now = clock::now();
        let event = if proposal.beginning.contains_key(&side.other()) {
            self.pin_expectations(&mut proposal).await?;
            advance(&mut proposal, Step::Assess)?;
            proposal.beginning.clear();
            // A signature does not cover what is rated after it.
            proposal.signatures.clear();
            Event::of(Step::Assess)
        } else {
            // Nobody is asked to agree to something that cannot begin.
            self.pin_expectations(&mut proposal.clone()).await?;
            proposal.beginning.insert(side, now);
            Event::AssessmentWanted
        };
        let saved = self.save(proposal, now, noted(actor, now, event, "")).await?;
        if saved.state == State::Assessing { self.tell_other_paths(&saved).await } else { Ok(()) }
    }

    /// Takes the beginning back, one's own word or the other's. What is rated is open again.
    pub(super) async fn call_off_assessment(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        let mut proposal = self.case(actor, id, Action::CallOffAssessment).await?.proposal;
        let sheets = self.unrated(&proposal).await?;
        advance(&mut proposal, Step::CallOffAssessment)?;
        proposal.beginning.clear();
        proposal.expectations.clear();
        proposal.target = None;
        let now = clock::now();
        // Written as they were read: a rating that is on its way meanwhile is either here or hears that it came too late.
        let also = Also { assessments: sheets, ..noted(actor, now, Event::of(Step::CallOffAssessment), "") };
        let saved = self.save(proposal, now, also).await?;
        self.tell_other_paths(&saved).await
    }

    /// Both sheets of assessments that have begun, as long as nothing stands on them.
    async fn unrated(&self, proposal: &Proposal) -> Result<Vec<(Side, Sheet)>> {
        let mut sheets = Vec::new();
        if proposal.state != State::Assessing {
            return Ok(sheets);
        }
        for side in Side::ALL {
            let sheet = self.store.assessment(&proposal.id, side).await?;
            if !sheet.assessment.is_untouched() {
                return Err(Error::not_now(
                    "Something is rated already, so the assessments go on with what was pinned for them.",
                ));
            }
            sheets.push((side, sheet));
        }
        Ok(sheets)
    }
}
