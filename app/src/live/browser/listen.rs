//! Listening to events for as long as the listener is held.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Listens until it is dropped.
pub(super) struct Listener {
    target: EventTarget,
    kind: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Starts to listen.
    pub(super) fn new(target: &EventTarget, kind: &'static str, heard: impl FnMut(Event) + 'static) -> Self {
        Self::with(target, kind, Closure::new(heard))
    }

    /// Apart, so that it is compiled once.
    fn with(target: &EventTarget, kind: &'static str, heard: Closure<dyn FnMut(Event)>) -> Self {
        let _ = target.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
        Self { target: target.clone(), kind, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.kind, self.heard.as_ref().unchecked_ref());
    }
}
