//! A reviewer decides: once, on the newest version, with a reason.

use crate::access::permit;
use crate::event::Event;
use crate::proposal::{advance, entry, noted, retried};
use crate::words::{optional, page, sentence};
use crate::{Error, Result, Service, clock};
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::permission::{Action, Relation};
use domain::review::{self, ChangeRequest, Decision, DecisionInput, MAX_REASON_CHARS, RequestInput};
use domain::state::{State, Step};
use domain::time::Timestamp;
use store::Also;

impl Service {
    /// Decides on a version. The decision that reaches the quorum moves the proposal.
    pub async fn decide(&self, actor: &Actor, id: &ProposalId, number: u32, input: &DecisionInput) -> Result<()> {
        retried(move || self.try_decide(actor, id, number, input)).await
    }

    async fn try_decide(&self, actor: &Actor, id: &ProposalId, number: u32, input: &DecisionInput) -> Result<()> {
        let case = self.related(actor, id).await?;
        if case.relation == Relation::Reviewer && (1..=case.proposal.version).contains(&number) {
            permit(&case, Action::ViewVersion)?;
            self.is_first_and_newest(actor, id, number, case.proposal.version).await?;
        }
        permit(&case, Action::Decide)?;
        let mut proposal = case.proposal;
        // Only what the reviewer can read can be quoted; otherwise a quote that is accepted would tell what is held back.
        let version = self.readable_version(id, number, self.ratings(&proposal).await?).await?;
        review::check(input, &version).map_err(|e| Error::Invalid(sentence(&e)))?;
        let now = clock::now();
        let decision = decision(actor, number, input, now)?;
        let requests = input.requests.iter().map(|r| request(actor, number, r)).collect::<Result<Vec<_>>>()?;
        let quorum = self.quorum(&proposal).await?;
        let ballot = self.ballot(&proposal, number).await?.without_standing_of(&actor.person);
        let mut also = noted(actor, now, Event::Decided, number.to_string());
        if let Some(outcome) = ballot.outcome(Some(decision.kind), quorum) {
            advance(&mut proposal, outcome)?;
            also.audit.push(entry(actor, now, Event::of(outcome), number.to_string()));
        } else if proposal.state == State::Submitted {
            advance(&mut proposal, Step::BeginReview)?;
            also.audit.push(entry(actor, now, Event::ReviewBegun, number.to_string()));
        }
        self.save(proposal, now, Also { decisions: vec![decision], requests, ..also }).await.map(drop)
    }

    /// Both are told apart from "not now", because whoever hears it has read something that no longer counts.
    async fn is_first_and_newest(&self, actor: &Actor, id: &ProposalId, number: u32, newest: u32) -> Result<()> {
        if number < newest {
            return Err(Error::Conflict(format!(
                "Version {number} was replaced by version {newest}. Read that one and decide on it."
            )));
        }
        if self.store.decisions(id, number).await?.iter().any(|decision| decision.reviewer == actor.person) {
            return Err(Error::Conflict(format!("You have decided on version {number} already. A decision is not changed.")));
        }
        Ok(())
    }
}

fn decision(actor: &Actor, version: u32, input: &DecisionInput, at: Timestamp) -> Result<Decision> {
    Ok(Decision {
        reviewer: actor.person.clone(),
        version,
        kind: input.kind,
        reason: page("The reason", &input.reason, MAX_REASON_CHARS)?,
        path: optional("The path", &input.path, MAX_REASON_CHARS)?,
        rubric: input.rubric.clone(),
        at,
    })
}

fn request(actor: &Actor, version: u32, input: &RequestInput) -> Result<ChangeRequest> {
    Ok(ChangeRequest {
        id: clock::id()?,
        reviewer: actor.person.clone(),
        version,
        passage: input.passage.clone(),
        note: page("The change request", &input.note, MAX_REASON_CHARS)?,
        resolution: None,
    })
}
