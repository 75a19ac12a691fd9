//! What a server function says when it could not even read what was sent. Leptos answers 500 to every failure, and the use cases set a
//! status of their own; nobody does where the arguments are not understood.

use crate::error::ApiError;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::problem::{Code, Problem};
use http::{HeaderName, StatusCode, header};

/// The header by which server functions mark a failure, with the function's name.
const FAILED: HeaderName = HeaderName::from_static("serverfnerror");
/// Longer than any problem that is one sentence without a list.
const MAX_PROBLEM: usize = 64 * 1024;

/// Answers unreadable arguments with 400 and a problem.
pub async fn unreadable(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !response.headers().contains_key(FAILED) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, MAX_PROBLEM).await else {
        return ApiError::new(Code::Internal, "The answer could not be made.").into_response();
    };
    if is_of_a_use_case(&body) {
        return Response::from_parts(parts, Body::from(body));
    }
    tracing::warn!(function = ?parts.headers.get(FAILED), "could not read the arguments of a server function");
    let message = "What was sent does not fit. Load the page again, then try once more.";
    let mut answer = ApiError::new(Code::InvalidInput, message).into_response();
    *answer.status_mut() = StatusCode::BAD_REQUEST;
    // Without it the browser would not read the answer as a failure of this function.
    let kept = [FAILED, header::VARY];
    answer.headers_mut().extend(kept.into_iter().filter_map(|name| Some((name.clone(), parts.headers.get(&name)?.clone()))));
    answer
}

/// Whatever got as far as a use case names the request.
fn is_of_a_use_case(body: &[u8]) -> bool {
    serde_json::from_slice::<Problem>(body).is_ok_and(|problem| problem.request_id.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_of_ours_stays_one() {
        let ours = br#"{"code":"internal","message":"Something went wrong on our side.","request_id":"abc"}"#;
        assert!(is_of_a_use_case(ours));
        assert!(!is_of_a_use_case(br#"{"code":"internal","message":"It could not be understood."}"#));
        assert!(!is_of_a_use_case(b"deserialization"));
    }
}
