//! The addresses of the files that pages load, as the build named them.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The files of a build, apart from glue and core, which Leptos finds by its own options.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Assets {
    /// The folder in which all lie, e.g. `pkg/1f0c`, named after what is in it.
    pub folder: String,
    /// The style sheet.
    pub css: String,
    /// What fetches the splits, where that is known before the program runs.
    pub loader: Option<String>,
    /// The splits' files by the name of the page that needs them, without the core.
    pub pages: BTreeMap<String, Vec<String>>,
}

impl Assets {
    /// What a page needs beside the core.
    pub fn files(&self, page: &str) -> &[String] {
        self.pages.get(page).map_or(&[], Vec::as_slice)
    }
}
