//! Sending files of the framework, which the REST interface takes.

use crate::components::files::{Chosen, upload};
use crate::error::AppError;
use domain::view::{ImportDone, ImportOptions, ImportPreview};

/// Has files read; nothing is written.
pub async fn import_preview(files: Chosen, options: &ImportOptions) -> Result<ImportPreview, AppError> {
    upload("/api/v1/framework/import/preview", files, options).await
}

/// Writes files into the draft.
pub async fn import(files: Chosen, options: &ImportOptions) -> Result<ImportDone, AppError> {
    upload("/api/v1/framework/import", files, options).await
}
