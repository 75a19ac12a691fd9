//! Everything rendered: pages, components, server functions, the browser's side of co-editing.
//!
//! The server asks for a [`document`] per page and gives these contexts to server functions: `Arc<service::Service>`,
//! `Option<domain::people::Actor>` and [`SessionCookie`].
#![expect(clippy::needless_pass_by_value, reason = "parts of pages own what they are made from")]

mod address;
mod app;
mod assets;
#[cfg(target_arch = "wasm32")]
mod browser;
mod command;
mod commands;
mod components;
mod error;
mod live;
mod markup;
mod pages;
#[cfg(target_arch = "wasm32")]
mod question;
mod reactive;
mod remote;
#[cfg(feature = "ssr")]
mod server;
#[cfg(feature = "ssr")]
mod server_fns;
#[cfg(feature = "ssr")]
mod session_cookie;
mod shown;
#[cfg(target_arch = "wasm32")]
mod splits;
mod wire;
mod words;

pub use assets::Assets;
#[cfg(target_arch = "wasm32")]
pub use browser::start as hydrate;
pub use error::AppError;
#[cfg(feature = "ssr")]
pub use server::{Document, Guest, document};
#[cfg(feature = "ssr")]
pub use session_cookie::SessionCookie;
