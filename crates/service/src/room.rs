//! Who may enter a room: the rules of the domain, asked whenever somebody joins and whenever rights may have changed.

use domain::ids::{FrameworkId, ProposalId};
use domain::palette::Palette;
use domain::people::Actor;
use domain::permission::{self, Consulted};
use domain::room::{About, RoomName};
use domain::section::Right;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::Store;
use sync::BoxFuture;
use sync::gate::{Gate, GateUnavailable, Identity, Seat};

/// Decides about rooms from the proposals, drafts and appointments in the database.
pub struct RoomGate {
    store: Arc<Store>,
}

impl RoomGate {
    /// A gate that looks them up in `store`.
    pub fn new(store: Arc<Store>) -> Self {
        Self { store }
    }

    async fn decide(&self, identity: &Identity, room: &RoomName) -> Result<Option<Seat>, store::Error> {
        match room.about() {
            About::Proposal(id) => self.of_proposal(identity, room, id).await,
            About::Framework(id) => self.of_framework(identity, room, id).await,
            // Everybody hears of their own desk, and of nobody else's.
            About::Person(id) => Ok((*id == identity.person).then_some(Seat { right: Right::Read, color: identity.color })),
        }
    }

    async fn of_proposal(&self, identity: &Identity, room: &RoomName, id: &ProposalId) -> Result<Option<Seat>, store::Error> {
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
            RoomName::Section { .. } | RoomName::Draft { .. } | RoomName::DraftTable { .. } | RoomName::Desk { .. } => None,
        };
        let color = proposal.palette().color(&identity.person);
        Ok(right.map(|right| Seat { right, color }))
    }

    /// Those who write the framework, as long as they are appointed to it. What the session once knew of appointments does not count.
    async fn of_framework(&self, identity: &Identity, room: &RoomName, id: &FrameworkId) -> Result<Option<Seat>, store::Error> {
        let Some(draft) = self.store.draft(id).await?.filter(|draft| draft.org == identity.org) else { return Ok(None) };
        let owners = self.store.framework_owners(&draft.org).await?;
        if owners.iter().all(|owner| owner.id != identity.person) {
            return Ok(None);
        }
        let right = match room {
            RoomName::Draft { generation, .. } if *generation == draft.generation => Right::Write,
            // There is never any text.
            RoomName::DraftTable { .. } => Right::Read,
            _ => return Ok(None),
        };
        let color = Palette::of(owners.iter().map(|owner| &owner.id)).color(&identity.person);
        Ok(Some(Seat { right, color }))
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
