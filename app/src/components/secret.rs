//! A secret that is shown once, to be copied.

use super::button::{Button, Look};
use crate::words::organization as said;
use leptos::prelude::*;

/// The secret in a field, and a button that copies it.
#[component]
pub fn Secret(id: &'static str, #[prop(into)] label: String, value: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let secret = StoredValue::new(value.clone());
    let copy = Callback::new(move |()| {
        let clipboard = window().navigator().clipboard();
        // Over plain http browsers have none: then the field is selected, to be copied by hand.
        if AsRef::<wasm_bindgen::JsValue>::as_ref(&clipboard).is_undefined() {
            super::focus::soon(id.to_owned());
            return;
        }
        let written = clipboard.write_text(&secret.get_value());
        leptos::task::spawn_local(async move {
            let done = wasm_bindgen_futures::JsFuture::from(written).await.is_ok();
            let _ = copied.try_set(done);
        });
    });
    view! {
        <div class="line">
            <input class="input" id=id type="text" readonly value=value aria-label=label on:focus=select/>
            <Button label=said::COPY look=Look::Plain press=copy/>
        </div>
        <p class="small quiet" role="status">{move || copied.get().then_some(said::COPIED)}</p>
    }
}

/// The whole of it, to be copied.
fn select(ev: web_sys::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(&ev).select();
}
