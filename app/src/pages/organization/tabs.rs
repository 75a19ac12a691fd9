//! The pages of the organization that somebody may see.

use super::{AUDIT, PEOPLE, SETTINGS, SIGN_IN};
use crate::viewer::Viewer;
use crate::words::{self, organization as said};
use domain::people::Role;
use leptos::prelude::*;

/// Links to them; nothing where there is only one.
#[component]
pub fn Tabs(here: &'static str) -> impl IntoView {
    let viewer = Viewer::current();
    move || {
        let has = |role: Role| viewer.with(|me| me.as_ref().is_some_and(|me| me.roles.contains(&role)));
        let (administers, owns, audits) = (has(Role::Administrator), has(Role::ProgrammeOwner), has(Role::Auditor));
        let each = |(href, word): (&'static str, &'static str)| {
            view! { <a class="segments__one" href=href aria-current=(href == here).then_some("page")>{word}</a> }
        };
        let places = [
            (PEOPLE, words::EVERYBODY, administers),
            (SIGN_IN, words::sign_in::TITLE, administers),
            (SETTINGS, said::settings::TITLE, administers || owns),
            (AUDIT, said::audit::TITLE, administers || audits),
        ];
        let open: Vec<_> = places.into_iter().filter(|(.., is_open)| *is_open).map(|(href, word, _)| (href, word)).collect();
        (open.len() > 1).then(|| {
            view! { <nav class="segments" aria-label=words::ORGANIZATION>{open.into_iter().map(each).collect_view()}</nav> }
        })
    }
}
