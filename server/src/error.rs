//! The edge's error: a problem as JSON with its status and the request's id.

use crate::middleware::request_id;
use axum::Json;
use axum::response::{IntoResponse, Response};
use domain::problem::{Code, Problem};
use http::{HeaderValue, StatusCode, header};

/// A problem on its way out.
#[derive(Debug)]
pub struct ApiError(pub Problem);

/// What a handler answers.
pub type Answer<T> = Result<T, ApiError>;

impl ApiError {
    /// A problem without a list.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Problem { code, message: message.into(), missing: Vec::new(), hindrances: Vec::new(), request_id: None })
    }

    /// There is no such thing, or not for this person: the two answer alike.
    pub fn not_found() -> Self {
        Self::new(Code::NotFound, "Not found: it does not exist, or it is not shared with you.")
    }

    /// Nobody is signed in.
    pub fn not_signed_in() -> Self {
        Self::new(Code::NotSignedIn, "Sign in first.")
    }

    /// A token was sent to a call that takes none.
    pub fn no_token() -> Self {
        Self::new(Code::InsufficientScope, "No token is good for this call: it is for somebody who is signed in.")
    }

    /// Too often; `seconds` until it is worth another try.
    pub fn too_many(seconds: u64) -> Self {
        Self::new(Code::TooManyRequests, format!("Too many requests. Wait {seconds} seconds and try again."))
    }

    /// Larger than the server takes.
    pub fn too_large(limit: usize) -> Self {
        Self::new(Code::TooLarge, format!("What was sent is larger than {limit} bytes."))
    }
}

impl From<service::Error> for ApiError {
    fn from(error: service::Error) -> Self {
        if let service::Error::Internal { what, source } = &error {
            tracing::error!(what, error = source.as_ref() as &dyn std::error::Error, "a call failed");
        }
        Self(error.into())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self(mut problem) = self;
        problem.request_id = request_id::current();
        let status = StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(problem)).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        response
    }
}
