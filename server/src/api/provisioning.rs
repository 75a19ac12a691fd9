//! Provisioning by a directory, as administrators look after it. What the directory itself calls is at `/scim/v2`.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::ids::ItemId;
use domain::problem::Problem;
use domain::provisioning::ProvisioningSettings;
use domain::view::{NewProvisioningToken, ProvisioningView};
use http::{HeaderValue, StatusCode, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(read, change)).routes(routes!(make)).routes(routes!(revoke))
}

/// Reads what the directory owns, its tokens, and how many people it sends. For administrators.
#[utoipa::path(get, path = "/organization/provisioning", tag = "organization", responses(
    (status = 200, description = "All of it.", body = ProvisioningView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
))]
async fn read(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<ProvisioningView>> {
    Ok(Json(web.service.provisioning(&actor).await?))
}

/// Chooses what the directory owns, as it was read at that revision. For administrators.
#[utoipa::path(put, path = "/organization/provisioning", tag = "organization", request_body = ProvisioningSettings, responses(
    (status = 200, description = "As it is now.", body = ProvisioningView),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
    (status = 409, description = "Somebody chose since.", body = Problem),
))]
async fn change(
    State(web): State<Shared>,
    SignedIn(actor): SignedIn,
    Body(settings): Body<ProvisioningSettings>,
) -> Answer<Json<ProvisioningView>> {
    Ok(Json(web.service.provisioning_change(&actor, &settings).await?))
}

/// Makes a token for the directory, within 15 minutes of signing in. Its secret is in the answer and nowhere else. For administrators.
#[utoipa::path(post, path = "/organization/provisioning/tokens", tag = "organization", responses(
    (status = 201, description = "Made.", body = NewProvisioningToken),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
    (status = 409, description = "One signed in too long ago, or there are 5 tokens.", body = Problem),
))]
async fn make(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Response> {
    let made = web.service.provisioning_token_create(&actor).await?;
    let never_kept = [(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"))];
    Ok((StatusCode::CREATED, never_kept, Json(made)).into_response())
}

/// Revokes a token of the directory. For administrators.
#[utoipa::path(delete, path = "/organization/provisioning/tokens/{token}", tag = "organization", params(("token" = ItemId, Path)), responses(
    (status = 204, description = "Revoked."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 404, description = "No such token for you.", body = Problem),
))]
async fn revoke(State(web): State<Shared>, SignedIn(actor): SignedIn, Named(id): Named<ItemId>) -> Answer<StatusCode> {
    web.service.provisioning_token_revoke(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
