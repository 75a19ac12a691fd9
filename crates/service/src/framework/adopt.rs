//! Moving an open proposal to the version of the framework that is in force: the employee decides that, nobody else and nothing by itself.

use crate::event::Event;
use crate::proposal::{noted, retried, room};
use crate::{Error, Result, Service, clock};
use document::write::{Edit, apply};
use document::yrs::TransactionMut;
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::Action;
use domain::proposal::Proposal;
use domain::section::Section;

impl Service {
    /// Writes a proposal against the version of the framework in force from now on; a target that was merged or taken away becomes its
    /// successor. For the employee, while the text is open and nothing is pinned to be rated.
    pub async fn adopt_framework(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        let adopted = retried(move || async move {
            // Whoever names the proposal decides what it is written against.
            let mut proposal = self.case(actor, id, Action::Rename).await?.proposal;
            if !proposal.expectations.is_empty() {
                return Err(Error::not_now(format!(
                    "What is rated is pinned to version {} of the framework and stays as it is.",
                    proposal.framework_version
                )));
            }
            let in_force = self.organization(&proposal.org).await?.framework;
            if proposal.framework_version == in_force {
                return Ok(proposal);
            }
            proposal.framework_version = in_force;
            let now = clock::now();
            self.save(proposal, now, noted(actor, now, Event::FrameworkAdopted, in_force.to_string())).await
        })
        .await?;
        self.follow(actor, &adopted).await
    }

    /// Lets the target role be the one that holds for it in the version that the proposal is written against.
    async fn follow(&self, actor: &Actor, proposal: &Proposal) -> Result<()> {
        let target = self.written(proposal).await?.contents.objectives.target_role;
        let Some(target) = target else { return Ok(()) };
        let framework = self.published(&proposal.org, proposal.framework_version).await?;
        let Some(successor) = framework.present(&target).filter(|role| *role != target) else { return Ok(()) };
        let digits = clock::id_text()?;
        let edit = move |txn: &mut TransactionMut<'_>| {
            apply(Section::Objectives, txn, &Edit::SetTargetRole(Some(successor)), &digits).map_err(|error| error.to_string())
        };
        let room = room(proposal, Section::Objectives);
        self.hub.write(&room, &actor.person, edit).await.map(drop).map_err(|error| super::import::unwritten(&error))
    }
}
