//! Listening to the window for as long as a part of the page is there.

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Listens from when the page is alive until the calling component goes. Never on the server.
pub fn on_window<E>(event: E, handle: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + Send + 'static,
    E::EventType: JsCast,
{
    if cfg!(target_arch = "wasm32") {
        let listener = window_event_listener(event, handle);
        on_cleanup(move || listener.remove());
    }
}
