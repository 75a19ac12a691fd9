//! Labelled native controls. The value is a signal, what the person does a callback: the document decides what stands there.

use leptos::prelude::*;

/// An option of a choice: its key and its name.
pub type Named = (String, String);

/// A select. `options` may change; a key that is not among them shows as the empty one.
#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] options: Signal<Vec<Named>>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] off: Signal<bool>,
    set: Callback<String>,
) -> impl IntoView {
    let control = {
        let id = id.clone();
        move || {
            let each = move |(key, name): Named| {
                let selected = value.with_untracked(|v| *v == key);
                view! { <option value=key selected=selected>{name}</option> }.into_any()
            };
            view! {
                <select
                    class="input"
                    id=id.clone()
                    prop:value=move || value.get()
                    disabled=move || off.get()
                    on:change=move |ev| set.run(event_target_value(&ev))
                >
                    {options.get().into_iter().map(each).collect_view()}
                </select>
            }
            .into_any()
        }
    };
    view! { <div class="field"><label class="field__label" for=id>{label}</label>{control}</div> }
}

/// One line of text, or a date.
#[component]
pub fn InputField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    kind: &'static str,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] off: Signal<bool>,
    #[prop(default = 200)] max: usize,
    set: Callback<String>,
) -> impl IntoView {
    let first = value.get_untracked();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                class="input"
                id=id
                type=kind
                maxlength=max
                autocomplete="off"
                value=first
                prop:value=move || value.get()
                disabled=move || off.get()
                on:input=move |ev| set.run(event_target_value(&ev))
            />
        </div>
    }
}

/// Several lines of text that belong to a form and not to the document.
#[component]
pub fn TextAreaField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    text: RwSignal<String>,
    max: usize,
) -> impl IntoView {
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
                on:input=move |ev| text.set(event_target_value(&ev))
            ></textarea>
        </div>
    }
}
