//! The use cases on a real database in a temporary directory, with edits that go through the rooms.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on fails")]

mod access_tokens;
mod aligning;
mod auditing;
mod beginning;
mod calls;
mod coming;
mod consulting;
mod damaged;
mod demo;
mod directory;
mod figures;
mod handover;
mod journey;
mod my_data;
mod passkeys;
mod people;
mod private;
mod promises;
mod provider;
mod publishing;
mod races;
mod repinning;
mod reviewing;
mod sealed;
mod sessions;
mod settings;
mod signing;
mod standing;
mod targets;
mod world;
