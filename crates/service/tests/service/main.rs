//! The use cases on a real database in a temporary directory, with edits that go through the rooms.

mod calls;
mod demo;
mod journey;
mod private;
mod races;
mod reviewing;
mod sealed;
mod sessions;
mod signing;
mod world;
