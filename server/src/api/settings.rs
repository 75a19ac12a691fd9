//! What an organization chooses for itself.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::CanAdminister;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::ids::ObjectiveId;
use domain::problem::Problem;
use domain::process::Process;
use domain::view::{ObjectiveInput, OrganizationSettings, SettingsView};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(read, change)).routes(routes!(process)).routes(routes!(add)).routes(routes!(reword, end))
}

/// Reads what the organization has chosen. For administrators and programme owners.
#[utoipa::path(get, path = "/settings", tag = "organization", security(("session" = []), ("token" = ["administer"])), responses(
    (status = 200, description = "What is chosen, and the strategic objectives.", body = SettingsView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
))]
async fn read(State(web): State<Shared>, CanAdminister(actor): CanAdminister) -> Answer<Json<SettingsView>> {
    Ok(Json(web.service.settings(&actor).await?))
}

/// What was read, and what is to be.
#[derive(Deserialize, ToSchema)]
struct SettingsChange {
    /// As it was read.
    read: OrganizationSettings,
    /// As it is to be.
    next: OrganizationSettings,
}

/// Chooses anew. The quorum is the programme owner's to choose, and holds for proposals that are started from now on.
#[utoipa::path(put, path = "/settings", tag = "organization", security(("session" = []), ("token" = ["administer"])), request_body = SettingsChange, responses(
    (status = 204, description = "Chosen."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 409, description = "Somebody else chose meanwhile.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn change(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Body(change): Body<SettingsChange>,
) -> Answer<StatusCode> {
    web.service.change_settings(&actor, &change.read, &change.next).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was read, and what is to be.
#[derive(Deserialize, ToSchema)]
struct ProcessChange {
    /// As it was read.
    read: Process,
    /// As it is to be; words that are left empty are the program's again, and the number counts by itself.
    next: Process,
}

/// Chooses questions, guides and what may not be left out, for proposals that are started from now on. For programme owners.
#[utoipa::path(put, path = "/process", tag = "organization", security(("session" = []), ("token" = ["administer"])), request_body = ProcessChange, responses(
    (status = 204, description = "Chosen."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 409, description = "Somebody else chose meanwhile.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn process(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Body(change): Body<ProcessChange>,
) -> Answer<StatusCode> {
    web.service.change_process(&actor, &change.read, &change.next).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An objective.
#[derive(Serialize, ToSchema)]
struct ObjectiveNamed {
    /// Which.
    id: ObjectiveId,
}

/// Adds a strategic objective. For programme owners.
#[utoipa::path(post, path = "/objectives", tag = "organization", security(("session" = []), ("token" = ["administer"])), request_body = ObjectiveInput, responses(
    (status = 201, description = "Added.", body = ObjectiveNamed),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 409, description = "Somebody else changed the objectives meanwhile.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn add(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Body(input): Body<ObjectiveInput>,
) -> Answer<(StatusCode, Json<ObjectiveNamed>)> {
    let id = web.service.objective_add(&actor, &input).await?;
    Ok((StatusCode::CREATED, Json(ObjectiveNamed { id })))
}

/// Changes a strategic objective. Other words make another objective, whose id is answered, and the one before ends. For programme owners.
#[utoipa::path(put, path = "/objectives/{objective}", tag = "organization", security(("session" = []), ("token" = ["administer"])), params(("objective" = ObjectiveId, Path)), request_body = ObjectiveInput, responses(
    (status = 200, description = "Changed.", body = ObjectiveNamed),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such objective for you.", body = Problem),
    (status = 409, description = "Somebody else changed the objectives meanwhile.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn reword(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Named(id): Named<ObjectiveId>,
    Body(input): Body<ObjectiveInput>,
) -> Answer<Json<ObjectiveNamed>> {
    Ok(Json(ObjectiveNamed { id: web.service.objective_change(&actor, &id, &input).await? }))
}

/// Ends a strategic objective: it is offered no more, and goals that serve it keep it. For programme owners.
#[utoipa::path(delete, path = "/objectives/{objective}", tag = "organization", security(("session" = []), ("token" = ["administer"])), params(("objective" = ObjectiveId, Path)), responses(
    (status = 204, description = "Ended."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such objective for you.", body = Problem),
    (status = 409, description = "Somebody else changed the objectives meanwhile.", body = Problem),
))]
async fn end(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Named(id): Named<ObjectiveId>,
) -> Answer<StatusCode> {
    web.service.objective_end(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
