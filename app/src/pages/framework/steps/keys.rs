//! Alt + M leads to the matrix from every step.

use crate::components::listen::on_window;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// Listens for as long as the page is shown.
pub fn matrix() {
    on_window(leptos::ev::keydown, move |ev| {
        let ev: KeyboardEvent = ev.unchecked_into();
        // By its place on the keyboard: with Alt some systems make another letter of it.
        if ev.code() != "KeyM" || !ev.alt_key() || ev.ctrl_key() || ev.meta_key() {
            return;
        }
        if let Some(link) = document().get_element_by_id("to-the-matrix") {
            ev.prevent_default();
            link.unchecked_into::<HtmlElement>().click();
        }
    });
}
