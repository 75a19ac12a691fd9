//! Markdown.

mod outline;
pub(crate) mod read;
pub(crate) mod write;
