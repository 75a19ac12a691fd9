//! The title of the page in the browser's tab.

use crate::reactive::prelude::*;

/// Collects the title while the page is written; the head is written after it.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy)]
pub struct Title(StoredValue<String>);

#[cfg(not(target_arch = "wasm32"))]
impl Title {
    /// Puts an empty one into the context.
    pub fn provide() -> Self {
        let title = Self(StoredValue::new(String::new()));
        provide_context(title);
        title
    }

    /// What was said.
    pub fn take(self) -> String {
        self.0.get_value()
    }
}

/// Sets the title, and keeps it.
pub fn title(words: impl Fn() -> String + 'static) {
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(Title(title)) = use_context() {
        title.set_value(words());
    }
    #[cfg(target_arch = "wasm32")]
    effect(move || document().set_title(&words()));
}
