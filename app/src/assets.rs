//! The addresses of the files that pages load, as the build named them.

use serde::Deserialize;

/// Programs and style sheet; their names change with their content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The program of most pages.
    pub work: Program,
    /// The program of the pages that are read: the framework, and the pinned versions of proposals.
    pub reading: Program,
    /// The program of the framework's matrix.
    pub writing: Program,
    /// The program of the guided steps.
    pub guiding: Program,
}

/// A program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Program {
    /// The glue, e.g. `/pkg/waymark.0123.js`.
    pub js: String,
    /// The program.
    pub wasm: String,
}
