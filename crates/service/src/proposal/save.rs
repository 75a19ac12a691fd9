//! Writing a changed proposal: one transaction with its audit rows and everything that belongs to it, then word to whoever has it open.

use crate::event::Event;
use crate::{Error, Result, Service};
use domain::people::Actor;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::state::{Step, next};
use domain::time::Timestamp;
use std::future::Future;
use store::{Also, Entry};

/// How often a use case that lost a race is tried again from reading on. Losing means that another one won, so that this ends by itself;
/// the limit is for a storm.
const ATTEMPTS: usize = 8;

impl Service {
    /// Writes the record with everything that belongs to the step, and tells the rooms. [`Error::Raced`]: read again and decide again.
    pub(crate) async fn save(&self, mut proposal: Proposal, now: Timestamp, also: Also) -> Result<Proposal> {
        proposal.updated = now;
        let saved = self.store.proposal_save(&proposal, also).await?;
        // Rights first: who lost the right to a room must not be told to fetch what they may no longer see.
        self.hub.recheck(domain::room::About::Proposal(&saved.id));
        let table = RoomName::Table { proposal: saved.id.clone() };
        self.hub.notify(&table, format!("{{\"changed\":{}}}", saved.revision));
        self.tell_desks(&saved).await;
        Ok(saved)
    }
}

/// What happened, for the audit log; `about` names the section, version or person concerned, never what somebody wrote.
pub(crate) fn entry(actor: &Actor, at: Timestamp, event: Event, about: impl Into<String>) -> Entry {
    Entry { at, person: actor.person.clone(), what: event.key().to_owned(), about: about.into() }
}

/// A change that is nothing but the record and what happened.
pub(crate) fn noted(actor: &Actor, at: Timestamp, event: Event, about: impl Into<String>) -> Also {
    Also { audit: vec![entry(actor, at, event, about)], ..Also::default() }
}

/// Moves `proposal` by `step`, or says that this is not possible now.
pub(crate) fn advance(proposal: &mut Proposal, step: Step) -> Result<()> {
    proposal.state = next(proposal.state, step, proposal.submitted()).ok_or_else(|| {
        Error::not_now("This is not possible at this point of the path. Look at the phases to see what comes first.")
    })?;
    Ok(())
}

/// Tries a use case again when somebody else wrote the same record between its reading and its writing.
pub(crate) async fn retried<T, F, Fut>(attempt: F) -> Result<T>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Result<T>>,
{
    for _ in 1..ATTEMPTS {
        match attempt().await {
            Err(Error::Raced) => {}
            outcome => return outcome,
        }
    }
    attempt().await
}
