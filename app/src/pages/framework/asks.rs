//! What the pages of the framework ask of the server.

use crate::error::AppError;
use crate::remote::call;
use domain::view::FrameworkView;
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
