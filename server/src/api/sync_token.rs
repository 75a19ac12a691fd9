//! A short-lived secret with which a program opens the socket.

use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::problem::Problem;
use domain::time::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(sync_token))
}

/// A secret for the socket.
#[derive(Debug, Serialize, ToSchema)]
struct SyncToken {
    /// To be sent as the token of the socket's first message.
    token: String,
    /// Until when a connection may be opened with it, in milliseconds since 1970.
    expires: Timestamp,
}

/// Makes a token with which `/sync/hocus` lets a program in that cannot send cookies.
#[utoipa::path(post, path = "/sync-token", tag = "session", responses(
    (status = 200, description = "The token.", body = SyncToken),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn sync_token(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<SyncToken>> {
    let made = web.service.sync_token(&actor).await?;
    Ok(Json(SyncToken { token: made.token, expires: made.expires }))
}
