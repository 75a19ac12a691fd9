//! The pages of the organization that somebody may see.

use super::{PEOPLE, SETTINGS, SIGN_IN};
use crate::viewer::Viewer;
use crate::words::{self, organization as said};
use domain::people::Role;
use leptos::prelude::*;

/// Links to them; nothing where there is only one.
#[component]
pub fn Tabs(here: &'static str) -> impl IntoView {
    let viewer = Viewer::current();
    move || {
        let keeps = viewer.with(|me| me.as_ref().is_some_and(|me| me.roles.contains(&Role::Administrator)));
        let each = |(href, word): (&'static str, &'static str)| {
            view! { <a class="segments__one" href=href aria-current=(href == here).then_some("page")>{word}</a> }
        };
        let places = [(PEOPLE, words::EVERYBODY), (SIGN_IN, words::sign_in::TITLE), (SETTINGS, said::settings::TITLE)];
        keeps.then(|| view! { <nav class="segments" aria-label=words::ORGANIZATION>{places.map(each).collect_view()}</nav> })
    }
}
