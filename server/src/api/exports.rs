//! The framework as a file to be kept.

use super::extract::{Asked, Named};
use crate::error::{Answer, ApiError};
use crate::middleware::token::CanRead;
use crate::web::Shared;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::problem::Problem;
use exchange::{Output, Paper};
use http::{HeaderValue, header};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::new().routes(routes!(export))
}

/// What is exported.
#[derive(Debug, Deserialize, IntoParams)]
struct Wanted {
    /// The number of a published version, or `draft`; the version in force where it is left out.
    version: Option<String>,
}

/// Exports the framework, with the pay that is open to the asking person. The draft is for framework owners.
#[utoipa::path(get, path = "/framework/export/{format}", tag = "framework", security(("session" = []), ("token" = ["read"])), params(
    ("format" = String, Path, description = "`json`, `yaml`, `csv`, `tables` (an archive), `xlsx`, `markdown`, `poster` or `poster-a1`."), Wanted),
    responses(
    (status = 200, description = "The file.", body = String, content_type = "application/octet-stream"),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such version or format for you.", body = Problem),
    (status = 422, description = "This format cannot hold the framework.", body = Problem),
))]
async fn export(
    State(web): State<Shared>,
    CanRead(actor): CanRead,
    Named(format): Named<String>,
    Asked(wanted): Asked<Wanted>,
) -> Answer<impl IntoResponse> {
    let output = output(&format).ok_or_else(ApiError::not_found)?;
    let file = match wanted.version.as_deref() {
        Some("draft") => web.service.export_draft(&actor, output).await?,
        Some(number) => {
            let version = number.parse().map_err(|_no_number| ApiError::not_found())?;
            web.service.export(&actor, Some(version), output).await?
        }
        None => web.service.export(&actor, None, output).await?,
    };
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    // Kept by nobody on the way: who may see pay differs from person to person.
    let cache = HeaderValue::from_static("private, no-store");
    let kind = HeaderValue::from_static(file.media_type);
    // That nobody guesses another type is said with every answer.
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition), (header::CACHE_CONTROL, cache)];
    Ok((headers, file.bytes))
}

/// The format of that name, in addresses and on the command line.
pub(crate) fn output(name: &str) -> Option<Output> {
    Some(match name {
        "json" => Output::Json,
        "yaml" => Output::Yaml,
        "csv" => Output::Csv,
        "tables" => Output::Tables,
        "xlsx" => Output::Xlsx,
        "markdown" => Output::Markdown,
        "poster" => Output::Poster(Paper::A3),
        "poster-a1" => Output::Poster(Paper::A1),
        _ => return None,
    })
}
