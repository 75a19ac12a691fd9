//! Reading a request: what does not fit is a problem like any other.

use crate::error::ApiError;
use crate::middleware::size::MAX_BODY;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use domain::problem::Code;
use http::StatusCode;
use http::request::Parts;
use serde::de::DeserializeOwned;

/// A JSON body.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match Json::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(refusal(&rejection)),
        }
    }
}

fn refusal(rejection: &JsonRejection) -> ApiError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return ApiError::too_large(MAX_BODY);
    }
    let message = match rejection {
        JsonRejection::MissingJsonContentType(_) => "Send JSON with the header `Content-Type: application/json`.".to_owned(),
        other => format!("What was sent does not fit: {}.", other.body_text()),
    };
    ApiError::new(Code::InvalidInput, message)
}

/// Something named in the path. A text that cannot be a name names nothing.
#[derive(Debug)]
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(value)) => Ok(Self(value)),
            Err(_rejection) => Err(ApiError::not_found()),
        }
    }
}

/// What the query of the address asks.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match Query::from_request_parts(parts, state).await {
            Ok(Query(value)) => Ok(Self(value)),
            Err(rejection) => {
                Err(ApiError::new(Code::InvalidInput, format!("The address does not fit: {}.", rejection.body_text())))
            }
        }
    }
}
