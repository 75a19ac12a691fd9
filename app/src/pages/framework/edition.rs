//! The draft or what everybody reads: a switch for those who write the framework, and for nobody else.

use super::FrameworkSource;
use super::source::PUBLISHED;
use crate::viewer::Viewer;
use crate::words::framework::edition as said;
use domain::people::Role;
use leptos::prelude::*;

/// The switch on the page at `path`.
pub fn switch(source: &FrameworkSource, path: &str) -> AnyView {
    let owns = Viewer::current().with_untracked(|me| me.as_ref().is_some_and(|me| me.roles.contains(&Role::FrameworkOwner)));
    // Before the first publication there is nothing to switch to.
    if !owns || source.framework().version == 0 {
        return ().into_any();
    }
    let draft = matches!(source, FrameworkSource::Draft(_));
    let published = format!("{path}?show={PUBLISHED}");
    let one = |href: String, name: String, here: bool| {
        view! { <a class="segments__one" href=href aria-current=here.then_some("true")>{name}</a> }
    };
    view! {
        <nav class="segments" aria-label=said::WHICH>
            {one(path.to_owned(), said::DRAFT.to_owned(), draft)}
            {one(published, said::published(source.framework().version), !draft)}
        </nav>
    }
    .into_any()
}
