//! Who is asking: the cookie's token becomes an actor, once per request.

use super::token::{self, Granted};
use crate::error::ApiError;
use crate::web::Shared;
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::people::Actor;
use http::request::Parts;

/// Whoever is asking, or nobody.
#[derive(Debug, Clone)]
pub struct Asking(pub Option<Actor>);

/// Finds out who is asking. A cookie that means nothing (any more) is the same as none; beside a token nobody looks at it.
pub async fn identify(State(web): State<Shared>, mut request: Request, next: Next) -> Response {
    if let Some(brought) = token::brought(&web, &request) {
        return match token::granted(&web, brought).await {
            Ok(granted) => {
                request.extensions_mut().insert(granted);
                request.extensions_mut().insert(Asking(None));
                next.run(request).await
            }
            Err(response) => response,
        };
    }
    let actor = match web.cookie.find(request.headers()) {
        Some(token) => match web.service.authenticate(token).await {
            Ok(actor) => actor,
            Err(error) => return ApiError::from(error).into_response(),
        },
        None => None,
    };
    if let Some(actor) = &actor {
        tracing::debug!(person = %actor.person, "signed in");
    }
    request.extensions_mut().insert(Asking(actor));
    next.run(request).await
}

/// Somebody who is signed in: handlers that ask for it are for nobody else, and for no token.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Actor);

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        if parts.extensions.get::<Granted>().is_some() {
            return Err(ApiError::no_token());
        }
        parts.extensions.get::<Asking>().and_then(|asking| asking.0.clone()).map(Self).ok_or_else(ApiError::not_signed_in)
    }
}
