//! What the pages of the framework ask of the server.

use super::import::Chosen;
use crate::error::AppError;
use crate::remote::call;
use crate::remote::upload::upload;
use domain::ids::ItemId;
use domain::view::{FrameworkView, ImportDone, ImportOptions, ImportPreview, ImportUndone};
use serde::Serialize;

/// Agrees with the philosophy of a version; the newest version as it is then.
pub async fn agree(version: u32) -> Result<FrameworkView, AppError> {
    #[derive(Serialize)]
    struct Version {
        version: Option<u32>,
    }
    let () = call("framework/agree", &Version { version: Some(version) }).await?;
    call("framework/framework", &Version { version: None }).await
}

/// Answers the three questions about one's role.
pub async fn litmus(answers: [bool; 3]) -> Result<(), AppError> {
    #[derive(Serialize)]
    struct Arguments {
        answers: [bool; 3],
    }
    call("framework/litmus_answer", &Arguments { answers }).await
}

/// Has files read; nothing is written.
pub async fn import_preview(files: Chosen, options: &ImportOptions) -> Result<ImportPreview, AppError> {
    upload("/api/v1/framework/import/preview", files, options).await
}

/// Writes files into the draft.
pub async fn import(files: Chosen, options: &ImportOptions) -> Result<ImportDone, AppError> {
    upload("/api/v1/framework/import", files, options).await
}

/// Takes an import back.
pub async fn undo_import(id: &ItemId) -> Result<ImportUndone, AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        id: &'a ItemId,
    }
    call("framework/undo_import", &Arguments { id }).await
}
