//! Leadership's reading and deciding, and the pair's answers to change requests.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::{CanRead, CanWrite};
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::ids::{ProposalId, RequestId};
use domain::problem::Problem;
use domain::review::{DecisionInput, ResolutionKind};
use domain::view::ReviewView;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(review)).routes(routes!(decide)).routes(routes!(resolve))
}

/// Reads a pinned version line by line, against the version before, with requests and decisions. For the pair and reviewers.
#[utoipa::path(get, path = "/proposals/{proposal}/versions/{number}/review", tag = "review", security(("session" = []), ("token" = ["read"])),
    params(("proposal" = ProposalId, Path), ("number" = u32, Path)), responses(
    (status = 200, description = "The version under review.", body = ReviewView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such version for you.", body = Problem),
))]
async fn review(
    State(web): State<Shared>,
    CanRead(actor): CanRead,
    Named((id, number)): Named<(ProposalId, u32)>,
) -> Answer<Json<ReviewView>> {
    Ok(Json(web.service.review(&actor, &id, number).await?))
}

/// Decides on the newest version. For leadership reviewers, once each.
#[utoipa::path(post, path = "/proposals/{proposal}/versions/{number}/decisions", tag = "review", security(("session" = []), ("token" = ["write"])),
    params(("proposal" = ProposalId, Path), ("number" = u32, Path)), request_body = DecisionInput, responses(
    (status = 204, description = "Decided."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such version for you.", body = Problem),
    (status = 409, description = "Decided already, an older version, or not in this state.", body = Problem),
    (status = 422, description = "Reason, path, rubric or requests do not fit.", body = Problem),
))]
async fn decide(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named((id, number)): Named<(ProposalId, u32)>,
    Body(input): Body<DecisionInput>,
) -> Answer<StatusCode> {
    web.service.decide(&actor, &id, number, &input).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The pair's answer to a change request.
#[derive(Debug, Deserialize, ToSchema)]
struct NewResolution {
    /// Done, or not agreed with.
    kind: ResolutionKind,
    /// What was done, or why not.
    note: String,
}

/// Answers a change request. For employee and manager while they reconvene; on the path for what was asked for with the approval.
#[utoipa::path(put, path = "/proposals/{proposal}/requests/{request}/resolution", tag = "review", security(("session" = []), ("token" = ["write"])),
    params(("proposal" = ProposalId, Path), ("request" = RequestId, Path)), request_body = NewResolution, responses(
    (status = 204, description = "Answered."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such request for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
    (status = 422, description = "The note does not fit.", body = Problem),
))]
async fn resolve(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named((id, request)): Named<(ProposalId, RequestId)>,
    Body(new): Body<NewResolution>,
) -> Answer<StatusCode> {
    web.service.resolve(&actor, &id, &request, new.kind, &new.note).await?;
    Ok(StatusCode::NO_CONTENT)
}
