//! The list of proposals that concern me, and starting one.

use super::extract::Body;
use super::proposal::{ProposalAnswer, answer};
use crate::error::Answer;
use crate::middleware::token::{CanRead, CanWrite};
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::problem::Problem;
use domain::view::ProposalSummary;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(list, start))
}

/// Lists the proposals that concern me: my own, those of people I support, those for me to review.
#[utoipa::path(get, path = "/proposals", tag = "proposal", security(("session" = []), ("token" = ["read"])), responses(
    (status = 200, description = "The proposals.", body = Vec<ProposalSummary>),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn list(State(web): State<Shared>, CanRead(actor): CanRead) -> Answer<Json<Vec<ProposalSummary>>> {
    Ok(Json(web.service.proposals(&actor).await?))
}

/// A proposal to be started.
#[derive(Debug, Deserialize, ToSchema)]
struct NewProposal {
    /// Its name.
    title: String,
}

/// Starts a proposal of one's own; one's manager facilitates it.
#[utoipa::path(post, path = "/proposals", tag = "proposal", security(("session" = []), ("token" = ["write"])), request_body = NewProposal, responses(
    (status = 201, description = "Started.", body = ProposalAnswer),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 422, description = "The title does not fit, or nobody is one's manager.", body = Problem),
))]
async fn start(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Body(new): Body<NewProposal>,
) -> Answer<(StatusCode, Json<ProposalAnswer>)> {
    let id = web.service.start(&actor, &new.title).await?;
    Ok((StatusCode::CREATED, Json(answer(&web, &actor, &id).await?)))
}
