//! Who may see pages at all: whoever is not signed in is led to the sign-in before anything is rendered. What a signed-in person may see
//! is the services' matter, page by page.

use super::session::Asking;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::Method;

const SIGN_IN: &str = "/sign-in";
/// Where somebody chooses a password by a link, whoever is signed in at that browser.
const JOIN: &str = "/join";
/// Where somebody makes the first organization by a link.
const BEGIN: &str = "/begin";

/// Guards pages; server functions answer for themselves.
pub async fn guard(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !matches!(*request.method(), Method::GET | Method::HEAD) || path.starts_with("/api/") || matches!(path, JOIN | BEGIN) {
        return next.run(request).await;
    }
    let signed_in = request.extensions().get::<Asking>().is_some_and(|asking| asking.0.is_some());
    match (signed_in, path == SIGN_IN) {
        (false, false) => Redirect::to(&sign_in(path)).into_response(),
        (true, true) => Redirect::to("/").into_response(),
        _ => next.run(request).await,
    }
}

/// The sign-in, and where to go from there: only to a plain path of ours.
fn sign_in(path: &str) -> String {
    let plain = path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-'));
    if path == "/" || !plain || path.starts_with("//") { SIGN_IN.to_owned() } else { format!("{SIGN_IN}?next={path}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_nowhere_else() {
        assert_eq!(sign_in("/p/abc/v/2"), "/sign-in?next=/p/abc/v/2");
        for path in ["/", "//evil.example", "/p/a%2fb", "/p/a?b", "/\\evil.example"] {
            assert_eq!(sign_in(path), "/sign-in", "{path}");
        }
    }
}
