//! Everything rendered: pages, components, server functions, the browser's side of co-editing.
//!
//! The server renders [`shell`] around [`App`] and gives these contexts to pages and server functions: `Arc<service::Service>`,
//! `Option<domain::people::Actor>` and [`SessionCookie`]; to pages also `Option<domain::view::Me>`.
#![expect(clippy::needless_pass_by_value, reason = "parts of pages own what they are made from")]

mod ahead;
mod app;
mod assets;
mod command;
mod components;
mod desk_line;
mod error;
mod html;
#[cfg(target_arch = "wasm32")]
mod hydrate;
mod json;
mod live;
mod pages;
mod passkey;
mod places;
mod reader;
mod routes;
mod server_fns;
#[cfg(feature = "ssr")]
mod session_cookie;
#[cfg(feature = "ssr")]
mod shell;
mod viewer;
mod words;
#[cfg(all(test, feature = "ssr"))]
mod written;

pub use app::App;
pub use assets::Assets;
pub use error::AppError;
#[cfg(target_arch = "wasm32")]
pub use hydrate::hydrate;
#[cfg(feature = "ssr")]
pub use routes::safe as safe_path;
#[cfg(feature = "ssr")]
pub use session_cookie::SessionCookie;
#[cfg(feature = "ssr")]
pub use shell::shell;
