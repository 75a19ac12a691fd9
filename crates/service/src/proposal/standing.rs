//! Where a proposal stands for one side, the same on its page, in lists and on the desk.

use super::facts::Facts;
use crate::{Error, Result, Service};
use domain::assessment::Side;
use domain::gate::{Missing, visible_to_manager};
use domain::proposal::Proposal;
use domain::rail::{self, rail};
use domain::state::State;
use domain::view::RailPhase;

/// What one side sees of how far it is.
pub(crate) struct Standing {
    /// The rail.
    pub(crate) rail: Vec<RailPhase>,
    /// What is missing, cut for that side.
    pub(crate) missing: Vec<Missing>,
}

impl Standing {
    /// From everything that was read.
    pub(crate) fn of(proposal: &Proposal, side: Side, facts: &Facts) -> Self {
        let missing = facts.missing(proposal);
        let missing = if side == Side::Manager { visible_to_manager(&missing, proposal) } else { missing };
        Self { rail: rail(proposal, side, &missing, &facts.of_turn(proposal)), missing }
    }
}

impl Service {
    /// Where it stands, read only as far as the state asks for it.
    pub(crate) async fn standing(&self, proposal: &Proposal, side: Side) -> Result<Standing> {
        let asks = proposal.state.is_writable() || matches!(proposal.state, State::Approved | State::Active | State::Paused);
        if asks {
            match self.facts(proposal).await {
                Ok(facts) => return Ok(Standing::of(proposal, side, &facts)),
                // Lists go on while a text cannot be read, as on a disk that is full: then they tell what the record says.
                Err(Error::Internal { what, source }) => {
                    let error = source.as_ref() as &dyn std::error::Error;
                    tracing::warn!(what, error, proposal = %proposal.id, "a list does without a text");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(Standing { rail: rail(proposal, side, &[], &rail::Facts::default()), missing: Vec::new() })
    }
}
