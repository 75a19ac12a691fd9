//! What the pages of the framework ask of the server.

use crate::error::AppError;
use crate::remote::call;
use domain::view::FrameworkView;
use serde::Serialize;

/// No arguments.
#[derive(Serialize)]
struct Nothing {}

/// Agrees with the philosophy; the framework as it is then.
pub async fn agree() -> Result<FrameworkView, AppError> {
    call("framework/agree", &Nothing {}).await
}

/// Answers the three questions about one's role.
pub async fn litmus(answers: [bool; 3]) -> Result<(), AppError> {
    #[derive(Serialize)]
    struct Arguments {
        answers: [bool; 3],
    }
    call("framework/litmus", &Arguments { answers }).await
}
