//! A password that is typed.

use leptos::prelude::*;

/// What the service asks for: said before it is sent.
const MIN_PASSWORD_CHARS: u8 = 10;

/// A field for a password. `kind` tells password managers which: `current-password` or `new-password`.
#[component]
pub fn PasswordField(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
    kind: &'static str,
    value: RwSignal<String>,
) -> impl IntoView {
    let shortest = (kind == "new-password").then_some(MIN_PASSWORD_CHARS);
    let described = hint.map(|_| format!("{id}-hint"));
    let explained = hint.map(|hint| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> });
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            {explained}
            <input
                class="input input--l"
                id=id
                type="password"
                autocomplete=kind
                required
                minlength=shortest
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |ev| value.set(event_target_value(&ev))
            />
        </div>
    }
}
