//! A path that goes over to another manager.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::token::CanWrite;
use crate::web::Shared;
use axum::extract::State;
use domain::ids::{PersonId, ProposalId};
use domain::problem::Problem;
use domain::section::{Section, Sharing};
use http::StatusCode;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(hand_over)).routes(routes!(note))
}

/// To whom, and what they see.
#[derive(Debug, Deserialize, ToSchema)]
struct NewHandover {
    /// The one who is the employee's manager now.
    to: PersonId,
    /// What they may do with each section; one that is not named stays as it is.
    #[serde(default)]
    sharing: BTreeMap<Section, Sharing>,
}

/// Hands the path over to the one who is the employee's manager now. For the employee.
#[utoipa::path(post, path = "/proposals/{proposal}/handover", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), request_body = NewHandover, responses(
    (status = 204, description = "Handed over."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state, or nobody else is the manager.", body = Problem),
    (status = 422, description = "The sections do not fit.", body = Problem),
))]
async fn hand_over(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
    Body(new): Body<NewHandover>,
) -> Answer<StatusCode> {
    web.service.hand_over(&actor, &id, &new.to, &new.sharing).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A note to the next manager.
#[derive(Debug, Deserialize, ToSchema)]
struct NewNote {
    /// The words; none takes the note away.
    note: String,
}

/// Leaves a note for the one who is the employee's manager now. The employee reads it too. For the manager until now.
#[utoipa::path(put, path = "/proposals/{proposal}/handover/note", tag = "proposal", security(("session" = []), ("token" = ["write"])), params(("proposal" = ProposalId, Path)), request_body = NewNote, responses(
    (status = 204, description = "Left."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such proposal for you.", body = Problem),
    (status = 409, description = "Not in this state, or nobody else is the manager.", body = Problem),
    (status = 422, description = "The note does not fit.", body = Problem),
))]
async fn note(
    State(web): State<Shared>,
    CanWrite(actor): CanWrite,
    Named(id): Named<ProposalId>,
    Body(new): Body<NewNote>,
) -> Answer<StatusCode> {
    web.service.note_handover(&actor, &id, &new.note).await?;
    Ok(StatusCode::NO_CONTENT)
}
