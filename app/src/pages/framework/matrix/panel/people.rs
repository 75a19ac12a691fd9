//! Questions that are asked before something goes, with what happens to the people it concerns.

use crate::components::dialog::confirm;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;

/// A question without a choice.
pub fn confirmed(title: &str, more: &str, yes: &str, done: Callback<()>) -> (Node, Callback<()>) {
    let more = more.to_owned();
    confirm(title, view! { <p>{more}</p> }.into_node(), yes, done)
}

/// A question with one choice of several; `done` gets what was chosen.
pub fn choosing(
    title: &str,
    more: String,
    (id, label): (&str, &'static str),
    options: Vec<(String, String)>,
    yes: &str,
    done: Callback<String>,
) -> (Node, Callback<()>) {
    use crate::components::field::select;
    let chosen = RwSignal::new(options.first().map(|(key, _)| key.clone()).unwrap_or_default());
    let set = Callback::new(move |key: String| chosen.set(key));
    let choice = select(id.to_owned(), label, Signal::stored(options), chosen.into(), Signal::stored(false), set);
    let body = view! { <p>{more}</p> {choice} };
    confirm(title, body.into_node(), yes, Callback::new(move |()| done.run(chosen.get_untracked())))
}
