//! The number of the way in which a backup is written.

/// The format that this release writes, and the newest that it reads.
pub const FORMAT: u32 = 1;
