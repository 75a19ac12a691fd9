//! A panic ends its request, not the server: logged with its message, answered with the request's id.

use crate::error::ApiError;
use axum::response::{IntoResponse, Response};
use domain::problem::Code;
use std::any::Any;

/// The answer in place of the one that panicked.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over by value")]
pub fn answer(panic: Box<dyn Any + Send + 'static>) -> Response {
    let what = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = what.unwrap_or("without a message"), "a request panicked");
    ApiError::new(Code::Internal, "Something went wrong on our side. Try again; if it stays, tell us the request's id.")
        .into_response()
}
