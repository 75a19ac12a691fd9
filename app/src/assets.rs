//! The addresses of the files that pages load, as the build named them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The files of a build. All lie in one folder that is named after what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The glue between browser and program.
    pub js: String,
    /// The core of the program.
    pub wasm: String,
    /// What fetches the splits.
    pub loader: String,
    /// The splits' files by the name of the page that needs them, without the core.
    pub pages: BTreeMap<String, Vec<String>>,
}

impl Assets {
    /// What a page needs beside the core.
    pub fn files(&self, page: &str) -> &[String] {
        self.pages.get(page).map_or(&[], Vec::as_slice)
    }
}
