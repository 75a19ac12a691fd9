//! The addresses of the files that pages load, as the build named them.

use serde::Deserialize;

/// Programs and style sheet; their names change with their content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The program of every page but those of the framework.
    pub work: Program,
    /// The program of the framework's pages.
    pub framework: Program,
}

/// A program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Program {
    /// The glue, e.g. `/pkg/waymark.0123.js`.
    pub js: String,
    /// The program.
    pub wasm: String,
}
