//! Going to the provider, coming back, and signing out there. All three are links that a browser follows.

use super::{CALLBACK, Oidc};
use crate::cookie::Cookie;
use crate::error::ApiError;
use crate::limits::Wait;
use crate::middleware::anonymous::refuse;
use crate::middleware::session::Asking;
use crate::web::{Shared, Web};
use app::safe_path;
use axum::extract::{Extension, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing::get};
use domain::sign_in::Refusal;
use http::{HeaderMap, HeaderValue, Uri, header};
use service::{Error, ProviderAttempt};

const SIGN_IN: &str = "/sign-in";
/// How long a browser keeps what it was given: as long as a sign-in may take.
const COOKIE_SECONDS: i64 = 10 * 60;

/// The addresses; none where no provider is set up.
pub fn router(web: &Web) -> Router<Shared> {
    if web.oidc.is_none() {
        return Router::new();
    }
    Router::new().route("/oidc/sign-in", get(begin)).route(CALLBACK, get(come_back)).route("/oidc/sign-out", get(sign_out))
}

/// Leads to the provider, and remembers where the person wanted to go.
async fn begin(State(web): State<Shared>, Extension(Asking(actor)): Extension<Asking>, request: Request) -> Response {
    let Some(oidc) = &web.oidc else { return ApiError::not_found().into_response() };
    if let Err(wait) = counted(&web, &request) {
        return refuse(wait);
    }
    let next = parameter(request.uri(), "next").unwrap_or_default();
    let next = safe_path(&next);
    if actor.is_some() {
        return Redirect::to(next).into_response();
    }
    let attempt = match web.service.provider_begin(next).await {
        Ok(attempt) => attempt,
        Err(error) => return ApiError::from(error).into_response(),
    };
    match oidc.question(&attempt).await {
        Ok(question) => given(Redirect::to(question.as_str()).into_response(), set_cookie(web.cookie, &attempt.browser)),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "the identity provider cannot be asked");
            refused(Refusal::Failed, next)
        }
    }
}

/// Signs in whom the provider vouches for, with a session that did not exist before.
async fn come_back(State(web): State<Shared>, Extension(Asking(actor)): Extension<Asking>, request: Request) -> Response {
    let Some(oidc) = &web.oidc else { return ApiError::not_found().into_response() };
    if let Err(wait) = counted(&web, &request) {
        return refuse(wait);
    }
    // Somebody's pages are open in this browser: they stay theirs.
    if actor.is_some() {
        return Redirect::to("/").into_response();
    }
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    let (attempt, outcome) = answered(&web, oidc, &uri, &headers).await;
    let next = attempt.as_ref().map_or("/", |attempt| safe_path(&attempt.next));
    let response = match outcome {
        Ok(cookie) => given(Redirect::to(next).into_response(), cookie),
        Err(refusal) => refused(refusal, next),
    };
    given(response, clear(web.cookie))
}

/// The sign-in that is answered, where there is one, and the cookie of the session that came of it.
async fn answered(
    web: &Web,
    oidc: &Oidc,
    uri: &Uri,
    headers: &HeaderMap,
) -> (Option<ProviderAttempt>, Result<Option<HeaderValue>, Refusal>) {
    let begun = match (web.cookie.find_provider(headers), parameter(uri, "state")) {
        (Some(browser), Some(state)) => web.service.provider_answered(browser, &state).await,
        _ => Ok(None),
    };
    let attempt = match begun {
        Ok(Some(attempt)) => attempt,
        Ok(None) => return (None, Err(Refusal::Expired)),
        Err(error) => return (None, Err(failed(&error))),
    };
    let outcome = signed_in(web, oidc, uri, agent(headers), &attempt).await;
    (Some(attempt), outcome)
}

async fn signed_in(
    web: &Web,
    oidc: &Oidc,
    uri: &Uri,
    agent: &str,
    attempt: &ProviderAttempt,
) -> Result<Option<HeaderValue>, Refusal> {
    // An answer of another provider, for whoever has several (RFC 9207).
    if parameter(uri, "iss").is_some_and(|issuer| issuer != oidc.issuer.as_str()) {
        tracing::warn!("an answer names another identity provider");
        return Err(Refusal::Failed);
    }
    if let Some(error) = parameter(uri, "error") {
        tracing::info!(%error, "the identity provider did not sign in");
        return Err(Refusal::Denied);
    }
    let code = parameter(uri, "code").ok_or(Refusal::Failed)?;
    let claims = oidc.answer(attempt, code).await.map_err(|error| {
        tracing::warn!(error = &error as &dyn std::error::Error, "an answer of the identity provider does not hold");
        Refusal::Failed
    })?;
    let signed_in = web.service.sign_in_by_provider(&claims, agent).await.map_err(|error| failed(&error))?;
    Ok(web.cookie.set(&signed_in.token, signed_in.expires))
}

/// Leads to where one signs out at the provider, whoever has signed out here a moment ago.
async fn sign_out(State(web): State<Shared>, headers: HeaderMap) -> Response {
    let Some(oidc) = &web.oidc else { return ApiError::not_found().into_response() };
    let said = match web.cookie.find_provider(&headers) {
        Some(browser) => web.service.provider_farewell(browser).await,
        None => Ok(None),
    };
    let there = match said {
        Ok(said) => said.and_then(|id_token| oidc.farewell(&id_token)),
        Err(error) => return ApiError::from(error).into_response(),
    };
    let to = there.as_ref().map_or(SIGN_IN, |there| there.as_str());
    given(Redirect::to(to).into_response(), clear(web.cookie))
}

fn failed(error: &Error) -> Refusal {
    match error {
        Error::Refused(refusal) => *refusal,
        other => {
            tracing::error!(error = other as &dyn std::error::Error, "signing in by the identity provider failed");
            Refusal::Failed
        }
    }
}

/// The page where one signs in, with the reason and the way on.
fn refused(refusal: Refusal, next: &str) -> Response {
    let query =
        form_urlencoded::Serializer::new(String::new()).append_pair("refused", refusal.key()).append_pair("next", next).finish();
    Redirect::to(&format!("{SIGN_IN}?{query}")).into_response()
}

fn counted(web: &Web, request: &Request) -> Result<(), Wait> {
    web.limits.address(web.address_of(request.extensions(), request.headers()))
}

fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let mut named = form_urlencoded::parse(uri.query()?.as_bytes()).filter(|(key, _)| key == name).map(|(_, value)| value);
    let first = named.next()?;
    // Of two nobody knows which is meant.
    if named.next().is_some() { None } else { Some(first.into_owned()) }
}

fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Gives a browser what it comes back with.
pub fn set_cookie(cookie: Cookie, browser: &str) -> Option<HeaderValue> {
    cookie.set_provider(browser, service::now().plus_seconds(COOKIE_SECONDS))
}

fn clear(cookie: Cookie) -> Option<HeaderValue> {
    cookie.set_provider("", domain::time::Timestamp(0))
}

fn given(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
