//! Uploads into the draft of the framework.

use super::extract::Named;
use super::upload::Form;
use crate::error::Answer;
use crate::middleware::size::MAX_UPLOAD;
use crate::middleware::token::CanWrite;
use crate::web::Shared;
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use domain::ids::ItemId;
use domain::people::Role;
use domain::problem::Problem;
use domain::view::{ImportDone, ImportOptions, ImportPreview, ImportUndone};
use exchange::limits::MAX_FILES;
use http::StatusCode;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    let uploads = OpenApiRouter::new().routes(routes!(preview)).routes(routes!(import));
    uploads.layer(DefaultBodyLimit::max(MAX_UPLOAD)).merge(OpenApiRouter::new().routes(routes!(undo)))
}

/// Files, and how they are to be read.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the parts of the form, which are taken one after the other")]
struct Upload {
    /// How the files are to be read, as JSON; everything is guessed where it is left out.
    options: Option<ImportOptions>,
    /// A file with its name; as many parts as there are files.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<u8>,
}

/// Reads files and says what they would change in the draft. Nothing is written. For framework owners.
#[utoipa::path(post, path = "/framework/import/preview", tag = "framework", security(("session" = []), ("token" = ["write"])),
    request_body(content = Upload, content_type = "multipart/form-data"), responses(
    (status = 200, description = "What was found. Files that cannot be read are named with the reason.", body = ImportPreview),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 413, description = "More than 20 MB.", body = Problem),
    (status = 422, description = "This is no upload.", body = Problem),
))]
async fn preview(State(web): State<Shared>, CanWrite(actor): CanWrite, form: Form) -> Answer<Json<ImportPreview>> {
    let (files, options) = form.read(&actor, Role::FrameworkOwner, MAX_FILES).await?;
    Ok(Json(web.service.import_preview(&actor, files, options).await?))
}

/// Writes files into the draft, in one step that can be taken back. For framework owners.
#[utoipa::path(post, path = "/framework/import", tag = "framework", security(("session" = []), ("token" = ["write"])),
    request_body(content = Upload, content_type = "multipart/form-data"), responses(
    (status = 201, description = "Written.", body = ImportDone),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "Not for you.", body = Problem),
    (status = 409, description = "The draft takes no changes now.", body = Problem),
    (status = 413, description = "More than 20 MB.", body = Problem),
    (status = 422, description = "A file cannot be read, or nothing in it is new.", body = Problem),
))]
async fn import(State(web): State<Shared>, CanWrite(actor): CanWrite, form: Form) -> Answer<(StatusCode, Json<ImportDone>)> {
    let (files, options) = form.read(&actor, Role::FrameworkOwner, MAX_FILES).await?;
    Ok((StatusCode::CREATED, Json(web.service.import(&actor, files, options).await?)))
}

/// Takes the newest import back. What somebody changed since is left, and named. For framework owners.
#[utoipa::path(delete, path = "/framework/imports/{import}", tag = "framework", security(("session" = []), ("token" = ["write"])), params(("import" = ItemId, Path)), responses(
    (status = 200, description = "Taken back.", body = ImportUndone),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such import for you.", body = Problem),
    (status = 409, description = "Taken back already, or not the newest.", body = Problem),
))]
async fn undo(State(web): State<Shared>, CanWrite(actor): CanWrite, Named(id): Named<ItemId>) -> Answer<Json<ImportUndone>> {
    Ok(Json(web.service.undo_import(&actor, &id).await?))
}
