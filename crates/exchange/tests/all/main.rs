//! Frameworks in and out of every format, and everything that must not come in.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod framework;
mod hostile;
mod merges;
mod reading;
mod round_trip;
mod templates;

use exchange::{Draft, File, Mapping, Refusal, read};

/// Reads one file.
fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Draft, Refusal> {
    read(&[File::new(name, bytes)], &Mapping::default())
}
