//! Lists of proposals: mine, those I support, those I review.

use super::facts::turns;
use crate::names::Names;
use crate::{Result, Service};
use domain::assessment::Side;
use domain::people::{Actor, Role};
use domain::permission::{self, Action, Consulted, Relation};
use domain::proposal::Proposal;
use domain::rail::{self, Decided};
use domain::state::State;
use domain::view::{ProposalSummary, Shelf};
use std::collections::BTreeSet;
use store::Waiting;

/// Most proposals in a reviewer's list of those that wait, and of those that were answered.
const MAX_REVIEWING: u32 = 200;

impl Service {
    /// One of the actor's lists, the one changed last first.
    pub async fn shelf(&self, actor: &Actor, which: Shelf) -> Result<Vec<ProposalSummary>> {
        let proposals = match which {
            Shelf::Mine => self.store.proposals_of_employee(&actor.person).await?,
            Shelf::Supporting => self.supported(actor).await?,
            Shelf::Reviewing => self.reviewing(actor).await?,
        };
        let names = self.names(proposals.iter().flat_map(|p| [&p.employee, &p.manager])).await?;
        let mut summaries = Vec::with_capacity(proposals.len());
        for proposal in proposals {
            summaries.push(match which {
                Shelf::Mine => self.summary(proposal, Side::Employee, &names).await?,
                Shelf::Supporting => self.summary(proposal, Side::Manager, &names).await?,
                Shelf::Reviewing => self.reviewers_summary(actor, proposal, &names).await?,
            });
        }
        Ok(summaries)
    }

    /// All of the actor's lists one after the other.
    pub async fn proposals(&self, actor: &Actor) -> Result<Vec<ProposalSummary>> {
        let mut all = self.shelf(actor, Shelf::Mine).await?;
        all.extend(self.shelf(actor, Shelf::Supporting).await?);
        all.extend(self.shelf(actor, Shelf::Reviewing).await?);
        Ok(all)
    }

    /// The proposals that the actor facilitates and may know of.
    pub(crate) async fn supported(&self, actor: &Actor) -> Result<Vec<Proposal>> {
        let mut proposals = self.store.proposals_of_manager(&actor.person).await?;
        proposals.retain(|p| permission::relation(p, actor, Consulted::No) == Relation::Manager);
        Ok(proposals)
    }

    /// The submitted proposals that the actor may review or has reviewed: those that wait first.
    pub(crate) async fn reviewing(&self, actor: &Actor) -> Result<Vec<Proposal>> {
        if !actor.has(Role::LeadershipReviewer) {
            return Ok(Vec::new());
        }
        let mut proposals = self.store.reviewable(&actor.org, Waiting::ForLeadership, MAX_REVIEWING).await?;
        proposals.extend(self.store.reviewable(&actor.org, Waiting::ForNobody, MAX_REVIEWING).await?);
        proposals.retain(|p| {
            let relation = permission::relation(p, actor, Consulted::No);
            relation == Relation::Reviewer && permission::may(relation, p, Action::ViewVersion)
        });
        Ok(proposals)
    }

    async fn summary(&self, proposal: Proposal, side: Side, names: &Names) -> Result<ProposalSummary> {
        let facts = self.turn_facts(&proposal).await?;
        Ok(ProposalSummary {
            phase: rail::current_phase(&proposal),
            turn: rail::turn(&proposal, Some(side), &facts),
            employee: names.of(&proposal.employee),
            manager: names.of(&proposal.manager),
            id: proposal.id,
            title: proposal.title,
            state: proposal.state,
            version: proposal.version,
            updated: proposal.updated,
        })
    }

    /// What decides about the turn, read only as far as the state asks for it.
    pub(crate) async fn turn_facts(&self, proposal: &Proposal) -> Result<rail::Facts> {
        let consultations = match proposal.state {
            State::Shared | State::Consulting => self.store.consultations(&proposal.id).await?,
            _ => Vec::new(),
        };
        Ok(turns(&consultations, self.sealed(proposal).await?, self.void(proposal).await?))
    }

    /// Whose signature is void, while that matters: only a proposal that somebody has signed has its text read for a list.
    async fn void(&self, proposal: &Proposal) -> Result<BTreeSet<Side>> {
        if proposal.signatures.is_empty() || !matches!(proposal.state, State::Planning | State::Reconvening) {
            return Ok(BTreeSet::new());
        }
        Ok(proposal.void(&self.written(proposal).await?.heads))
    }

    /// Who has sealed, while that matters.
    pub(crate) async fn sealed(&self, proposal: &Proposal) -> Result<BTreeSet<Side>> {
        let mut sealed = BTreeSet::new();
        if proposal.state == State::Assessing {
            for side in Side::ALL {
                if self.store.assessment(&proposal.id, side).await?.assessment.sealed.is_some() {
                    sealed.insert(side);
                }
            }
        }
        Ok(sealed)
    }

    /// A reviewer knows a proposal by its pinned version: not by what the pair calls it now, nor by when they last touched it.
    async fn reviewers_summary(&self, actor: &Actor, proposal: Proposal, names: &Names) -> Result<ProposalSummary> {
        let version = self.pinned(&proposal.id, proposal.version).await?;
        // Whether something waits for them matters only while it is with leadership.
        let waits = matches!(proposal.state, State::Submitted | State::InReview);
        let decided = waits && self.ballot(&proposal.id, proposal.version).await?.counts(&actor.person);
        let facts = rail::Facts { decided: if decided { Decided::Yes } else { Decided::No }, ..rail::Facts::default() };
        Ok(ProposalSummary {
            phase: rail::current_phase(&proposal),
            turn: rail::turn(&proposal, None, &facts),
            employee: names.of(&proposal.employee),
            manager: names.of(&proposal.manager),
            id: proposal.id,
            title: version.title,
            state: proposal.state,
            version: proposal.version,
            updated: version.at,
        })
    }
}
