//! The proposal page: reading it, and everything that can be done on it apart from writing in its text.

#[cfg(feature = "ssr")]
use super::asking;
use crate::command::Command;
use crate::error::AppError;
use crate::json::Json;
use domain::framework::Expectation;
use domain::ids::{ProposalId, RoleId};
use domain::view::ProposalView;
use leptos::prelude::*;

/// The proposal as I may see it.
#[server(input = Json, output = Json)]
pub async fn proposal(id: String) -> Result<ProposalView, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.proposal(&actor, &asking::id(&id)?).await.map_err(asking::told)
}

/// What a role of the pinned framework expects.
#[server(input = Json, output = Json)]
pub async fn expected(id: ProposalId, role: RoleId) -> Result<Vec<Expectation>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    service.expected(&actor, &id, &role).await.map_err(asking::told)
}

/// Does something; answers with the proposal as it is then.
#[server(input = Json, output = Json)]
pub async fn act(id: ProposalId, command: Command) -> Result<Box<ProposalView>, AppError> {
    let (service, actor) = (asking::service(), asking::actor()?);
    carry_out(&service, &actor, &id, command).await.map_err(asking::told)?;
    service.proposal(&actor, &id).await.map(Box::new).map_err(asking::told)
}

#[cfg(feature = "ssr")]
async fn carry_out(
    service: &service::Service,
    actor: &domain::people::Actor,
    id: &ProposalId,
    command: Command,
) -> Result<(), service::Error> {
    match command {
        Command::Rename(title) => service.rename(actor, id, &title).await,
        Command::AdoptProcess => service.adopt_process(actor, id).await,
        Command::AdoptFramework => service.adopt_framework(actor, id).await,
        Command::Acknowledge => service.acknowledge(actor, id).await,
        Command::Share(section, sharing) => service.share(actor, id, section, sharing).await,
        Command::Ask(input) => service.ask(actor, id, &input).await.map(|_| ()),
        Command::Consent(consultation) => service.consent(actor, &consultation, service::Consent::Yes).await,
        Command::Refuse(consultation) => service.consent(actor, &consultation, service::Consent::No).await,
        Command::Close(consultation, reason) => service.close_consultation(actor, &consultation, &reason).await,
        Command::DecideJob(decision) => service.decide_job(actor, id, decision).await,
        Command::Rate(expectation, rating) => service.rate(actor, id, &expectation, rating).await,
        Command::Seal => service.seal(actor, id).await,
        Command::Sign => service.sign(actor, id).await,
        Command::Submit => service.submit(actor, id).await.map(|_| ()),
        Command::Resolve(request, kind, note) => service.resolve(actor, id, &request, kind, &note).await,
        Command::Step(step) => service.step(actor, id, step).await,
        Command::Withdraw(reason) => service.withdraw(actor, id, &reason).await,
        Command::HandOver(to, sharing) => service.hand_over(actor, id, &to, &sharing).await,
        Command::NoteHandover(note) => service.note_handover(actor, id, &note).await,
    }
}
