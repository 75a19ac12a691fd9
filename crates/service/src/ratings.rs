//! Whether opened ratings may be read now. Whoever hands out a pinned version or its requests asks here.

use crate::{Result, Service};
use domain::assessment::{self, Ratings};
use domain::ids::ProposalId;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::state::State;
use domain::version::Version;

impl Service {
    /// Whether the ratings of a proposal may be read now.
    pub(crate) async fn ratings(&self, proposal: &Proposal) -> Result<Ratings> {
        // Where nothing was rated there is nothing to hold back.
        if proposal.expectations.is_empty() {
            return Ok(Ratings::Readable);
        }
        let rated = self.store.proposals_of_employee_in(&proposal.employee, State::Assessing).await?;
        Ok(assessment::ratings(proposal, &rated))
    }

    /// A pinned version as it may be read now.
    pub(crate) async fn readable_version(&self, proposal: &ProposalId, number: u32, ratings: Ratings) -> Result<Version> {
        Ok(self.pinned(proposal, number).await?.readable(ratings))
    }

    /// Lets whoever has another path of the same employee open fetch it again: its ratings are held back from now on, or no longer.
    pub(crate) async fn tell_other_paths(&self, proposal: &Proposal) -> Result<()> {
        let paths = self.store.proposals_of_employee(&proposal.employee).await?;
        for other in paths.into_iter().filter(|other| other.id != proposal.id && !other.expectations.is_empty()) {
            self.hub.notify(&RoomName::Table { proposal: other.id }, format!("{{\"changed\":{}}}", other.revision));
        }
        Ok(())
    }
}
