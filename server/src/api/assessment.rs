//! Rating alone, and sealing.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::CanWrite;
use crate::web::Shared;
use axum::extract::State;
use domain::assessment::Rating;
use domain::ids::{ExpectationId, ProposalId};
use domain::problem::Problem;
use http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(rate, unrate)).routes(routes!(seal))
}

/// Rates one expectation. For employee and manager, each alone, until sealed.
#[utoipa::path(put, path = "/proposals/{proposal}/ratings/{expectation}", tag = "assessment", security(("session" = []), ("token" = ["write"])),
    params(("proposal" = ProposalId, Path), ("expectation" = ExpectationId, Path)), request_body = Rating, responses(
    (status = 204, description = "Rated."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal or expectation for you.", body = Problem),
    (status = 409, description = "Not in this state, or sealed.", body = Problem),
    (status = 422, description = "The evidence does not fit.", body = Problem),
))]
async fn rate(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named((id, expectation)): Named<(ProposalId, ExpectationId)>,
    Body(rating): Body<Rating>,
) -> Answer<StatusCode> {
    web.service.rate(&actor, &id, &expectation, Some(rating)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a rating back. For employee and manager, each alone, until sealed.
#[utoipa::path(delete, path = "/proposals/{proposal}/ratings/{expectation}", tag = "assessment", security(("session" = []), ("token" = ["write"])),
    params(("proposal" = ProposalId, Path), ("expectation" = ExpectationId, Path)), responses(
    (status = 204, description = "Taken back."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal or expectation for you.", body = Problem),
    (status = 409, description = "Not in this state, or sealed.", body = Problem),
))]
async fn unrate(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named((id, expectation)): Named<(ProposalId, ExpectationId)>,
) -> Answer<StatusCode> {
    web.service.rate(&actor, &id, &expectation, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Seals one's assessment; when both are sealed, both open. For employee and manager.
#[utoipa::path(post, path = "/proposals/{proposal}/seal", tag = "assessment", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), responses(
    (status = 204, description = "Sealed."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state, or sealed already.", body = Problem),
    (status = 422, description = "Not every expectation is rated.", body = Problem),
))]
async fn seal(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(id): Named<ProposalId>) -> Answer<StatusCode> {
    web.service.seal(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
