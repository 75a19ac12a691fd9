//! One proposal: reading it, naming it, acknowledging its rules, taking it back.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::{CanRead, CanWrite};
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::content::Contents;
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::problem::Problem;
use domain::room::RoomName;
use domain::section::Right;
use domain::view::{ProposalView, SectionView};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new()
        .routes(routes!(read))
        .routes(routes!(rename))
        .routes(routes!(acknowledge))
        .routes(routes!(adopt_process))
        .routes(routes!(withdraw))
}

/// A room that one may open over the socket.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Room {
    /// Its name, the document's name on the socket.
    name: RoomName,
    /// What one may do there.
    right: Right,
    /// The text roots that stand there now; more come with goals, clauses and milestones.
    text_roots: Vec<String>,
}

/// A proposal as its reader may see it, with the rooms to open.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProposalAnswer {
    /// The proposal.
    #[serde(flatten)]
    proposal: ProposalView,
    /// The rooms one may open.
    rooms: Vec<Room>,
}

/// The proposal for an answer.
pub(super) async fn answer(web: &Shared, actor: &Actor, id: &ProposalId) -> Answer<ProposalAnswer> {
    let proposal = web.service.proposal(actor, id).await?;
    // A goal's value and a clause's feedback stand in other rooms than the goal and the clause: the roots follow from all one may see.
    let mut contents = Contents::default();
    proposal.sections.iter().filter_map(|section| section.content.clone()).for_each(|content| contents.set(content));
    let mut rooms: Vec<Room> = proposal.sections.iter().filter_map(|section| room(section, &contents)).collect();
    rooms.push(Room { name: proposal.table.clone(), right: Right::Read, text_roots: Vec::new() });
    Ok(ProposalAnswer { proposal, rooms })
}

fn room(view: &SectionView, contents: &Contents) -> Option<Room> {
    let text_roots = document::read::text_roots_of(view.section, contents);
    Some(Room { name: view.room.clone()?, right: view.right?, text_roots })
}

/// Reads a proposal as far as one may see it. For its employee and manager.
#[utoipa::path(get, path = "/proposals/{proposal}", tag = "proposal", security(("session" = []), ("token" = ["read"])), params(("proposal" = ProposalId, Path)), responses(
    (status = 200, description = "The proposal.", body = ProposalAnswer),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
))]
async fn read(State(web): State<Shared>, CanRead(actor): CanRead, Named(id): Named<ProposalId>) -> Answer<Json<ProposalAnswer>> {
    Ok(Json(answer(&web, &actor, &id).await?))
}

/// A name.
#[derive(Debug, Deserialize, ToSchema)]
struct Title {
    /// The name.
    title: String,
}

/// Names it. For its employee.
#[utoipa::path(put, path = "/proposals/{proposal}/title", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), request_body = Title, responses(
    (status = 204, description = "Named."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
    (status = 422, description = "The title does not fit.", body = Problem),
))]
async fn rename(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
    Body(new): Body<Title>,
) -> Answer<StatusCode> {
    web.service.rename(&actor, &id, &new.title).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Acknowledges goals and rules of the programme. For its employee and manager.
#[utoipa::path(post, path = "/proposals/{proposal}/acknowledgement", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), responses(
    (status = 204, description = "Acknowledged."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
))]
async fn acknowledge(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(id): Named<ProposalId>) -> Answer<StatusCode> {
    web.service.acknowledge(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Goes on with the organization's questions, guides and needs of now. For its employee.
#[utoipa::path(post, path = "/proposals/{proposal}/process", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), responses(
    (status = 204, description = "It goes by those of now."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
))]
async fn adopt_process(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(id): Named<ProposalId>) -> Answer<StatusCode> {
    web.service.adopt_process(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A reason; nobody has to give one.
#[derive(Debug, Deserialize, ToSchema)]
struct Reason {
    /// The reason.
    #[serde(default)]
    reason: String,
}

/// Takes the proposal back. For its employee.
#[utoipa::path(post, path = "/proposals/{proposal}/withdrawal", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), request_body = Reason, responses(
    (status = 204, description = "Withdrawn."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
    (status = 422, description = "The reason does not fit.", body = Problem),
))]
async fn withdraw(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
    Body(why): Body<Reason>,
) -> Answer<StatusCode> {
    web.service.withdraw(&actor, &id, &why.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
