//! Requests without a session or a token are counted by address: the rest is known by name and answerable.

use super::session::Asking;
use super::token::Granted;
use crate::error::ApiError;
use crate::limits::Wait;
use crate::socket;
use crate::web::Shared;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use sync::{Reason, Refused};

/// Refuses strangers who ask too often.
pub async fn limit(State(web): State<Shared>, request: Request, next: Next) -> Response {
    let known = request.extensions().get::<Asking>().is_some_and(|asking| asking.0.is_some())
        || request.extensions().get::<Granted>().is_some();
    if !known {
        let address = web.address_of(request.extensions(), request.headers());
        if let Err(wait) = web.limits.anonymous(address) {
            if socket::is_one(request.uri().path()) {
                web.service.hub().meter().refuse(&Refused::new(Reason::TooOften).at(address));
            }
            return refuse(wait);
        }
    }
    next.run(request).await
}

/// The answer to somebody who asks too often.
pub fn refuse(Wait(seconds): Wait) -> Response {
    let mut response = ApiError::too_many(seconds).into_response();
    if let Ok(value) = HeaderValue::from_str(&seconds.to_string()) {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}
