//! The router: every route, and the layers around them.

use crate::error::ApiError;
use crate::middleware::{anonymous, headers, panic, request_id, session, sign_in, size, time};
use crate::web::{Shared, Web};
use crate::{api, assets, health, oidc, pages, scim, socket};
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, body::Body};
use domain::problem::Code;
use std::sync::Arc;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{ConfigError, CsrfLayer, ProtectionError};

/// Everything the server answers.
pub fn build(web: &Shared) -> Result<Router, ConfigError> {
    let asking = Router::new()
        .merge(api::router())
        .route(socket::NAMED, get(socket::open_named))
        .route(socket::SINGLE, get(socket::open_single))
        .merge(oidc::router(web))
        .merge(pages::router(web))
        // Fast rather than small: a page is made for one reader, once.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(Arc::clone(web), sign_in::limit))
        .layer(from_fn_with_state(Arc::clone(web), anonymous::limit))
        .layer(from_fn_with_state(Arc::clone(web), session::identify))
        .layer(csrf(web)?);
    let router = Router::new()
        .route("/favicon.ico", get(assets::favicon))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .merge(assets::packages(&web.site))
        .merge(scim::router())
        .merge(asking)
        .layer(DefaultBodyLimit::max(size::MAX_BODY))
        .layer(from_fn(size::bound))
        .layer(from_fn(time::bound))
        .layer(from_fn_with_state(Arc::clone(web), headers::secure))
        .layer(CatchPanicLayer::custom(panic::answer))
        .layer(from_fn(request_id::assign));
    Ok(router.with_state(Arc::clone(web)))
}

type Refusal = fn(ProtectionError) -> Response<Body>;

/// Changes come from our own pages or from programs, never from a page of another site that a browser happens to show.
fn csrf(web: &Web) -> Result<CsrfLayer<Refusal>, ConfigError> {
    let layer = CsrfLayer::new();
    let layer = match &web.origin {
        Some(origin) => layer.add_trusted_origin(origin.as_str())?,
        None => layer,
    };
    Ok(layer.with_rejection_response(foreign as Refusal))
}

fn foreign(_error: ProtectionError) -> Response<Body> {
    ApiError::new(Code::ForeignPage, "This change was asked for by a page of another site.").into_response()
}
