//! Choosing a password by a link, and changing one's own. Secrets come in the body: what stands in an address is written into logs.

use super::extract::Body;
use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::problem::Problem;
use domain::view::LinkOwner;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(holder)).routes(routes!(choose, change))
}

/// A link.
#[derive(Deserialize, ToSchema)]
struct Link {
    /// Its secret.
    token: String,
}

/// Tells whose password a link is for.
#[utoipa::path(post, path = "/password-link", tag = "session", request_body = Link, security(()), responses(
    (status = 200, description = "Whose.", body = LinkOwner),
    (status = 404, description = "No such link, or it was used, replaced or has run out.", body = Problem),
))]
async fn holder(State(web): State<Shared>, Body(link): Body<Link>) -> Answer<Json<LinkOwner>> {
    Ok(Json(web.service.link_holder(&link.token).await?))
}

/// A password that is chosen with a link.
#[derive(Deserialize, ToSchema)]
struct Chosen {
    /// The link's secret.
    token: String,
    /// The password.
    password: String,
}

/// Keeps the password that somebody chose with a link, which is used up by that, and ends their sign-ins.
#[utoipa::path(post, path = "/password", tag = "session", request_body = Chosen, security(()), responses(
    (status = 204, description = "Kept; sign in with it."),
    (status = 404, description = "No such link, or it was used, replaced or has run out.", body = Problem),
    (status = 422, description = "The password is too short or too long.", body = Problem),
))]
async fn choose(State(web): State<Shared>, Body(chosen): Body<Chosen>) -> Answer<StatusCode> {
    web.service.choose_password(&chosen.token, &chosen.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
struct Change {
    /// The password of today.
    old: String,
    /// The password from now on.
    new: String,
}

/// Replaces one's own password and ends one's other sign-ins.
#[utoipa::path(put, path = "/password", tag = "session", request_body = Change, responses(
    (status = 204, description = "Replaced."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 422, description = "The old one is wrong, or the new one too short or too long.", body = Problem),
    (status = 429, description = "Too many attempts.", body = Problem),
))]
async fn change(State(web): State<Shared>, SignedIn(actor): SignedIn, Body(change): Body<Change>) -> Answer<StatusCode> {
    web.service.change_password(&actor, &change.old, &change.new).await?;
    Ok(StatusCode::NO_CONTENT)
}
