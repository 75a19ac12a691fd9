//! Who asks, and whom: from the context that the server provides. Only on the server.

use crate::error::AppError;
use crate::words;
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::people::Actor;
use domain::problem::{Code, Problem};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use service::Service;
use std::sync::Arc;

/// The service.
pub fn service() -> Arc<Service> {
    expect_context()
}

/// The moment at which a list is made.
pub use service::now;

/// Whoever is signed in.
pub fn actor() -> Result<Actor, AppError> {
    use_context::<Option<Actor>>().flatten().ok_or_else(|| told(service::Error::NotSignedIn))
}

/// Translates what a use case answered, and gives the response its status: without this every failure would be a 500.
pub fn told(error: service::Error) -> AppError {
    if let service::Error::Internal { what, source } = &error {
        tracing::error!(what, error = source.as_ref() as &dyn std::error::Error, "a page could not be served");
    }
    answer(error.into())
}

/// An identifier of the address or the body; one that cannot exist answers like one that does not.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_no_identifier| told(service::Error::NotFound))
}

/// Nothing at that address.
pub fn nothing() -> AppError {
    answer(AppError::new(Code::NotFound, words::NOT_FOUND).0)
}

fn answer(mut problem: Problem) -> AppError {
    problem.request_id = header("x-request-id");
    let status = StatusCode::from_u16(problem.code.status()).ok().filter(|_| !is_plain_form());
    if let (Some(response), Some(status)) = (use_context::<ResponseOptions>(), status) {
        response.set_status(status);
    }
    AppError(problem)
}

/// A form that a browser sent by itself is answered by leading back to it: any status of our own would leave the person on a blank page.
fn is_plain_form() -> bool {
    let posted = use_context::<Parts>().is_some_and(|parts| parts.method == axum::http::Method::POST);
    posted && header("accept").is_some_and(|accept| accept.contains("text/html"))
}

/// Leads a browser that sent a form by itself to another page. A page that called the function goes on by itself.
pub fn lead_to(address: &str) {
    if is_plain_form() {
        leptos_axum::redirect(address);
    }
}

/// What the browser says of itself.
pub fn agent() -> String {
    header("user-agent").unwrap_or_default()
}

fn header(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    parts.headers.get(name)?.to_str().ok().map(str::to_owned)
}
