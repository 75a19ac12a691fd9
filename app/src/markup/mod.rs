//! What pages are made of: one kind of node, written as HTML on the server, taken over and kept up to date in the browser.
//!
//! Leptos gives the signals, effects and owners; its views are left out, because each of them is a type of its own and a hundred of them
//! cost more than the whole budget of the program (docs/decisions). A node is built the same way on both sides; what changes later is a
//! closure in it, followed by an effect.

mod element;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod keyed;
mod node;
mod title;
mod value;

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub use browser::take_over;
pub use element::Element;
#[cfg(not(target_arch = "wasm32"))]
pub use html::html;
pub use keyed::keyed;
pub use markup::view;
pub use node::{Collect, IntoNode, Node};
#[cfg(not(target_arch = "wasm32"))]
pub use title::Title;
pub use title::title;
