//! One of a few, all in sight: native radios.

use super::field::Named;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;

/// Radios under a legend. `name` is unique on the page.
pub fn choice(
    name: String,
    legend: Node,
    class: &'static str,
    options: Vec<Named>,
    value: Signal<String>,
    off: Signal<bool>,
    set: Callback<String>,
) -> Node {
    let each = move |(key, label): Named| {
        let (mine, chosen) = (key.clone(), key.clone());
        let checked = memo(move || value.with(|v| *v == mine));
        let first = checked.get_untracked();
        let name = name.clone();
        view! {
            <label class="choice__one">
                <input
                    type="radio"
                    name=name
                    value=key
                    checked=first
                    prop:checked=move || checked.get()
                    disabled=move || off.get()
                    on:change=move |_| set.run(chosen.clone())
                />
                <span>{label}</span>
            </label>
        }
        .into_node()
    };
    view! {
        <fieldset class=class>
            <legend>{legend}</legend>
            <div class="choice__row">{options.into_iter().map(each).into_nodes()}</div>
        </fieldset>
    }
    .into_node()
}
