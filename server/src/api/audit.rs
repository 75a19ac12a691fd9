//! The organization's audit log, for auditors and administrators.

use super::extract::Asked;
use crate::error::Answer;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::problem::Problem;
use domain::view::{AuditPage, AuditQuery, AuditStanding};
use http::{HeaderValue, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(export)).routes(routes!(check))
}

/// Reads the audit log, newest first, at most 50 entries at once. For auditors and administrators.
#[utoipa::path(get, path = "/audit", tag = "audit", params(AuditQuery), responses(
    (status = 200, description = "These entries, where the next begin, and how the log stands.", body = AuditPage),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is neither auditor nor administrator.", body = Problem),
    (status = 422, description = "Something in the address does not fit.", body = Problem),
))]
async fn list(State(web): State<Shared>, SignedIn(actor): SignedIn, Asked(query): Asked<AuditQuery>) -> Answer<Json<AuditPage>> {
    Ok(Json(web.service.audit_log(&actor, &query).await?))
}

/// Takes the audit log out as separated values, at most 100,000 entries; that this was done is an entry too. For auditors and administrators.
#[utoipa::path(get, path = "/audit/export", tag = "audit", params(AuditQuery), responses(
    (status = 200, description = "The file.", body = String, content_type = "text/csv"),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is neither auditor nor administrator.", body = Problem),
    (status = 422, description = "More entries than one file has, or something in the address does not fit.", body = Problem),
))]
async fn export(
    State(web): State<Shared>,
    SignedIn(actor): SignedIn,
    Asked(query): Asked<AuditQuery>,
) -> Answer<impl IntoResponse> {
    let file = web.service.audit_export(&actor, &query).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.media_type)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit-log.csv\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, file.bytes))
}

/// Compares all entries of the log with each other and with the records of what happened. Takes as long as reading all of it. For auditors and administrators.
#[utoipa::path(post, path = "/audit/check", tag = "audit", responses(
    (status = 200, description = "What was found.", body = AuditStanding),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is neither auditor nor administrator.", body = Problem),
))]
async fn check(State(web): State<Shared>, SignedIn(actor): SignedIn) -> Answer<Json<AuditStanding>> {
    Ok(Json(web.service.audit_check(&actor).await?))
}
