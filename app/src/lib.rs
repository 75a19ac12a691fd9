//! Everything rendered: shell, routes, pages, components, server functions, the browser's side of co-editing.
//!
//! The server gives these contexts to every page and server function: `Arc<service::Service>`, `Option<domain::people::Actor>`,
//! [`SessionCookie`] and the nonce of Leptos; and [`Assets`] to [`shell`].
#![expect(clippy::needless_pass_by_value, reason = "components and server functions own their arguments")]
#![recursion_limit = "256"]

mod assets;
mod components;
mod error;
mod live;
mod pages;
mod routes;
mod server_fns;
#[cfg(feature = "ssr")]
mod session_cookie;
mod shell;
mod words;

pub use assets::Assets;
pub use error::AppError;
pub use routes::App;
#[cfg(feature = "ssr")]
pub use session_cookie::SessionCookie;
pub use shell::shell;

/// Takes over the page that the server rendered.
#[cfg(feature = "hydrate")]
pub fn hydrate() {
    leptos::mount::hydrate_body(App);
}
