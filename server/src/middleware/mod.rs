//! Layers that every request passes, from the outside in.

pub mod anonymous;
pub mod guard;
pub mod headers;
pub mod panic;
pub mod request_id;
pub mod server_fn;
pub mod session;
pub mod sign_in;
pub mod size;
pub mod time;
pub mod token;
