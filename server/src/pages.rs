//! Pages and server functions: made by `app`, given here what they need to know of the request.

use crate::assets;
use crate::middleware::guard::guard;
use crate::middleware::headers::Nonce;
use crate::middleware::request_id;
use crate::middleware::server_fn;
use crate::middleware::session::Asking;
use crate::web::{Shared, Web};
use app::{Guest, SessionCookie};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::from_fn;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use http::request::Parts;
use http::{Method, StatusCode};
use leptos::context::{provide_context, use_context};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::handle_server_fns_with_context;
use std::sync::Arc;

/// Where pages are.
const PAGES: [&str; 18] = [
    "/",
    "/sign-in",
    "/path",
    "/people",
    "/reviews",
    "/me",
    "/p/{id}",
    "/p/{id}/v/{number}",
    "/c/{id}",
    "/framework",
    "/framework/f/{family}",
    "/framework/map",
    "/framework/r/{role}",
    "/framework/steps",
    "/framework/steps/{step}",
    "/framework/versions",
    "/framework/versions/{number}",
    "/framework/import",
];

/// The routes of every page and server function; behind them the public files, and the page that says that there is nothing.
pub fn router(web: &Shared) -> Router<Shared> {
    let pages = PAGES.into_iter().fold(Router::new(), |router, path| router.route(path, get(page)));
    let missing = Router::new().fallback(page).with_state(Arc::clone(web));
    let public = assets::public(&web.site).fallback(missing);
    pages
        .merge(functions(web).layer(from_fn(server_fn::unreadable)))
        .layer(from_fn(guard))
        .fallback_service(Router::new().fallback_service(public).layer(from_fn(assets::revalidate)))
}

/// One page.
async fn page(State(web): State<Shared>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let actor = parts.extensions.get::<Asking>().and_then(|asking| asking.0.as_ref());
    let nonce = parts.extensions.get::<Nonce>().map(|nonce| nonce.0.as_str()).unwrap_or_default();
    let (path, query) = (parts.uri.path(), parts.uri.query().unwrap_or_default());
    let id = request_id::current();
    let guest = Guest { path, query, actor, nonce, request_id: id.as_deref() };
    let document = app::document(&web.service, &web.site.files, guest).await;
    (StatusCode::from_u16(document.status).unwrap_or_default(), Html(document.html)).into_response()
}

/// The server functions, each under its own address.
fn functions(web: &Shared) -> Router<Shared> {
    let context = context(web);
    server_fn_paths().filter(|(_, method)| *method == Method::POST).fold(Router::new(), |router, (path, _)| {
        let context = context.clone();
        router.route(path, post(move |request: Request<Body>| handle_server_fns_with_context(context, request)))
    })
}

/// What server functions find in their context, besides what Leptos puts there.
fn context(web: &Shared) -> impl Fn() + Clone + Send + Sync + 'static {
    let web = Arc::clone(web);
    move || {
        provide_context(Arc::clone(&web.service));
        provide_context(cookie(&web));
        let Some(parts) = use_context::<Parts>() else { return };
        provide_context(parts.extensions.get::<Asking>().and_then(|asking| asking.0.clone()));
    }
}

fn cookie(web: &Web) -> SessionCookie {
    let cookie = web.cookie;
    SessionCookie::new(move |token, expires| cookie.set(token, expires), move || cookie.clear())
}
