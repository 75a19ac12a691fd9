//! Limits on guessing passwords, for the interface for programs and for the page's form alike. Where somebody signs in the account is in the body, and
//! success is a session cookie in the answer; where they change their password it is their own, and success is a success.

use super::anonymous::refuse;
use super::session::Asking;
use super::size::MAX_BODY;
use crate::error::ApiError;
use crate::web::Shared;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, header};

/// Where a program signs in.
const PROGRAMS: &str = "/api/v1/session";
/// Where a program changes its own password.
const PASSWORD: &str = "/api/v1/password";
/// How the address of the server function ends with which a page changes one's password.
const CHANGE: &str = "/change_password";
/// How the address of the page's server function ends.
pub const FORM: &str = "/sign_in";
/// How the addresses of the server functions end with which a device is asked for a passkey and answers. They name nobody.
const PASSKEY: [&str; 2] = ["/passkey_ask", "/passkey_sign_in"];
/// Largest body with an address and a password.
const MAX_CREDENTIALS: usize = 8 * 1024;

/// Counts attempts before the password is looked at, and wrong ones after.
pub async fn limit(State(web): State<Shared>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_change = request.method() == Method::PUT && path == PASSWORD
        || request.method() == Method::POST && path.starts_with("/api/") && path.ends_with(CHANGE);
    if is_change {
        return changing(&web, request, next).await;
    }
    if request.method() == Method::POST && path.starts_with("/api/") && PASSKEY.iter().any(|end| path.ends_with(end)) {
        let address = web.address_of(request.extensions(), request.headers());
        return match web.limits.address(address) {
            Ok(()) => next.run(request).await,
            Err(wait) => refuse(wait),
        };
    }
    if request.method() != Method::POST || !(path == PROGRAMS || path.starts_with("/api/") && path.ends_with(FORM)) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, MAX_CREDENTIALS.min(MAX_BODY)).await else {
        return ApiError::too_large(MAX_CREDENTIALS).into_response();
    };
    let account = account(&bytes);
    let address = web.address_of(&parts.extensions, &parts.headers);
    if let Err(wait) = web.limits.attempt(&account, address) {
        tracing::warn!(%address, "too many attempts to sign in");
        return refuse(wait);
    }
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    let session = format!("{}=", web.cookie.name());
    let signed_in = response.headers().get_all(header::SET_COOKIE).iter().any(|c| c.as_bytes().starts_with(session.as_bytes()));
    if !signed_in {
        web.limits.wrong(&account, address);
    }
    response
}

/// The same for whoever changes their password: a sign-in that was stolen must not find out what the password is.
async fn changing(web: &Shared, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Asking>().and_then(|asking| asking.0.clone());
    let Some(actor) = actor else { return next.run(request).await };
    let address = web.address_of(request.extensions(), request.headers());
    if let Err(wait) = web.limits.attempt(actor.person.as_str(), address) {
        return refuse(wait);
    }
    let response = next.run(request).await;
    if !response.status().is_success() {
        web.limits.wrong(actor.person.as_str(), address);
    }
    response
}

/// The account that a body names, as JSON or as a form; the empty one when it names none.
fn account(body: &Bytes) -> String {
    let json = serde_json::from_slice::<serde_json::Value>(body).ok();
    let named = json.as_ref().and_then(|value| find(value)).map(str::to_owned);
    named.or_else(|| form_field(body)).unwrap_or_default()
}

/// The field `email` at the top or one level below, where a server function's arguments may be.
fn find(value: &serde_json::Value) -> Option<&str> {
    let object = value.as_object()?;
    object.get("email").or_else(|| object.values().find_map(|inner| inner.get("email"))).and_then(serde_json::Value::as_str)
}

/// The field `email` of a form, as it is read there; the empty one where several are sent, of which nobody knows which is meant.
fn form_field(body: &Bytes) -> Option<String> {
    let mut named = form_urlencoded::parse(body).filter(|(name, _)| name == "email").map(|(_, value)| value);
    let first = named.next()?;
    Some(if named.next().is_some() { String::new() } else { first.into_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_is_found_in_every_form_of_body() {
        for body in [
            r#"{"email":"ann@example.org","password":"x"}"#,
            r#"{"input":{"email":"ann@example.org","password":"x"}}"#,
            "email=ann%40example.org&password=x",
            "x[email]=bob&email=%61nn%40example.org&password=x",
            "password=x&%65mail=ann%40example.org",
        ] {
            assert_eq!(account(&Bytes::from_static(body.as_bytes())), "ann@example.org", "{body}");
        }
        for nobodys in [&b"\xff"[..], b"email=bob&email=ann%40example.org"] {
            assert_eq!(account(&Bytes::from_static(nobodys)), "");
        }
    }
}
