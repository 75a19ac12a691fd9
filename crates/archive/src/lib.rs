//! The file of a backup: a header that people can read, parts with checksums, and an end that says how much there is. Pure input and output;
//! nothing here knows a database, and the entries are bytes.
//!
//! ```text
//! waymark-backup 1                                        the format
//! {"release":"0.1.0","schema":7,"made":"2026-...Z"}       who made it
//! per part: length, entries, compressed entries, SHA-256
//! the end:  0, entries in all, parts in all, SHA-256
//! ```
//!
//! Every checksum goes over the one before it as well, so that no part can be altered, left out or put elsewhere unnoticed. They are no
//! signature: whoever can write the file can make another one. All of it may lie in an age file, encrypted for public keys.

mod error;
mod format;
mod header;
mod keep;
mod part;
mod place;
mod read;
mod seal;
mod source;
#[cfg(test)]
mod tests;
mod write;

pub use error::Error;
pub use format::FORMAT;
pub use header::Header;
pub use keep::{file_name, made_of, newest, surplus};
pub use part::Entry;
pub use place::{NewFile, sweep};
pub use read::{Reader, copy, verify};
pub use seal::{Identities, Recipients, Sealed, seal};
pub use source::Source;
pub use write::{Summary, Writer};
