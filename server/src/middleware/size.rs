//! A body that says it is too large is refused before a byte of it is read; one that does not say is cut off by the extractors.

use crate::error::ApiError;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header;

/// Largest body: a decision with fifty change requests and their quotes fits; text comes over the socket.
pub const MAX_BODY: usize = 1024 * 1024;

/// Refuses what announces more than [`MAX_BODY`].
pub async fn bound(request: Request, next: Next) -> Response {
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<u64>().ok());
    match announced {
        Some(length) if length > MAX_BODY as u64 => ApiError::too_large(MAX_BODY).into_response(),
        _ => next.run(request).await,
    }
}
