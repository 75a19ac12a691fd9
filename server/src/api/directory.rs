//! Lists of people that are brought in, for administrators.

use super::extract::Named;
use super::upload::Form;
use crate::error::{Answer, ApiError};
use crate::middleware::size::MAX_UPLOAD;
use crate::middleware::token::CanAdminister;
use crate::web::Shared;
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use domain::ids::ItemId;
use domain::people::{Actor, Role};
use domain::problem::Problem;
use domain::view::{DirectoryDone, DirectoryOptions, DirectoryPreview, DirectoryProgress, DirectoryUndone};
use exchange::File;
use http::StatusCode;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The calls of this file.
pub(super) fn routes() -> OpenApiRouter<Shared> {
    let uploads = OpenApiRouter::new().routes(routes!(preview)).routes(routes!(import));
    let others = OpenApiRouter::new().routes(routes!(undo)).routes(routes!(progress));
    uploads.layer(DefaultBodyLimit::max(MAX_UPLOAD)).merge(others)
}

/// A list, and how it is to be read.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the parts of the form, which are taken one after the other")]
struct DirectoryUpload {
    /// How the list is to be read and what was chosen, as JSON.
    options: Option<DirectoryOptions>,
    /// The file with its name: CSV or XLSX.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Reads a list of people and says what it would change. Nothing is written. For administrators.
#[utoipa::path(post, path = "/people/import/preview", tag = "people", security(("session" = []), ("token" = ["administer"])),
    request_body(content = DirectoryUpload, content_type = "multipart/form-data"), responses(
    (status = 200, description = "What it would change, or what has to be put right first.", body = DirectoryPreview),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
    (status = 413, description = "More than 20 MB.", body = Problem),
    (status = 422, description = "This is no upload.", body = Problem),
))]
async fn preview(State(web): State<Shared>, CanAdminister(actor): CanAdminister, form: Form) -> Answer<Json<DirectoryPreview>> {
    let (file, options) = one(form, &actor).await?;
    Ok(Json(web.service.directory_preview(&actor, file, &options).await?))
}

/// Carries out what a list changes, as it was looked at: `seen` of the preview has to be sent along. It can be taken back. For administrators.
#[utoipa::path(post, path = "/people/import", tag = "people", security(("session" = []), ("token" = ["administer"])),
    request_body(content = DirectoryUpload, content_type = "multipart/form-data"), responses(
    (status = 201, description = "Written.", body = DirectoryDone),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
    (status = 409, description = "Somebody changed people since, or another list is being written.", body = Problem),
    (status = 413, description = "More than 20 MB.", body = Problem),
    (status = 422, description = "Something has to be put right first, or nothing in it is new.", body = Problem),
))]
async fn import(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    form: Form,
) -> Answer<(StatusCode, Json<DirectoryDone>)> {
    let (file, options) = one(form, &actor).await?;
    Ok((StatusCode::CREATED, Json(web.service.directory_import(&actor, file, &options).await?)))
}

/// Takes the newest list back. Whoever was changed since, or took part, stays as they are and is named. For administrators.
#[utoipa::path(delete, path = "/people/imports/{import}", tag = "people", security(("session" = []), ("token" = ["administer"])), params(("import" = ItemId, Path)), responses(
    (status = 200, description = "Taken back.", body = DirectoryUndone),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "No such list for you.", body = Problem),
    (status = 409, description = "Taken back already, or not the newest.", body = Problem),
))]
async fn undo(
    State(web): State<Shared>,
    CanAdminister(actor): CanAdminister,
    Named(id): Named<ItemId>,
) -> Answer<Json<DirectoryUndone>> {
    Ok(Json(web.service.undo_directory_import(&actor, &id).await?))
}

/// How far the list is written that is being brought in or taken back; `null` while there is none. For administrators.
#[utoipa::path(get, path = "/people/import/progress", tag = "people", security(("session" = []), ("token" = ["administer"])), responses(
    (status = 200, description = "How far.", body = Option<DirectoryProgress>),
    (status = 401, description = "Not signed in.", body = Problem),
    (status = 404, description = "One is no administrator.", body = Problem),
))]
async fn progress(State(web): State<Shared>, CanAdminister(actor): CanAdminister) -> Answer<Json<Option<DirectoryProgress>>> {
    Ok(Json(web.service.directory_progress(&actor).await?))
}

async fn one(form: Form, actor: &Actor) -> Result<(File, DirectoryOptions), ApiError> {
    let (mut files, options) = form.read(actor, Role::Administrator, 1).await?;
    // A form without a file is refused.
    Ok((files.remove(0), options))
}
