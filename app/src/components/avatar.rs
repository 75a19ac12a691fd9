//! People: initials on their colour. The colour is never the only sign: a name stands beside it or is read aloud.

use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use domain::palette::Palette;
use domain::people::PersonSummary;

/// From here on, people have the colours of this proposal: no two around it look alike.
pub fn provide_colors(palette: Palette) {
    provide_context(palette);
}

/// Somebody's colour, as the style sheet wants it.
pub fn color(person: &PersonSummary) -> String {
    let color = use_context::<Palette>().map_or_else(|| person.color(), |palette| palette.color(&person.id));
    color.to_string()
}

/// The initials, for places where the name stands beside them.
pub fn avatar(person: &PersonSummary) -> Node {
    let (color, initials) = (color(person), person.initials());
    view! { <span class="avatar" data-person=color aria-hidden="true">{initials}</span> }.into_node()
}

/// The same, small.
pub fn small_avatar(person: &PersonSummary) -> Node {
    let (color, initials) = (color(person), person.initials());
    view! { <span class="avatar avatar--s" data-person=color aria-hidden="true">{initials}</span> }.into_node()
}

/// The initials alone, with the name read aloud and shown on hover.
pub fn named_avatar(person: &PersonSummary, title: String) -> Node {
    let (color, initials, read) = (color(person), person.initials(), title.clone());
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
