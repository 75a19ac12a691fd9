//! Signing and submitting: both sign the same text, the second signature freezes it, and the submission pins it as a version.

use crate::event::Event;
use crate::pin::{pinned, raters};
use crate::proposal::{Facts, advance, entry, noted, retried};
use crate::{Error, Result, Service, clock};
use domain::assessment::Side;
use domain::gate::visible_to_manager;
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::{Action, Relation};
use domain::proposal::{Proposal, Signature};
use domain::state::{State, Step};
use domain::time::Timestamp;
use store::{Also, Rooms};

impl Service {
    /// Signs the text as it stands now. Refused while something is missing. A signature is void once the text has changed: where the
    /// other side's is, it is taken away, and this one waits for the other side to sign again.
    pub async fn sign(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        retried(move || self.try_sign(actor, id)).await
    }

    async fn try_sign(&self, actor: &Actor, id: &ProposalId) -> Result<()> {
        let mut proposal = self.case(actor, id, Action::Sign).await?.proposal;
        let side = proposal.side_of(&actor.person).ok_or(Error::NotFound)?;
        let facts = self.sound_facts(&proposal).await?;
        complete(&proposal, &facts, side)?;
        let (now, heads) = (clock::now(), facts.written.heads);
        let (others, void): (Vec<_>, Vec<_>) =
            proposal.signatures.drain(..).filter(|s| s.side != side).partition(|s| s.holds(&heads));
        let both = !others.is_empty();
        proposal.signatures = others;
        proposal.signatures.push(Signature { side, person: actor.person.clone(), at: now, heads: heads.clone() });
        // Compared with the rooms in the transaction itself, so that no edit slips in between reading and signing.
        let mut also = Also { at_heads: Some(heads), ..noted(actor, now, Event::Signed, "") };
        also.audit.extend(void.iter().map(|s| entry(actor, now, Event::SignatureVoid, s.person.as_str())));
        if both {
            advance(&mut proposal, Step::Ready)?;
            also.rooms = Some(Rooms::Freeze);
            also.audit.push(entry(actor, now, Event::Ready, ""));
        }
        self.save(proposal, now, also).await.map(drop)
    }

    /// Pins what both signed as the next version and hands it to leadership. Returns the version's number. Of several submissions at one
    /// moment one succeeds; the others hear [`Error::Conflict`].
    pub async fn submit(&self, actor: &Actor, id: &ProposalId) -> Result<u32> {
        let case = self.related(actor, id).await?;
        if case.relation == Relation::Employee && matches!(case.proposal.state, State::Submitted | State::InReview) {
            let number = case.proposal.version;
            return Err(Error::Conflict(format!("This was submitted already, as version {number}. Leadership has it now.")));
        }
        crate::access::permit(&case, Action::Submit)?;
        let mut proposal = case.proposal;
        let facts = self.sound_facts(&proposal).await?;
        complete(&proposal, &facts, Side::Employee)?;
        let heads = facts.written.heads.clone();
        if !Side::ALL.into_iter().all(|side| proposal.signatures.iter().any(|s| s.side == side && s.holds(&heads))) {
            return Err(Error::Conflict(
                "The text is not the one that both signed. Take the signatures back and sign again.".to_owned(),
            ));
        }
        let now = clock::now();
        let number = proposal.version.saturating_add(1);
        let version = self.pin(&proposal, &facts, number, now).await?;
        advance(&mut proposal, Step::Submit)?;
        proposal.version = number;
        proposal.signatures.clear();
        let also =
            Also { version: Some(version), at_heads: Some(heads), ..noted(actor, now, Event::Submitted, number.to_string()) };
        self.save(proposal, now, also).await?;
        Ok(number)
    }

    async fn pin(&self, proposal: &Proposal, facts: &Facts, number: u32, now: Timestamp) -> Result<domain::version::Version> {
        let framework = self.published(&proposal.org, proposal.framework_version).await?;
        let objectives = self.store.objectives(&proposal.org).await?;
        let people = facts.consultations.iter().flat_map(|c| [&c.stakeholder, &c.asked_by]);
        let raters = raters(facts);
        let names = self.names(people.chain(&raters).chain([&proposal.employee, &proposal.manager])).await?;
        let today = self.todays_role(proposal).await?;
        Ok(pinned(proposal, facts, (&framework, today.as_ref()), objectives, &names, (number, now)))
    }
}

fn complete(proposal: &Proposal, facts: &Facts, side: Side) -> Result<()> {
    let missing = facts.missing(proposal);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::Incomplete(match side {
        Side::Employee => missing,
        Side::Manager => visible_to_manager(&missing, proposal),
    }))
}
