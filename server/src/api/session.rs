//! Signing in and out, and the list of one's sign-ins.

use super::extract::{Body, Named};
use crate::error::{Answer, ApiError};
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::ids::SessionId;
use domain::problem::{Code, Problem};
use domain::view::{Me, SessionView};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(sign_in, sign_out)).routes(routes!(sessions)).routes(routes!(revoke))
}

/// Address and password.
#[derive(Debug, Deserialize, ToSchema)]
struct Credentials {
    /// The address for sign-in.
    email: String,
    /// The password.
    password: String,
}

/// Signs in: sets the session cookie and tells who one is.
#[utoipa::path(post, path = "/session", tag = "session", request_body = Credentials, security(()), responses(
    (status = 200, description = "Signed in; the answer sets the cookie.", body = Me),
    (status = 401, description = "Address or password is wrong.", body = Problem),
    (status = 429, description = "Too many attempts.", body = Problem),
))]
async fn sign_in(State(web): State<Shared>, headers: HeaderMap, Body(credentials): Body<Credentials>) -> Answer<Response> {
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let signed_in = web.service.sign_in(&credentials.email, &credentials.password, agent).await?;
    let me = web.service.me(&signed_in.actor).await?;
    let cookie = web.cookie.set(&signed_in.token, signed_in.expires);
    let cookie = cookie.ok_or_else(|| ApiError::new(Code::Internal, "The session could not be handed out."))?;
    Ok(([(header::SET_COOKIE, cookie)], Json(me)).into_response())
}

/// Signs out: ends the session and closes its sockets.
#[utoipa::path(delete, path = "/session", tag = "session", responses(
    (status = 204, description = "Signed out."),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn sign_out(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Response> {
    web.service.sign_out(&actor).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = web.cookie.clear() {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Lists one's sign-ins.
#[utoipa::path(get, path = "/sessions", tag = "session", responses(
    (status = 200, description = "One's sign-ins.", body = Vec<SessionView>),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn sessions(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<Vec<SessionView>>> {
    Ok(Json(web.service.sessions(&actor).await?))
}

/// Ends one of one's sign-ins.
#[utoipa::path(delete, path = "/sessions/{session}", tag = "session", params(("session" = SessionId, Path)), responses(
    (status = 204, description = "Ended."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such sign-in of yours.", body = Problem),
))]
async fn revoke(State(web): State<Shared>, SignedIn(actor): SignedIn, Named(session): Named<SessionId>) -> Answer<StatusCode> {
    web.service.revoke(&actor, &session).await?;
    Ok(StatusCode::NO_CONTENT)
}
