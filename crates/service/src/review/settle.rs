//! A version that enough of those who are left have decided on: nobody has to decide once more for that.

use crate::event::Event;
use crate::proposal::{advance, retried};
use crate::{Result, Service, clock};
use domain::ids::{OrgId, ProposalId};
use domain::state::State;
use store::{Also, Entry, Waiting};

/// Most versions that wait for leadership and are looked at when a reviewer goes.
const MOST_WAITING: u32 = 10_000;

impl Service {
    /// Looks at everything that waits for leadership, once fewer people may decide.
    pub(crate) async fn settle_ballots(&self, org: &OrgId) {
        match self.store.reviewable(org, Waiting::ForLeadership, MOST_WAITING).await {
            Ok(waiting) => {
                for proposal in waiting {
                    self.settle_ballot(&proposal.id).await;
                }
            }
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "versions that wait were not looked at"),
        }
    }

    /// Moves a proposal on whose newest version enough have decided by now. What made fewer enough is written already: where this cannot be, the
    /// next decision does it.
    pub(crate) async fn settle_ballot(&self, id: &ProposalId) {
        if let Err(error) = retried(move || self.try_settle_ballot(id)).await {
            tracing::warn!(error = &error as &dyn std::error::Error, proposal = %id, "a version on which enough have decided waits");
        }
    }

    async fn try_settle_ballot(&self, id: &ProposalId) -> Result<()> {
        let Some(mut proposal) = self.store.proposal(id).await? else { return Ok(()) };
        if !matches!(proposal.state, State::Submitted | State::InReview) {
            return Ok(());
        }
        let (number, quorum) = (proposal.version, self.quorum(&proposal).await?);
        let ballot = self.ballot(&proposal, number).await?;
        let Some(outcome) = ballot.outcome(None, quorum) else { return Ok(()) };
        let Some(last) = ballot.made.iter().chain(&ballot.standing).max_by_key(|decision| decision.at) else { return Ok(()) };
        advance(&mut proposal, outcome)?;
        let now = clock::now();
        let entry = Entry {
            at: now,
            person: last.reviewer.clone(),
            what: Event::of(outcome).key().to_owned(),
            about: number.to_string(),
        };
        self.save(proposal, now, Also { audit: vec![entry], ..Also::default() }).await.map(drop)
    }
}
