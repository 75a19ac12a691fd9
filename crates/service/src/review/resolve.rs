//! The pair answers a change request: done, or not agreed with, and why.

use crate::event::Event;
use crate::proposal::{noted, retried};
use crate::words::page;
use crate::{Error, Result, Service, clock};
use domain::ids::{ProposalId, RequestId};
use domain::people::Actor;
use domain::permission::Action;
use domain::review::{MAX_REASON_CHARS, Resolution, ResolutionKind};
use store::Also;

impl Service {
    /// Answers a change request of the newest version: before the next is submitted, or on the path where it came with an approval. It
    /// may be answered anew until then.
    pub async fn resolve(
        &self,
        actor: &Actor,
        id: &ProposalId,
        request: &RequestId,
        kind: ResolutionKind,
        note: &str,
    ) -> Result<()> {
        let note = page("The note", note, MAX_REASON_CHARS)?;
        let note = note.as_str();
        retried(move || async move {
            let mut proposal = self.case(actor, id, Action::Resolve).await?.proposal;
            let by = proposal.side_of(&actor.person).ok_or(Error::NotFound)?;
            let found = self.store.request(id, request).await?.filter(|r| r.version == proposal.version);
            let mut asked = found.ok_or(Error::NotFound)?;
            let now = clock::now();
            asked.resolution = Some(Resolution { kind, note: note.to_owned(), by, person: Some(actor.person.clone()), at: now });
            // The answers are part of what both sign.
            proposal.signatures.clear();
            let also = Also { requests: vec![asked], ..noted(actor, now, Event::RequestAnswered, request.as_str()) };
            self.save(proposal, now, also).await.map(drop)
        })
        .await
    }
}
