//! A body that says it is too large is refused before a byte of it is read; one that does not say is cut off by the extractors.

use crate::error::ApiError;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header;

/// Largest body: a decision with fifty change requests and their quotes fits; text comes over the socket.
pub const MAX_BODY: usize = 1024 * 1024;

/// Largest upload of files: what an import takes, and what a form writes around each file.
pub const MAX_UPLOAD: usize = exchange::limits::MAX_UPLOAD + 256 * 1024;
/// Where files are uploaded.
const UPLOADS: [&str; 2] = ["/api/v1/framework/import", "/api/v1/people/import"];

/// Refuses what announces more than [`MAX_BODY`], or [`MAX_UPLOAD`] where files are uploaded.
pub async fn bound(request: Request, next: Next) -> Response {
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    let most = if UPLOADS.iter().any(|uploads| request.uri().path().starts_with(uploads)) { MAX_UPLOAD } else { MAX_BODY };
    match announced {
        Some(length) if length > most as u64 => ApiError::too_large(most).into_response(),
        _ => next.run(request).await,
    }
}
