//! The decisions that count for a version: those made on it, and approvals of an earlier version that still stand.

use crate::{Error, Result, Service};
use domain::diff::touched;
use domain::ids::{PersonId, ProposalId};
use domain::proposal::Proposal;
use domain::review::{self, Approval, Decision, DecisionKind};
use domain::state::{State, Step};
use std::collections::BTreeSet;

/// The decisions that count for a version.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ballot {
    /// Made on this version.
    pub(crate) made: Vec<Decision>,
    /// Made on an earlier version by reviewers who did not decide on this one, and still standing.
    pub(crate) standing: Vec<Decision>,
    /// Approvals of an earlier version that no longer count, by reviewers who did not decide since.
    pub(crate) reset: Vec<Decision>,
    /// Whose decisions do not count while leadership has not answered: those who came to sit at the table after they had decided, or who
    /// sat there before.
    pub(crate) barred: BTreeSet<PersonId>,
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

    /// Whether a decision of that reviewer counts, made on this version or standing from an earlier one: then nothing waits for them.
    pub(crate) fn counts(&self, reviewer: &PersonId) -> bool {
        self.all().any(|decision| decision.reviewer == *reviewer)
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
        self.made.iter().chain(&self.standing).filter(|decision| !self.barred.contains(&decision.reviewer))
    }
}

impl Service {
    /// The decisions that count for that version.
    pub(crate) async fn ballot(&self, of: &Proposal, number: u32) -> Result<Ballot> {
        let proposal = &of.id;
        let decisions = self.store.decisions_all(proposal).await?;
        let mut ballot = Ballot::default();
        for version in 1..=number {
            let made: Vec<Decision> = decisions.iter().filter(|d| d.version == version).cloned().collect();
            ballot = self.after(proposal, version, ballot).await?;
            let anew = |d: &Decision| made.iter().any(|m| m.reviewer == d.reviewer);
            ballot.standing.retain(|d| !anew(d));
            ballot.reset.retain(|d| !anew(d));
            ballot.made = made;
        }
        if number == of.version && matches!(of.state, State::Submitted | State::InReview) {
            let at_the_table = |who: &&PersonId| of.side_of(who).is_some() || of.was_facilitated_by(who);
            ballot.barred = decisions.iter().map(|decision| &decision.reviewer).filter(at_the_table).cloned().collect();
        }
        Ok(ballot)
    }

    /// What `version` makes of `before`, the ballot of the version before it. What was reset once stays so, whatever is changed back.
    async fn after(&self, proposal: &ProposalId, version: u32, before: Ballot) -> Result<Ballot> {
        let mut after = Ballot { reset: before.reset, ..Ballot::default() };
        let earlier: Vec<Decision> = before.made.into_iter().chain(before.standing).collect();
        // Versions are large: compared only when there is an approval that could stand.
        if earlier.iter().all(|decision| decision.kind != DecisionKind::Approve) {
            return Ok(after);
        }
        let older = self.pinned(proposal, version.saturating_sub(1)).await?;
        let touched = touched(&self.pinned(proposal, version).await?, &older);
        for decision in earlier {
            match Approval::after(&decision, &touched) {
                Approval::Stands => after.standing.push(decision),
                Approval::Reset => after.reset.push(decision),
                Approval::None => {}
            }
        }
        Ok(after)
    }

    /// A version that is known to have been pinned, or [`Error::NotFound`].
    pub(crate) async fn pinned(&self, proposal: &ProposalId, number: u32) -> Result<domain::version::Version> {
        self.store.version(proposal, number).await?.ok_or(Error::NotFound)
    }
}
