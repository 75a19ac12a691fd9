//! Which version holds, and what is new in it.

use crate::markup::{Node, view};
use crate::words::framework::{names, start as said, versions};
use domain::view::{FrameworkView, Publication};

/// The version that is shown.
pub fn version(view: &FrameworkView) -> Node {
    let number = view.framework.version;
    let publication = view.publications.iter().find(|one| one.version == number);
    let since = view.framework.effective.map(|day| format!("{}, {}", versions::version(number), names::since(day, view.now)));
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
}

fn by(publication: &Publication) -> Option<Node> {
    let by = publication.by.as_ref()?;
    Some(view! { <p class="small second">{said::published_by(&by.name)}</p> })
}
