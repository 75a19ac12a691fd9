//! A sentence that has to be true whatever happens to the text on the page: extensions and page translation replace text nodes, and what is
//! written into a replaced one is shown to nobody. It is written into its element, which stays.

use crate::html::escaped;
use leptos::prelude::*;

/// The sentence as it is now. Not translated by the browser: what it says changes under the translation.
#[component]
pub fn Said(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <span translate="no" inner_html=move || escaped(&text.get())></span> }
}
