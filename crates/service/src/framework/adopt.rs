//! Moving an open proposal to the newest version of the framework: the employee decides that, nobody else and nothing by itself.

use crate::event::Event;
use crate::proposal::{noted, retried};
use crate::{Error, Result, Service, clock};
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::Action;

impl Service {
    /// Writes a proposal against the newest version of the framework from now on. For the employee, while the text is open and nothing is
    /// pinned to be rated.
    pub async fn adopt_framework(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        retried(move || async move {
            // Whoever names the proposal decides what it is written against.
            let mut proposal = self.case(actor, id, Action::Rename).await?.proposal;
            if !proposal.expectations.is_empty() {
                return Err(Error::not_now(format!(
                    "What is rated is pinned to version {} of the framework and stays as it is.",
                    proposal.framework_version
                )));
            }
            let newest = self.organization(&proposal.org).await?.framework;
            if proposal.framework_version == newest {
                return Ok(());
            }
            proposal.framework_version = newest;
            let now = clock::now();
            self.save(proposal, now, noted(actor, now, Event::FrameworkAdopted, newest.to_string())).await.map(drop)
        })
        .await
    }
}
