//! Where a text of the document is shown.

use domain::room::Shape;

/// Whether a text may have several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// A title: a line break becomes a space.
    One,
    /// A passage.
    #[default]
    Many,
}

/// Which text an element shows.
#[derive(Debug, Clone)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "the server shows texts and follows none"))]
pub(super) struct Place {
    pub(super) part: Shape,
    pub(super) item: String,
    pub(super) field: String,
    pub(super) lines: Lines,
}
