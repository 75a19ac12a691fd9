//! Addresses of pages, and going there.

use domain::ids::{FamilyId, RoleId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use leptos_router::location::Url;

/// Where one is led to sign out at the identity provider: the server's, and no page.
pub const PROVIDER_SIGN_OUT: &str = "/oidc/sign-out";
/// The map of the framework.
pub const MAP: &str = "/framework/map";
/// The guided steps.
pub const STEPS: &str = "/framework/steps";
/// The matrix of a family that is not there yet.
pub const NEW_FAMILY: &str = "/framework/f/new";

/// Where one is led to sign in at the identity provider, and then to `next`.
pub fn provider_sign_in(next: &str) -> String {
    format!("/oidc/sign-in?next={}", Url::escape(next))
}

/// The matrix of a family.
pub fn family(id: &FamilyId) -> String {
    format!("/framework/f/{id}")
}

/// The page of a role.
pub fn role(id: &RoleId) -> String {
    format!("/framework/r/{id}")
}

/// What the build calls the page at a path, which is what its split is called: like its route.
pub fn page(path: &str) -> &'static str {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["sign-in"] => "sign-in",
        ["join"] => "join",
        ["begin"] => "begin",
        ["organization", "settings"] => "settings",
        ["organization", "audit"] => "audit",
        ["me"] => "me",
        ["organization", "sign-in"] => "sign-in-settings",
        ["organization", "people"] => "everybody",
        ["organization", "people", "import"] => "people_import",
        ["organization", "people", _] => "person",
        ["c", _] => "consultation",
        ["p", _] => "proposal",
        ["p", _, "v", _] => "version",
        ["framework", "map"] => "map",
        ["framework", "f", _] => "matrix",
        ["framework", "steps", ..] => "steps",
        ["framework", "import"] => "import",
        ["framework", "r", _] => "role",
        ["framework", "versions"] => "versions",
        ["framework", "versions", _] => "comparison",
        ["framework"] => "start",
        _ => "desk",
    }
}

/// Goes to an address of ours. Made with the page, called whenever.
pub fn navigator() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |to: String| navigate(&to, NavigateOptions::default()))
}

/// Lets the browser load a page: whatever the network or this device has of it.
pub fn load(url: &Url) {
    let location = window().location();
    let here = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    // What differs in its place alone would only be moved to.
    let _ = if (url.path(), url.search()) == (here.0.as_str(), here.1.trim_start_matches('?')) {
        location.reload()
    } else {
        location.set_href(&address(url))
    };
}

fn address(url: &Url) -> String {
    let search = url.search();
    format!("{}{}{search}{}", url.path(), if search.is_empty() { "" } else { "?" }, url.hash())
}

/// Where to go after signing in: an address of ours, never one that leads elsewhere.
pub fn safe(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.starts_with("/api");
    if ours && next.bytes().all(|b| b.is_ascii_graphic()) { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_our_own_addresses_are_followed_after_signing_in() {
        assert_eq!(safe("/p/abc"), "/p/abc");
        for foreign in
            ["", "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/a\nb", "/api/v1/session"]
        {
            assert_eq!(safe(foreign), "/", "{foreign:?}");
        }
    }
}
