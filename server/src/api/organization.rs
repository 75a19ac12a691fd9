//! Organizations.

use super::extract::Body;
use crate::error::Answer;
use crate::web::Shared;
use axum::extract::State;
use domain::problem::Problem;
use domain::view::FirstOrganization;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(make))
}

/// The first organization, and the proof that one may make it.
#[derive(Deserialize, ToSchema)]
struct First {
    /// The secret that the server printed when it started.
    token: String,
    /// What is made.
    #[serde(flatten)]
    made: FirstOrganization,
}

/// Makes the first organization of a server and its first administrator.
#[utoipa::path(post, path = "/organization", tag = "organization", request_body = First, security(()), responses(
    (status = 204, description = "Made; sign in."),
    (status = 404, description = "This is not the secret, or there is an organization already.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn make(State(web): State<Shared>, Body(first): Body<First>) -> Answer<StatusCode> {
    web.service.make_first_organization(&first.token, &first.made).await?;
    Ok(StatusCode::NO_CONTENT)
}
