//! Whether the page listens yet. Until it does, buttons rest; the mark on `<html>` tells style sheet and tests.

use crate::reactive::prelude::*;

#[derive(Clone, Copy)]
struct Hydrated(RwSignal<bool>);

/// Called once by the app.
pub fn provide() {
    let hydrated = RwSignal::new(false);
    provide_context(Hydrated(hydrated));
    effect(move || {
        hydrated.set(true);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
}

/// Whether the page listens.
pub fn hydrated() -> Signal<bool> {
    use_context::<Hydrated>().map(|h| h.0.into()).unwrap_or_default()
}
