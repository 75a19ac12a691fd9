//! People: initials on their colour. The colour is never the only sign: a name stands beside it or is read aloud.

use domain::palette::Palette;
use domain::people::PersonSummary;
use leptos::prelude::*;

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
#[component]
pub fn Avatar(person: PersonSummary) -> impl IntoView {
    view! { <span class="avatar" data-person=color(&person) aria-hidden="true" translate="no">{person.initials()}</span> }
}

/// The same, small.
#[component]
pub fn SmallAvatar(person: PersonSummary) -> impl IntoView {
    view! { <span class="avatar avatar--s" data-person=color(&person) aria-hidden="true" translate="no">{person.initials()}</span> }
}

/// The initials alone, with the name read aloud and shown on hover.
#[component]
pub fn NamedAvatar(person: PersonSummary, #[prop(into)] title: String) -> impl IntoView {
    let read = title.clone();
    view! {
        <span class="avatar" data-person=color(&person) title=title translate="no">
            <span aria-hidden="true">{person.initials()}</span>
            <span class="only-read-aloud">{read}</span>
        </span>
    }
}

/// Initials and name.
#[component]
pub fn PersonName(person: PersonSummary) -> impl IntoView {
    let name = person.name.clone();
    view! { <span class="person"><SmallAvatar person/><bdi>{name}</bdi></span> }
}
