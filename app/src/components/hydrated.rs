//! Whether the page listens yet. Until it does, buttons rest; the mark on `<html>` tells style sheet and tests.

use leptos::prelude::*;

#[cfg(target_arch = "wasm32")]
thread_local! {
    static HYDRATED: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Everything that the server wrote is taken over, the route's own split included: before that a part that is taken over must look as it was written.
#[cfg(target_arch = "wasm32")]
pub fn complete() {
    HYDRATED.with(|hydrated| hydrated.set(true));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Whether the page listens. Never on the server.
pub fn hydrated() -> Signal<bool> {
    #[cfg(target_arch = "wasm32")]
    return HYDRATED.with(Clone::clone).into();
    #[cfg(not(target_arch = "wasm32"))]
    Signal::stored(false)
}
