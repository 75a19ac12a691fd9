//! Personal access tokens. They are looked after by somebody who is signed in, and by no token.

use super::extract::{Body, Named};
use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::ids::{ItemId, PersonId};
use domain::problem::Problem;
use domain::view::{AccessTokenInput, AccessTokenView, NewAccessToken};
use http::{HeaderValue, StatusCode, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(list, make)).routes(routes!(revoke)).routes(routes!(list_of)).routes(routes!(revoke_of))
}

/// Lists one's tokens; also those that ran out in the last 30 days.
#[utoipa::path(get, path = "/tokens", tag = "session", responses(
    (status = 200, description = "One's tokens, the newest first.", body = Vec<AccessTokenView>),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
))]
async fn list(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<Vec<AccessTokenView>>> {
    Ok(Json(web.service.my_access_tokens(&actor).await?))
}

/// Makes a token, within 15 minutes of signing in. Its secret is in the answer and nowhere else.
#[utoipa::path(post, path = "/tokens", tag = "session", request_body = AccessTokenInput, responses(
    (status = 201, description = "Made.", body = NewAccessToken),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 409, description = "One signed in too long ago, or has 20 tokens.", body = Problem),
    (status = 422, description = "Something does not fit; the sentence says what.", body = Problem),
))]
async fn make(State(web): State<Shared>, SignedIn(actor): SignedIn, Body(input): Body<AccessTokenInput>) -> Answer<Response> {
    let made = web.service.access_token_create(&actor, &input).await?;
    let never_kept = [(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"))];
    Ok((StatusCode::CREATED, never_kept, Json(made)).into_response())
}

/// Revokes one of one's tokens: it is good for nothing any more.
#[utoipa::path(delete, path = "/tokens/{token}", tag = "session", params(("token" = ItemId, Path)), responses(
    (status = 204, description = "Revoked."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 404, description = "No such token of yours.", body = Problem),
))]
async fn revoke(State(web): State<Shared>, SignedIn(actor): SignedIn, Named(id): Named<ItemId>) -> Answer<StatusCode> {
    web.service.access_token_revoke(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists somebody's tokens. For administrators.
#[utoipa::path(get, path = "/people/{person}/tokens", tag = "people", params(("person" = PersonId, Path)), responses(
    (status = 200, description = "Their tokens, the newest first.", body = Vec<AccessTokenView>),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 404, description = "No such person for you.", body = Problem),
))]
async fn list_of(
    State(web): State<Shared>,
    SignedIn(actor): SignedIn,
    Named(id): Named<PersonId>,
) -> Answer<Json<Vec<AccessTokenView>>> {
    Ok(Json(web.service.person_access_tokens(&actor, &id).await?))
}

/// Revokes one of somebody's tokens. For administrators.
#[utoipa::path(delete, path = "/people/{person}/tokens/{token}", tag = "people",
    params(("person" = PersonId, Path), ("token" = ItemId, Path)), responses(
    (status = 204, description = "Revoked."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 403, description = "A token was sent.", body = Problem),
    (status = 404, description = "No such person, or no such token of theirs.", body = Problem),
))]
async fn revoke_of(
    State(web): State<Shared>,
    SignedIn(actor): SignedIn,
    Named((id, token)): Named<(PersonId, ItemId)>,
) -> Answer<StatusCode> {
    web.service.person_access_token_revoke(&actor, &id, &token).await?;
    Ok(StatusCode::NO_CONTENT)
}
