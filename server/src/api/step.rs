//! Moving a proposal along its path.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::CanWrite;
use crate::web::Shared;
use axum::extract::State;
use domain::ids::ProposalId;
use domain::problem::Problem;
use domain::state::Step;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(take))
}

/// A step.
#[derive(Debug, Deserialize, ToSchema)]
struct NewStep {
    /// Which: `align`, `assess`, `call_off_assessment`, `skip_assessment`, `repin`, `reopen`, `begin_review`, `reconvene`, `activate`,
    /// `pause`, `resume` or `complete`. The others follow from calls of their own. `assess` is taken by both: the second begins the
    /// assessments, and until somebody has rated either calls them off. `skip_assessment` is the employee's, in directions that leave
    /// rating to choice.
    step: Step,
}

/// Takes a step. Who may depends on the step.
#[utoipa::path(post, path = "/proposals/{proposal}/steps", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)),
    request_body = NewStep, responses(
    (status = 204, description = "Taken."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
    (status = 422, description = "This step is taken by another call.", body = Problem),
))]
async fn take(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
    Body(new): Body<NewStep>,
) -> Answer<StatusCode> {
    web.service.step(&actor, &id, new.step).await?;
    Ok(StatusCode::NO_CONTENT)
}
