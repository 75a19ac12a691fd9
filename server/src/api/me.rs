//! Who I am, what waits for me, whom I support.

use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::middleware::token::CanRead;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::problem::Problem;
use domain::view::{Desk, Me, Report};
use http::{HeaderValue, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(me)).routes(routes!(desk)).routes(routes!(reports)).routes(routes!(data))
}

/// Tells who one is.
#[utoipa::path(get, path = "/me", tag = "me", security(("session" = []), ("token" = ["read"])), responses(
    (status = 200, description = "Who one is.", body = Me),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn me(State(web): State<Shared>, CanRead(actor): CanRead) -> Answer<Json<Me>> {
    Ok(Json(web.service.me(&actor).await?))
}

/// Everything that is kept about oneself, as a ZIP archive with a JSON file and a page to be read. That it was taken out is noted in the audit log.
#[utoipa::path(get, path = "/me/data", tag = "me", responses(
    (status = 200, description = "The archive.", body = String, content_type = "application/zip"),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn data(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<impl IntoResponse> {
    let file = web.service.my_data(&actor).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.media_type)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"my-data.zip\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, file.bytes))
}

/// The desk: what waits for me, what I wait for, what is good to know.
#[utoipa::path(get, path = "/desk", tag = "me", security(("session" = []), ("token" = ["read"])), responses(
    (status = 200, description = "The desk.", body = Desk),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn desk(State(web): State<Shared>, CanRead(actor): CanRead) -> Answer<Json<Desk>> {
    Ok(Json(web.service.desk(&actor).await?))
}

/// The people who report to me, with those of their proposals that I may see.
#[utoipa::path(get, path = "/reports", tag = "me", security(("session" = []), ("token" = ["read"])), responses(
    (status = 200, description = "People I support.", body = Vec<Report>),
    (status = 401, description = "Not signed in.", body = Problem),
))]
async fn reports(State(web): State<Shared>, CanRead(actor): CanRead) -> Answer<Json<Vec<Report>>> {
    Ok(Json(web.service.reports(&actor).await?))
}
