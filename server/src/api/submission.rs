//! Signing and submitting, and the versions that were pinned.

use super::extract::Named;
use crate::error::Answer;
use crate::middleware::token::{CanRead, CanWrite};
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::ids::ProposalId;
use domain::problem::Problem;
use domain::version::Version;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(sign)).routes(routes!(submit)).routes(routes!(version))
}

/// Signs the text as it stands on the server. When both have signed the same text, it is frozen. For employee and manager.
#[utoipa::path(post, path = "/proposals/{proposal}/signature", tag = "submission", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), responses(
    (status = 204, description = "Signed."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state, or signed already.", body = Problem),
    (status = 422, description = "Something is missing; the list says what.", body = Problem),
))]
async fn sign(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(id): Named<ProposalId>) -> Answer<StatusCode> {
    web.service.sign(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A version that was pinned.
#[derive(Debug, Serialize, ToSchema)]
struct Pinned {
    /// Its number.
    version: u32,
}

/// Submits what both have signed: pins a version. For the employee.
#[utoipa::path(post, path = "/proposals/{proposal}/submission", tag = "submission", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), responses(
    (status = 201, description = "Submitted.", body = Pinned),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state, or submitted already.", body = Problem),
    (status = 422, description = "Something is missing; the list says what.", body = Problem),
))]
async fn submit(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
) -> Answer<(StatusCode, Json<Pinned>)> {
    let version = web.service.submit(&actor, &id).await?;
    Ok((StatusCode::CREATED, Json(Pinned { version })))
}

/// Reads a pinned version. For employee, manager and leadership reviewers.
#[utoipa::path(get, path = "/proposals/{proposal}/versions/{number}", tag = "submission", security(("session" = []), ("token" = ["read"])),
    params(("proposal" = ProposalId, Path), ("number" = u32, Path)), responses(
    (status = 200, description = "The version.", body = Version),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such version for you.", body = Problem),
))]
async fn version(
    State(web): State<Shared>,
    CanRead(actor): CanRead,
    Named((id, number)): Named<(ProposalId, u32)>,
) -> Answer<Json<Version>> {
    Ok(Json(web.service.version(&actor, &id, number).await?))
}
