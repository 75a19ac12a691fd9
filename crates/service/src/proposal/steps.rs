//! Steps that take nothing but the decision to take them.

use super::pinning::readable;
use super::save::{advance, noted, retried};
use crate::event::Event;
use crate::{Error, Result, Service, clock};
use domain::content::Demand;
use domain::gate::{Missing, open_requests};
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::Action;
use domain::proposal::Proposal;
use domain::state::Step;
use domain::text::is_blank;
use store::{Also, Rooms};

impl Service {
    /// Takes one of the steps align, assess, call off, skip the assessment, repin, reopen, begin review, reconvene, activate, pause, resume,
    /// complete. The others come about by what they are about: sharing, consenting, sealing, signing, submitting, deciding, withdrawing.
    pub async fn step(&self, actor: &Actor, id: &ProposalId, step: Step) -> Result<()> {
        let action = action(step)?;
        retried(move || async move {
            match step {
                Step::Assess => self.begin_assessment(actor, id).await,
                Step::CallOffAssessment => self.call_off_assessment(actor, id).await,
                _ => self.take_step(actor, id, step, action).await,
            }
        })
        .await
    }

    async fn take_step(&self, actor: &Actor, id: &ProposalId, step: Step, action: Action) -> Result<()> {
        let mut proposal = self.case(actor, id, action).await?.proposal;
        let now = clock::now();
        let about = if step == Step::BeginReview { proposal.version.to_string() } else { String::new() };
        let mut also = noted(actor, now, Event::of(step), about);
        if step == Step::Repin {
            self.repin(actor, &mut proposal, now, &mut also).await?;
        } else {
            advance(&mut proposal, step)?;
        }
        match step {
            Step::Align => self.walkable(&proposal).await?,
            Step::SkipAssessment => {
                self.skippable(&proposal).await?;
                proposal.beginning.clear();
            }
            Step::Complete => {
                self.settled(&proposal).await?;
                self.note_unconfirmed(&proposal, &mut also).await?;
            }
            Step::Reopen | Step::Reconvene => {
                proposal.signatures.clear();
                also.rooms = Some(Rooms::Open);
            }
            _ => {}
        }
        let saved = self.save(proposal, now, also).await?;
        if step == Step::Repin { self.tell_other_paths(&saved).await } else { Ok(()) }
    }

    /// A path is walked to its end when everything that leadership asked for with its approval has an answer.
    async fn settled(&self, proposal: &Proposal) -> Result<()> {
        let requests = self.store.requests(&proposal.id, proposal.version).await?;
        let open = open_requests(proposal, &requests);
        if open.is_empty() { Ok(()) } else { Err(Error::Incomplete(open)) }
    }

    /// The history says of an arrival how many milestones nobody had confirmed.
    async fn note_unconfirmed(&self, proposal: &Proposal, also: &mut Also) -> Result<()> {
        let unconfirmed = self.written(proposal).await?.whole()?.contents.milestones.unconfirmed().len();
        for entry in also.audit.iter_mut().filter(|_| unconfirmed > 0) {
            entry.about = unconfirmed.to_string();
        }
        Ok(())
    }

    /// The walk needs a job description that both can read, unless the kind of target goes without.
    async fn walkable(&self, proposal: &Proposal) -> Result<()> {
        readable(proposal)?;
        let objectives = self.written(proposal).await?.whole()?.contents.objectives;
        let unwritten = objectives.clauses.iter().all(|clause| is_blank(&clause.text));
        if unwritten && objectives.demands().job_description == Demand::Needed {
            return Err(Error::Incomplete(vec![Missing::JobDescription]));
        }
        Ok(())
    }

    /// Going on without assessments is a choice that the kind of target has to leave.
    async fn skippable(&self, proposal: &Proposal) -> Result<()> {
        let objectives = self.written(proposal).await?.whole()?.contents.objectives;
        if objectives.demands().rating == Demand::Needed {
            return Err(Error::not_now("A path in this direction is rated by both: begin the assessments."));
        }
        Ok(())
    }
}

fn action(step: Step) -> Result<Action> {
    Ok(match step {
        Step::Align => Action::BeginAlignment,
        Step::Assess => Action::BeginAssessment,
        Step::CallOffAssessment => Action::CallOffAssessment,
        Step::Repin => Action::Repin,
        Step::SkipAssessment => Action::SkipAssessment,
        Step::Reopen => Action::Reopen,
        Step::BeginReview => Action::BeginReview,
        Step::Reconvene => Action::Reconvene,
        Step::Activate => Action::Activate,
        Step::Pause => Action::Pause,
        Step::Resume => Action::Resume,
        Step::Complete => Action::Complete,
        Step::Share
        | Step::Consult
        | Step::Open
        | Step::Ready
        | Step::Submit
        | Step::Approve
        | Step::RequestModifications
        | Step::Decline
        | Step::Withdraw => return Err(Error::invalid("This step is not taken by itself: it comes about by what it is about.")),
    })
}
