//! Personal access tokens, in the interface for programs alone: pages, sockets and whatever else there is know nothing of them.

use crate::api::BASE;
use crate::error::ApiError;
use crate::middleware::anonymous::refuse;
use crate::middleware::session::SignedIn;
use crate::web::Shared;
use axum::extract::{FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use domain::access_token::{PREFIX, Scope};
use domain::people::Actor;
use domain::problem::Code;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use service::Grant;
use std::net::IpAddr;

/// What the token grants that came with the request.
#[derive(Debug, Clone)]
pub struct Granted(pub Grant);

/// A token that was sent, and from where.
pub struct Brought {
    token: String,
    address: IpAddr,
}

/// What a request brings; none where it brings no token of ours.
pub fn brought(web: &Shared, request: &Request) -> Option<Brought> {
    let address = web.address_of(request.extensions(), request.headers());
    sent(request).map(|token| Brought { token: token.to_owned(), address })
}

/// The token that a request brings; none where it brings none of ours. A token of somebody else's, as a proxy in front may want one, is none of our business.
fn sent(request: &Request) -> Option<&str> {
    let inside = request.uri().path().strip_prefix(BASE).is_some_and(|rest| rest.starts_with('/'));
    if inside { bearer(request.headers()).filter(|token| token.starts_with(PREFIX)) } else { None }
}

/// What a request brings as its bearer (RFC 6750, 2.1).
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim_start())
}

/// Finds out what a token grants; an answer where it is good for nothing, or its address has sent too many such.
pub async fn granted(web: &Shared, Brought { token, address }: Brought) -> Result<Granted, Response> {
    web.limits.token(address).map_err(refuse)?;
    match web.service.authenticate_token(&token).await {
        Ok(Some(grant)) => Ok(Granted(grant)),
        Ok(None) => {
            web.limits.wrong_token(address);
            tracing::info!(%address, "a token that is good for nothing");
            Err(good_for_nothing())
        }
        Err(error) => Err(ApiError::from(error).into_response()),
    }
}

fn good_for_nothing() -> Response {
    let message = "This token is good for nothing: it has run out, was revoked, or was never made. Make another one.";
    let mut response = ApiError::new(Code::NotSignedIn, message).into_response();
    response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
    response
}

/// Why a call is not carried out.
#[derive(Debug)]
pub struct Refused(ApiError);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        // RFC 6750, 3.1.
        if response.status() == StatusCode::FORBIDDEN {
            let why = HeaderValue::from_static("Bearer error=\"insufficient_scope\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, why);
        }
        response
    }
}

impl From<ApiError> for Refused {
    fn from(error: ApiError) -> Self {
        Self(error)
    }
}

macro_rules! allowed {
    ($($(#[$doc:meta])* $name:ident $scope:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(pub Actor);

        impl<S: Sync> FromRequestParts<S> for $name {
            type Rejection = Refused;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
                if let Some(Granted(grant)) = parts.extensions.get() {
                    return Ok(Self(grant.actor(Scope::$scope).map_err(ApiError::from)?));
                }
                let SignedIn(actor) = SignedIn::from_request_parts(parts, state).await?;
                Ok(Self(actor))
            }
        }
    )*};
}

allowed! {
    /// Somebody who is signed in, or a token that is for reading.
    CanRead Read;
    /// Somebody who is signed in, or a token that is for changing.
    CanWrite Write;
    /// Somebody who is signed in, or a token that is for looking after people and settings.
    CanAdminister Administer;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(path: &str, authorization: &str) -> Request {
        let request = Request::builder().uri(path).header(header::AUTHORIZATION, authorization);
        request.body(axum::body::Body::empty()).unwrap()
    }

    #[test]
    fn tokens_are_found_in_the_interface_for_programs_and_nowhere_else() {
        assert_eq!(sent(&request("/api/v1/me", "Bearer wmk_1")), Some("wmk_1"));
        assert_eq!(sent(&request("/api/v1/me", "bearer  wmk_1")), Some("wmk_1"));
        for path in ["/", "/me", "/api/v12/me", "/api/v1", "/api/app/server_fns/lists/me", "/sync/hocus"] {
            assert_eq!(sent(&request(path, "Bearer wmk_1")), None, "{path}");
        }
        for other in ["Basic d21rXw==", "Bearer", "wmk_1", "Bearer eyJhbGciOiJ"] {
            assert_eq!(sent(&request("/api/v1/me", other)), None, "{other}");
        }
    }
}
