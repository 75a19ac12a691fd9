//! What the tests stand on.

pub mod app;
pub mod asked;
pub mod cast;
pub mod copy;
pub mod database;
pub mod disk;
pub mod http;
pub mod journal;
// The rooms' tests look at the same lines.
#[path = "../../../../crates/sync/tests/rooms/lines.rs"]
pub mod lines;
pub mod marks;
pub mod open;
pub mod pair;
pub mod path;
pub mod peer;
pub mod process;
pub mod provider;
pub mod random;
pub mod raw;
pub mod replica;
pub mod wire;
