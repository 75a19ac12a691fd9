//! Who I am, what waits for me, whom I support.

use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use domain::problem::Problem;
use domain::view::{Desk, Me, Report};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(me)).routes(routes!(desk)).routes(routes!(reports))
}

/// Tells who one is.
#[utoipa::path(get, path = "/me", tag = "me", responses(
    (status = 200, description = "Who one is.", body = Me),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn me(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<Me>> {
    Ok(Json(web.service.me(&actor).await?))
}

/// The desk: what waits for me, what I wait for, what is good to know.
#[utoipa::path(get, path = "/desk", tag = "me", responses(
    (status = 200, description = "The desk.", body = Desk),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn desk(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<Desk>> {
    Ok(Json(web.service.desk(&actor).await?))
}

/// The people who report to me, with those of their proposals that I may see.
#[utoipa::path(get, path = "/reports", tag = "me", responses(
    (status = 200, description = "People I support.", body = Vec<Report>),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn reports(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<Vec<Report>>> {
    Ok(Json(web.service.reports(&actor).await?))
}
