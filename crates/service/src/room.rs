//! Who may enter a room: the rules of the domain, asked whenever somebody joins and whenever rights may have changed.

use domain::people::Actor;
use domain::permission::{self, Consulted};
use domain::room::{About, RoomName};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Store;
use sync::BoxFuture;
use sync::gate::{Gate, GateUnavailable, Identity, Seat};

/// Decides about rooms from the proposals in the database.
pub struct RoomGate {
    store: Arc<Store>,
}

impl RoomGate {
    /// A gate that looks proposals up in `store`.
    pub fn new(store: Arc<Store>) -> Self {
        Self { store }
    }

    async fn decide(&self, identity: &Identity, room: &RoomName) -> Result<Option<Seat>, store::Error> {
        let About::Proposal(id) = room.about() else { return Ok(None) };
        let Some(proposal) = self.store.proposal(id).await? else { return Ok(None) };
        // Rooms are the pair's alone, so neither appointments nor questions put to a person matter here.
        let actor = Actor {
            person: identity.person.clone(),
            org: identity.org.clone(),
            name: identity.name.clone(),
            roles: BTreeSet::new(),
            session: identity.session.clone(),
        };
        let relation = permission::relation(&proposal, &actor, Consulted::No);
        let right = match room {
            RoomName::Table { .. } => permission::table_right(relation),
            RoomName::Section { section, generation, .. } if *generation == proposal.generation => {
                permission::section_right(relation, proposal.state, *section, proposal.sharing(*section))
            }
            RoomName::Section { .. } | RoomName::Draft { .. } | RoomName::DraftTable { .. } => None,
        };
        let color = proposal.palette().color(&identity.person);
        Ok(right.map(|right| Seat { right, color }))
    }
}

impl Gate for RoomGate {
    fn seat<'a>(&'a self, identity: &'a Identity, room: &'a RoomName) -> BoxFuture<'a, Result<Option<Seat>, GateUnavailable>> {
        Box::pin(async move {
            self.decide(identity, room).await.map_err(|error| {
                tracing::error!(%room, error = &error as &dyn std::error::Error, "the right to a room could not be looked up");
                GateUnavailable
            })
        })
    }
}
