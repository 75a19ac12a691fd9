//! Sharing a section, and what the employee decides on the job description.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::CanWrite;
use crate::web::Shared;
use axum::extract::State;
use domain::ids::ProposalId;
use domain::problem::Problem;
use domain::proposal::JobDecision;
use domain::section::{Section, Sharing};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(share)).routes(routes!(decide_job))
}

/// How far a section is shared.
#[derive(Debug, Deserialize, ToSchema)]
struct NewSharing {
    /// What the manager may do with it.
    sharing: Sharing,
}

/// Shares a section with the manager, or takes that back. For the employee.
#[utoipa::path(put, path = "/proposals/{proposal}/sections/{section}/sharing", tag = "section", security(("session" = []), ("token" = ["write"])),
    params(("proposal" = ProposalId, Path), ("section" = Section, Path)), request_body = NewSharing, responses(
    (status = 204, description = "Shared as asked."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
    (status = 422, description = "This section cannot be shared so.", body = Problem),
))]
async fn share(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named((id, section)): Named<(ProposalId, Section)>,
    Body(new): Body<NewSharing>,
) -> Answer<StatusCode> {
    web.service.share(&actor, &id, section, new.sharing).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the employee decides on the job description.
#[derive(Debug, Deserialize, ToSchema)]
struct NewDecision {
    /// Whether it stands.
    decision: JobDecision,
}

/// Accepts the walked-through job description, or wants it modified further. For the employee.
#[utoipa::path(put, path = "/proposals/{proposal}/job-decision", tag = "section", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)),
    request_body = NewDecision, responses(
    (status = 204, description = "Decided."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state.", body = Problem),
    (status = 422, description = "Not every clause has a verdict.", body = Problem),
))]
async fn decide_job(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
    Body(new): Body<NewDecision>,
) -> Answer<StatusCode> {
    web.service.decide_job(&actor, &id, new.decision).await?;
    Ok(StatusCode::NO_CONTENT)
}
