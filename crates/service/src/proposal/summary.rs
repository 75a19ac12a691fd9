//! Lists of proposals: mine, those I support, those I review.

use crate::names::Names;
use crate::{Result, Service};
use domain::assessment::Side;
use domain::people::{Actor, Role};
use domain::permission::{self, Action, Consulted, Relation};
use domain::proposal::Proposal;
use domain::rail::{self, Decided};
use domain::state::State;
use domain::view::{ProposalSummary, Shelf};
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
        let standing = self.standing(&proposal, side).await?;
        let (phase, turn) = rail::standing(&proposal, &standing.rail);
        Ok(ProposalSummary {
            phase,
            turn,
            employee: names.of(&proposal.employee),
            manager: names.of(&proposal.manager),
            id: proposal.id,
            title: proposal.title,
            state: proposal.state,
            version: proposal.version,
            updated: proposal.updated,
        })
    }

    /// A reviewer knows a proposal by its pinned version: not by what the pair calls it now, nor by when they last touched it.
    async fn reviewers_summary(&self, actor: &Actor, proposal: Proposal, names: &Names) -> Result<ProposalSummary> {
        let version = self.pinned(&proposal.id, proposal.version).await?;
        // Whether something waits for them matters only while it is with leadership.
        let waits = matches!(proposal.state, State::Submitted | State::InReview);
        let decided = waits && self.ballot(&proposal, proposal.version).await?.counts(&actor.person);
        Ok(ProposalSummary {
            phase: rail::current_phase(&proposal),
            turn: rail::reviewers_turn(&proposal, if decided { Decided::Yes } else { Decided::No }),
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
