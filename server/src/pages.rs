//! Pages and server functions: made by `app`, given here what they need to know of the request.

use crate::assets;
use crate::middleware::guard::guard;
use crate::middleware::headers;
use crate::middleware::server_fn;
use crate::middleware::session::Asking;
use crate::oidc;
use crate::web::Shared;
use app::{App, SessionCookie, shell};
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use domain::view::Me;
use http::request::Parts;
use leptos::context::{provide_context, use_context};
use leptos::nonce::Nonce;
use leptos_axum::{LeptosRoutes as _, generate_route_list, render_app_async_with_context};
use std::sync::Arc;

/// The routes of every page and server function; behind them the public files, and the page that says that there is nothing.
pub fn router(web: &Shared) -> Router<Shared> {
    let (context, page) = (context(web), page(web));
    let nothing = get(render_app_async_with_context(context.clone(), page.clone()));
    let options = web.site.options.clone();
    let pages: Router<Shared> =
        Router::new().leptos_routes_with_context(&options, generate_route_list(App), context, page).with_state(options);
    let missing: Router = Router::new().fallback_service(nothing).layer(from_fn_with_state(Arc::clone(web), viewer));
    let public = assets::public(&web.site).fallback(missing);
    pages
        .layer(from_fn_with_state(Arc::clone(web), viewer))
        .layer(from_fn(server_fn::unreadable))
        .layer(from_fn(guard))
        .fallback_service(Router::new().fallback_service(public).layer(from_fn(assets::revalidate)))
}

/// The document around every page.
fn page(web: &Shared) -> impl Fn() -> leptos::prelude::AnyView + Clone + Send + Sync + 'static {
    use leptos::prelude::IntoAny;
    let web = Arc::clone(web);
    move || shell(&web.site.options, &web.site.files).into_any()
}

/// Whoever looks at a page.
#[derive(Clone)]
struct Viewing(Option<Me>);

/// Finds out who looks at a page: its frame names them before anything else is known.
async fn viewer(State(web): State<Shared>, mut request: Request, next: Next) -> Response {
    if request.method() == http::Method::GET {
        let actor = request.extensions().get::<Asking>().and_then(|asking| asking.0.clone());
        let me = match &actor {
            Some(actor) => web.service.me(actor).await.ok(),
            None => None,
        };
        request.extensions_mut().insert(Viewing(me));
    }
    next.run(request).await
}

/// What pages and server functions find in their context, besides what Leptos puts there.
fn context(web: &Shared) -> impl Fn() + Clone + Send + Sync + 'static {
    let web = Arc::clone(web);
    move || {
        provide_context(Arc::clone(&web.service));
        provide_context(cookie(Arc::clone(&web)));
        let Some(parts) = use_context::<Parts>() else { return };
        provide_context(parts.extensions.get::<Asking>().and_then(|asking| asking.0.clone()));
        provide_context(parts.extensions.get::<Viewing>().and_then(|viewing| viewing.0.clone()));
        // The one that the header of this answer names.
        if let Some(nonce) = parts.extensions.get::<headers::Nonce>() {
            provide_context(Nonce::from_value(nonce.0.as_str()));
        }
    }
}

fn cookie(web: Shared) -> SessionCookie {
    let cookie = web.cookie;
    let farewell = move |secret: &str| {
        web.oidc.as_ref().filter(|oidc| oidc.lets_sign_out())?;
        oidc::set_cookie(cookie, secret)
    };
    SessionCookie::new(move |token, expires| cookie.set(token, expires), move || cookie.clear(), farewell)
}
