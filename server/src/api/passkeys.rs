//! One's passkeys. They are made and proven in browsers alone.

use super::extract::Named;
use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::problem::Problem;
use domain::view::PasskeyView;
use http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(remove))
}

/// Lists one's passkeys.
#[utoipa::path(get, path = "/passkeys", tag = "session", responses(
    (status = 200, description = "One's passkeys, the newest first.", body = Vec<PasskeyView>),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn list(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<Vec<PasskeyView>>> {
    Ok(Json(web.service.my_passkeys(&actor).await?))
}

/// Takes one of one's passkeys away: nobody signs in with it any more.
#[utoipa::path(delete, path = "/passkeys/{passkey}", tag = "session", params(("passkey" = String, Path)), responses(
    (status = 204, description = "Taken away."),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such passkey of yours.", body = Problem),
))]
async fn remove(State(web): State<Shared>, SignedIn(actor): SignedIn, Named(id): Named<String>) -> Answer<StatusCode> {
    web.service.passkey_remove(&actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
