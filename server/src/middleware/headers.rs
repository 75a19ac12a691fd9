//! Security headers and the nonce of the content security policy.

use crate::web::Shared;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, header};

/// The nonce of this answer's scripts: new for every request.
#[derive(Debug, Clone)]
pub struct Nonce(pub String);

/// What never changes. COOP and CORP keep other sites' windows and pages away from ours.
const FIXED: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];
/// Two years: what browsers ask for before they put a host on their own lists.
const STAY_WITH_HTTPS: &str = "max-age=63072000; includeSubDomains";

/// Mints the nonce for whoever renders, and sets the headers on what comes back.
pub async fn secure(State(web): State<Shared>, mut request: Request, next: Next) -> Response {
    let nonce = crate::random::text();
    request.extensions_mut().insert(Nonce(nonce.clone()));
    let mut response = next.run(request).await;
    set(response.headers_mut(), &nonce, web.site.reload());
    if web.is_secure() {
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(STAY_WITH_HTTPS));
    }
    response
}

fn set(headers: &mut HeaderMap, nonce: &str, reload: Option<u32>) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy(nonce, reload)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    // Everything about people is for them alone; files that are the same for everybody have said so before.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
}

/// Under `cargo leptos watch`, which tells a port, pages may also hear there that there is a new build. No inline style, no inline script without the nonce, nothing from elsewhere. `'self'` rather than `'strict-dynamic'`, because the
/// preload of the program carries no nonce.
fn policy(nonce: &str, reload: Option<u32>) -> String {
    let reload = reload.map(|port| format!(" ws://localhost:{port} ws://127.0.0.1:{port}")).unwrap_or_default();
    format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'{reload}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}
