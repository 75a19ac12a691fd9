//! Calling a server function while the page is being left.

use leptos::server_fn::ServerFn;
use serde::Serialize;

/// Has the browser send the arguments of a function that takes JSON after the page has gone. No answer comes.
#[cfg(target_arch = "wasm32")]
pub fn send<F: ServerFn + Serialize>(arguments: &F) {
    use leptos::prelude::window;
    use web_sys::{Blob, BlobPropertyBag};

    let body = js_sys::Array::of1(&serde_json::to_string(arguments).unwrap_or_default().into());
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    if let Ok(body) = Blob::new_with_str_sequence_and_options(&body, &kind) {
        let _ = window().navigator().send_beacon_with_opt_blob(F::PATH, Some(&body));
    }
}

/// The server leaves no pages.
#[cfg(not(target_arch = "wasm32"))]
pub fn send<F: ServerFn + Serialize>(_arguments: &F) {}
