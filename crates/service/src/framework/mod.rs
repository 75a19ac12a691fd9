//! The career framework: what is published of it, for everybody, and its draft, for those who write it.
//!
//! Every call is about the framework of the actor's own organization. Whoever may not hears that nothing is there.

mod adopt;
mod agree;
mod begin;
mod choice;
mod comment;
mod compare;
mod draft;
mod export;
mod figures;
mod holders;
mod import;
mod in_force;
mod litmus;
mod operate;
mod publish;
mod take_back;
mod view;

pub(crate) use publish::with_publication;

use crate::{Error, Result, Service, clock};
use domain::people::{Actor, Role};
use store::DraftRecord;

/// Only those who write the framework.
fn owner(actor: &Actor) -> Result<()> {
    if actor.has(Role::FrameworkOwner) { Ok(()) } else { Err(Error::NotFound) }
}

impl Service {
    /// Tells everybody at the table of the draft that there is something to fetch.
    fn tell(&self, draft: &DraftRecord) {
        self.hub.notify(&draft.table(), format!("{{\"changed\":{}}}", clock::now().0));
    }
}
