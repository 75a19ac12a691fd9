//! What runs in the browser alone.

mod address;
mod announce;
pub(super) mod chance;
mod clock;
pub(super) mod desk;
pub(super) mod draft;
mod engine;
mod first;
mod idb;
mod link;
mod listen;
mod overlay;
pub(super) mod proposal;
mod room;
mod script;
pub(super) mod tables;
pub(super) mod worker;
