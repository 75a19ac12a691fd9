//! The addresses of the files that every page loads, as the build named them.

/// Glue, program and style sheet; their names change with their content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets {
    /// The glue, e.g. `/pkg/waymark.0123.js`.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The style sheet.
    pub css: String,
}
