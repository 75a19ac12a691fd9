//! Pages and server functions: rendered by `app`, given here what they need to know of the request.

use crate::assets;
use crate::middleware::guard::guard;
use crate::middleware::headers::Nonce;
use crate::middleware::server_fn;
use crate::middleware::session::Asking;
use crate::web::{Shared, Web};
use app::{App, Assets, SessionCookie, shell};
use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn;
use http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::context::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async_with_context};
use std::sync::Arc;

/// The routes of every page and server function; behind them the public files, and the page that says that there is nothing.
pub fn router(web: &Shared) -> Router<Shared> {
    let options = LeptosOptions::builder().output_name("waymark").build();
    let context = context(web);
    let files = &web.site.files;
    let files = Assets { js: files.js.clone(), wasm: files.wasm.clone(), css: files.css.clone() };
    let shell = move || shell(files.clone());
    let missing = render_app_async_with_context(context.clone(), shell.clone()).with_state(());
    let public = assets::public(&web.site).fallback(missing);
    Router::<LeptosOptions>::new()
        .leptos_routes_with_context(&options, generate_route_list(App), context, shell)
        .with_state(options)
        .layer(from_fn(server_fn::unreadable))
        .layer(from_fn(guard))
        .fallback_service(Router::new().fallback_service(public).layer(from_fn(assets::revalidate)))
}

/// What pages and server functions find in their context, besides what Leptos puts there.
fn context(web: &Shared) -> impl Fn() + Clone + Send + Sync + 'static {
    let web = Arc::clone(web);
    move || {
        provide_context(Arc::clone(&web.service));
        provide_context(cookie(&web));
        // None while the routes are listed, before the first request.
        let Some(parts) = use_context::<Parts>() else { return };
        provide_context(parts.extensions.get::<Asking>().and_then(|asking| asking.0.clone()));
        if let Some(Nonce(nonce)) = parts.extensions.get::<Nonce>() {
            provide_context(leptos::nonce::Nonce::from_value(nonce.as_str()));
        }
    }
}

fn cookie(web: &Web) -> SessionCookie {
    let cookie = web.cookie;
    SessionCookie::new(move |token, expires| cookie.set(token, expires), move || cookie.clear())
}
