//! A request that takes too long is answered, so that nobody waits for ever. Sockets are not meant: they are answered at once.

use crate::error::ApiError;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::problem::Code;
use std::time::Duration;

/// Far beyond anything that should happen; below the patience of usual proxies (60 s).
const LONGEST: Duration = Duration::from_secs(30);

/// Bounds the time until an answer begins.
pub async fn bound(request: Request, next: Next) -> Response {
    match tokio::time::timeout(LONGEST, next.run(request)).await {
        Ok(response) => response,
        Err(_elapsed) => {
            tracing::error!("no answer within {} s", LONGEST.as_secs());
            let message = "This took too long and was given up. Look whether it was done before you try again.";
            ApiError::new(Code::Internal, message).into_response()
        }
    }
}
