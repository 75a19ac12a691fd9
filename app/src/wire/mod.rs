//! Reading what the server sends, in the browser. The server writes JSON with serde; reading it back with serde costs a third of the
//! program's budget, because every type brings its own parser. Here the text becomes one tree, and every type picks its fields out of it.
//! A test on the server's side holds the two together.

mod json;
mod read;
mod records;
mod tagged;

pub use json::Json;
pub use read::{Read, whole};

#[cfg(test)]
mod tests;
