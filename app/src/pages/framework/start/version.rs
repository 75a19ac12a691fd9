//! Which version holds, what is new in it, and which are to come.

use crate::words::framework::{names, start as said, versions};
use domain::view::{FrameworkView, Publication, PublicationState};
use leptos::prelude::*;

/// The version that is shown.
pub fn version(view: &FrameworkView) -> AnyView {
    let number = view.framework.version;
    let publication = view.publications.iter().find(|one| one.version == number);
    let since = publication.and_then(names::holds).map(|holds| format!("{}, {holds}", versions::version(number)));
    let since = since.unwrap_or_else(|| versions::version(number));
    let note = publication.map(|one| one.note.trim()).filter(|note| !note.is_empty());
    let note = note.map(|note| view! { <p class="version-note">{note.to_owned()}</p> });
    let by = publication.and_then(by);
    let changes = (number > 1).then(|| {
        let href = format!("/framework/versions/{number}");
        view! { <li><a href=href>{said::CHANGES}</a></li> }
    });
    view! {
        <section class="stack" aria-labelledby="version">
            <h2 class="start__label" id="version">{said::VERSION}</h2>
            <p>{since}</p>
            {note}
            {by}
            <ul class="links">{changes}<li><a href="/framework/versions">{said::VERSIONS}</a></li></ul>
        </section>
    }
    .into_any()
}

/// The versions that are published and begin on a later day, the next one first.
pub fn coming(view: &FrameworkView) -> Option<AnyView> {
    let coming: Vec<AnyView> =
        (view.publications.iter().rev()).filter(|one| one.state == PublicationState::Coming).map(next).collect();
    (!coming.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="coming">
                <h2 class="start__label" id="coming">{said::COMING}</h2>
                {coming.collect_view()}
                <p class="small second">{said::COMING_MORE}</p>
            </section>
        }
        .into_any()
    })
}

fn next(publication: &Publication) -> AnyView {
    let number = publication.version;
    let holds = names::holds(publication).map(|holds| format!(" {holds}"));
    let note = publication.note.trim();
    let note = (!note.is_empty()).then(|| view! { <p class="version-note">{note.to_owned()}</p> });
    let href = format!("/framework/versions/{number}");
    view! { <p><a href=href>{versions::version(number)}</a>{holds}</p>{note} }.into_any()
}

fn by(publication: &Publication) -> Option<AnyView> {
    let by = publication.by.as_ref()?;
    Some(view! { <p class="small second">{said::published_by(&by.name)}</p> }.into_any())
}
