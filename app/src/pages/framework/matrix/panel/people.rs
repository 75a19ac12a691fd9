//! Questions that are asked before something goes, with what happens to the people it concerns.

use crate::components::dialog::confirm;
use leptos::prelude::*;

/// A question without a choice.
pub fn confirmed(title: &str, more: &str, yes: &str, done: Callback<()>) -> (AnyView, Callback<()>) {
    let more = more.to_owned();
    confirm(title, view! { <p>{more}</p> }.into_any(), yes, done)
}

/// A question with one choice of several; `done` gets what was chosen.
pub fn choosing(
    title: &str,
    more: String,
    (id, label): (&str, &'static str),
    options: Vec<(String, String)>,
    yes: &str,
    done: Callback<String>,
) -> (AnyView, Callback<()>) {
    use crate::components::field::SelectField;
    let chosen = RwSignal::new(options.first().map(|(key, _)| key.clone()).unwrap_or_default());
    let set = Callback::new(move |key: String| chosen.set(key));
    let choice =
        view! { <SelectField id=id.to_owned() label=label options=Signal::stored(options) value=chosen set=set/> }.into_any();
    let body = view! { <p>{more}</p> {choice} };
    confirm(title, body.into_any(), yes, Callback::new(move |()| done.run(chosen.get_untracked())))
}
