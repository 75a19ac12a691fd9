//! The decisions that count for a version: those made on it, and approvals of the version before that still stand.

use crate::{Error, Result, Service};
use domain::diff::changed_sections;
use domain::ids::{PersonId, ProposalId};
use domain::proposal::Proposal;
use domain::review::{self, ChangeRequest, Decision, DecisionKind};
use domain::state::{State, Step};

/// The decisions that count for a version.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ballot {
    /// Made on this version.
    pub(crate) made: Vec<Decision>,
    /// Made on an earlier version by reviewers who did not decide on this one, and still standing.
    pub(crate) standing: Vec<Decision>,
}

/// Whether leadership has answered a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quorum {
    /// Not yet: nobody hears of single decisions.
    Open,
    /// Yes.
    Reached,
}

impl Ballot {
    /// Where the decisions lead, with one more if there is one.
    pub(crate) fn outcome(&self, more: Option<DecisionKind>, quorum: u32) -> Option<Step> {
        let kinds: Vec<DecisionKind> = self.all().map(|decision| decision.kind).chain(more).collect();
        review::outcome(&kinds, usize::try_from(quorum).unwrap_or(usize::MAX))
    }

    /// How many count.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.all().count()).unwrap_or(u32::MAX)
    }

    /// Whether that reviewer has decided on this very version.
    pub(crate) fn has_decided(&self, reviewer: &PersonId) -> bool {
        self.made.iter().any(|decision| decision.reviewer == *reviewer)
    }

    /// Without the standing approval of a reviewer who decides anew.
    pub(crate) fn without_standing_of(mut self, reviewer: &PersonId) -> Self {
        self.standing.retain(|decision| decision.reviewer != *reviewer);
        self
    }

    /// Whether leadership has answered that version of the proposal.
    pub(crate) fn quorum(&self, proposal: &Proposal, number: u32, needed: u32) -> Quorum {
        let reached = number < proposal.version
            || match proposal.state {
                State::Submitted | State::InReview => false,
                // Withdrawn before or after the answer: the decisions themselves tell.
                State::Withdrawn => self.outcome(None, needed).is_some(),
                _ => true,
            };
        if reached { Quorum::Reached } else { Quorum::Open }
    }

    fn all(&self) -> impl Iterator<Item = &Decision> {
        self.made.iter().chain(&self.standing)
    }
}

impl Service {
    /// The decisions that count for that version.
    pub(crate) async fn ballot(&self, proposal: &ProposalId, number: u32) -> Result<Ballot> {
        let decisions = self.store.decisions_all(proposal).await?;
        let requests = self.store.requests_all(proposal).await?;
        let mut ballot = Ballot::default();
        for version in 1..=number {
            let made: Vec<Decision> = decisions.iter().filter(|d| d.version == version).cloned().collect();
            let mut standing = self.still_standing(proposal, version, &ballot, &requests).await?;
            standing.retain(|s| made.iter().all(|m| m.reviewer != s.reviewer));
            ballot = Ballot { made, standing };
        }
        Ok(ballot)
    }

    /// Which approvals of `before`, the ballot of the version before `version`, still stand.
    async fn still_standing(
        &self,
        proposal: &ProposalId,
        version: u32,
        before: &Ballot,
        requests: &[ChangeRequest],
    ) -> Result<Vec<Decision>> {
        let earlier: Vec<Decision> = before.all().cloned().collect();
        // Versions are large: compared only when there is an approval that could stand.
        if earlier.iter().all(|decision| decision.kind != DecisionKind::Approve) {
            return Ok(Vec::new());
        }
        let older = version.saturating_sub(1);
        let changed = changed_sections(&self.pinned(proposal, version).await?, &self.pinned(proposal, older).await?);
        let asked: Vec<ChangeRequest> = requests.iter().filter(|r| r.version == older).cloned().collect();
        let standing = review::standing(&earlier, &changed, &asked);
        Ok(earlier.into_iter().filter(|decision| standing.contains(&decision.reviewer)).collect())
    }

    /// A version that is known to have been pinned, or [`Error::NotFound`].
    pub(crate) async fn pinned(&self, proposal: &ProposalId, number: u32) -> Result<domain::version::Version> {
        self.store.version(proposal, number).await?.ok_or(Error::NotFound)
    }
}
