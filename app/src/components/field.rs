//! Labelled native controls. The value is a signal, what the person does a callback: the document decides what stands there.

use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;

/// An option of a choice: its key and its name.
pub type Named = (String, String);

/// A select. `options` may change; a key that is not among them shows as the empty one.
pub fn select(
    id: String,
    label: &str,
    options: Signal<Vec<Named>>,
    value: Signal<String>,
    off: Signal<bool>,
    set: Callback<String>,
) -> Node {
    let label = label.to_owned();
    let control = {
        let id = id.clone();
        move || {
            let each = move |(key, name): Named| {
                let selected = value.with_untracked(|v| *v == key);
                view! { <option value=key selected=selected>{name}</option> }.into_node()
            };
            view! {
                <select
                    class="input"
                    id=id.clone()
                    prop:value=move || value.get()
                    disabled=move || off.get()
                    on:change=move |ev| set.run(value_of(&ev))
                >
                    {options.get().into_iter().map(each).into_nodes()}
                </select>
            }
            .into_node()
        }
    };
    view! { <div class="field"><label class="field__label" for=id>{label}</label>{control}</div> }.into_node()
}

/// One line of text, or a date.
pub fn input(
    id: String,
    label: &str,
    kind: &'static str,
    value: Signal<String>,
    off: Signal<bool>,
    set: Callback<String>,
) -> Node {
    let label = label.to_owned();
    let first = value.get_untracked();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                class="input"
                id=id
                type=kind
                maxlength="200"
                autocomplete="off"
                value=first
                prop:value=move || value.get()
                disabled=move || off.get()
                on:input=move |ev| set.run(value_of(&ev))
            />
        </div>
    }
    .into_node()
}

/// Several lines of text that belong to a form and not to the document.
pub fn area(id: String, label: &str, hint: &str, text: RwSignal<String>, max: usize) -> Node {
    let (label, hint) = (label.to_owned(), hint.to_owned());
    let described = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let explained = described.clone().map(|id| view! { <p class="field__hint" id=id>{hint}</p> });
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            {explained}
            <textarea
                class="input"
                id=id
                rows="3"
                maxlength=max
                aria-describedby=described
                prop:value=move || text.get()
                on:input=move |ev| text.set(value_of(&ev))
            ></textarea>
        </div>
    }
    .into_node()
}
