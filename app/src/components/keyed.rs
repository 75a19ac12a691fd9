//! Lists whose items keep their elements, their focus and their carets when the list changes.

use leptos::prelude::*;

/// A list of what `keys` says now, each item made once by `item`.
pub fn keyed(
    keys: impl Fn() -> Vec<String> + Send + 'static,
    item: impl Fn(&str) -> AnyView + Clone + Send + 'static,
) -> AnyView {
    let each = move || {
        let keys = keys();
        keep_focus();
        keys
    };
    view! { <For each key=String::clone children=move |key: String| item(&key)/> }.into_any()
}

/// A list of what `all` says now. What is the same as before keeps its element; `item` makes the others.
pub fn listed<T>(all: impl Fn() -> Vec<T> + Send + 'static, item: impl Fn(&T) -> AnyView + Clone + Send + 'static) -> AnyView
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    // The whole of it is its key: whatever is different is made anew.
    let keys = move || all().iter().filter_map(|one| serde_json::to_string(one).ok()).collect();
    keyed(keys, move |key| serde_json::from_str(key).map_or_else(|_unreadable| ().into_any(), |one| item(&one)))
}

/// An element that is moved loses the focus: whoever writes in it has it back, with the caret where it was, before the next letter comes.
fn keep_focus() {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast;
        use web_sys::{FocusOptions, HtmlElement, HtmlTextAreaElement};

        let Some(element) = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let text = element.dyn_ref::<HtmlTextAreaElement>().cloned();
        let caret = text.map(|text| {
            let (start, end) = (text.selection_start().ok().flatten(), text.selection_end().ok().flatten());
            (text, start, end)
        });
        queue_microtask(move || {
            let here = document().active_element();
            if !element.is_connected() || here.is_some_and(|here| here == *element) {
                return;
            }
            let stay = FocusOptions::new();
            stay.set_prevent_scroll(true);
            let _ = element.focus_with_options(&stay);
            if let Some((text, Some(start), Some(end))) = caret {
                let _ = text.set_selection_range(start, end);
            }
        });
    }
}
