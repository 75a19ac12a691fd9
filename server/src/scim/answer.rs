//! Answers as SCIM has them.

use axum::body::Body;
use axum::extract::FromRequest;
use axum::extract::{FromRequestParts, Query, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use scim::{Fault, ScimType};
use serde::Deserialize;
use serde_json::Value;
use service::Resource;

const CONTENT: HeaderValue = HeaderValue::from_static("application/scim+json");

/// What a handler answers.
pub(super) type Answer = Result<Response, Answered>;

/// Why something was not done, as an answer.
#[derive(Debug)]
pub(super) struct Answered(Box<Response>);

impl Answered {
    /// Says what went wrong.
    pub(super) fn refused(fault: &Fault) -> Self {
        let status = StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = told(status, &fault.body());
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        Self(Box::new(response))
    }

    /// Another answer.
    pub(super) fn with(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl From<Fault> for Answered {
    fn from(fault: Fault) -> Self {
        Self::refused(&fault)
    }
}

impl IntoResponse for Answered {
    fn into_response(self) -> Response {
        *self.0
    }
}

/// Some JSON.
pub(super) fn told(status: StatusCode, body: &Value) -> Response {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, CONTENT);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// A resource that is there.
pub(super) fn found(resource: Resource) -> Response {
    told(StatusCode::OK, &Value::Object(resource))
}

/// A resource that was added, with where it is.
pub(super) fn added(resource: Resource) -> Response {
    let place =
        resource.get("meta").and_then(|meta| meta["location"].as_str()).and_then(|place| HeaderValue::from_str(place).ok());
    let mut response = told(StatusCode::CREATED, &Value::Object(resource));
    if let Some(place) = place {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

/// A body that is an object.
pub(super) struct Sent(pub(super) Resource);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Answered;

    async fn from_request(request: Request, state: &S) -> Result<Self, Answered> {
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|rejection| Fault::plain(rejection.status().as_u16(), "The body cannot be read."))?;
        match serde_json::from_slice(&body) {
            Ok(Value::Object(resource)) => Ok(Self(resource)),
            Ok(_) => Err(Fault::bad(ScimType::InvalidSyntax, "The body has to be a JSON object.").into()),
            Err(error) => Err(Fault::bad(ScimType::InvalidSyntax, format!("The body is no JSON: {error}.")).into()),
        }
    }
}

/// What the address asks.
pub(super) struct Asked(pub(super) service::Query);

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Parameters {
    filter: Option<String>,
    start_index: Option<i64>,
    count: Option<i64>,
    attributes: Option<String>,
    excluded_attributes: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Answered;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Answered> {
        let asked = Query::<Parameters>::from_request_parts(parts, state).await;
        let Query(asked) = asked.map_err(|rejection| Fault::bad(ScimType::InvalidValue, rejection.body_text()))?;
        Ok(Self(service::Query {
            filter: asked.filter,
            start: asked.start_index,
            count: asked.count,
            attributes: asked.attributes,
            excluded: asked.excluded_attributes,
        }))
    }
}

/// What the body of a search asks (RFC 7644, 3.4.3): the same, where the address is too long for it or written into logs.
pub(super) struct Searched(pub(super) service::Query);

impl<S: Send + Sync> FromRequest<S> for Searched {
    type Rejection = Answered;

    async fn from_request(request: Request, state: &S) -> Result<Self, Answered> {
        let Sent(body) = Sent::from_request(request, state).await?;
        let text = |name: &str| scim::get(&body, name).and_then(Value::as_str).map(str::to_owned);
        let number = |name: &str| scim::get(&body, name).and_then(Value::as_i64);
        let names = |name: &str| {
            let list = scim::get(&body, name)?.as_array()?;
            Some(list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","))
        };
        Ok(Self(service::Query {
            filter: text("filter"),
            start: number("startIndex"),
            count: number("count"),
            attributes: names("attributes"),
            excluded: names("excludedAttributes"),
        }))
    }
}
