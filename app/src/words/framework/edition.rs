//! The draft, or what everybody reads.

pub const WHICH: &str = "Which text is shown";
pub const DRAFT: &str = "Draft";
/// What is published.
pub fn published(version: u32) -> String {
    format!("What everybody reads (version {version})")
}
