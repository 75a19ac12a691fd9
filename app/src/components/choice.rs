//! One of a few, all in sight: native radios.

use super::field::Named;
use leptos::prelude::*;

/// Radios under a legend. `name` is unique on the page.
#[component]
pub fn Choice(
    #[prop(into)] name: String,
    legend: AnyView,
    class: &'static str,
    options: Vec<Named>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] off: Signal<bool>,
    set: Callback<String>,
) -> impl IntoView {
    let each = move |(key, label): Named| {
        let (mine, chosen) = (key.clone(), key.clone());
        let checked = Memo::new(move |_| value.with(|v| *v == mine));
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
        .into_any()
    };
    view! {
        <fieldset class=class>
            <legend>{legend}</legend>
            <div class="choice__row">{options.into_iter().map(each).collect_view()}</div>
        </fieldset>
    }
}
