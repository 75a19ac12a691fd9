//! What the tests stand on.

pub mod app;
pub mod asked;
pub mod cast;
pub mod copy;
pub mod http;
pub mod marks;
pub mod open;
pub mod pair;
pub mod path;
pub mod peer;
pub mod process;
pub mod random;
pub mod replica;
pub mod wire;
