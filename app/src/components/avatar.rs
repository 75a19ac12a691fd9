//! People: initials on their colour. The colour is never the only sign: a name stands beside it or is read aloud.

use crate::markup::{IntoNode, Node, view};
use domain::people::PersonSummary;

/// The initials, for places where the name stands beside them.
pub fn avatar(person: &PersonSummary) -> Node {
    let (color, initials) = (person.color().to_string(), person.initials());
    view! { <span class="avatar" data-person=color aria-hidden="true">{initials}</span> }.into_node()
}

/// The same, small.
pub fn small_avatar(person: &PersonSummary) -> Node {
    let (color, initials) = (person.color().to_string(), person.initials());
    view! { <span class="avatar avatar--s" data-person=color aria-hidden="true">{initials}</span> }.into_node()
}

/// The initials alone, with the name read aloud and shown on hover.
pub fn named_avatar(person: &PersonSummary, title: String) -> Node {
    let (color, initials, read) = (person.color().to_string(), person.initials(), title.clone());
    view! {
        <span class="avatar" data-person=color title=title>
            <span aria-hidden="true">{initials}</span>
            <span class="only-read-aloud">{read}</span>
        </span>
    }
    .into_node()
}

/// Initials and name.
pub fn person(person: &PersonSummary) -> Node {
    view! { <span class="person">{small_avatar(person)}<span>{person.name.clone()}</span></span> }.into_node()
}
