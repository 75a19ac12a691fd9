//! Every version, newest first.

use super::levels;
use crate::components::button::{Look, link};
use crate::components::empty::empty;
use crate::components::topbar::topbar;
use crate::components::when;
use crate::markup::{Collect, IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words;
use crate::words::framework::{self as framework, names, start, versions as said};
use domain::time::Timestamp;
use domain::view::{FrameworkView, Publication};

/// The page.
pub fn list(view: &FrameworkView) -> Node {
    title(|| words::tab(said::TITLE));
    let body = if view.publications.is_empty() {
        empty(said::NONE, said::NONE_MORE, ().into_node())
    } else {
        let each = |one: &Publication| row(one, view.now);
        view! { <ol class="rows" reversed>{view.publications.iter().map(each).into_nodes()}</ol> }
    };
    let draft = view.owns.then(|| link(said::DRAFT_CHANGES, Look::Plain, "/framework/versions/draft".to_owned()));
    let levels = (view.framework.version > 0).then(|| levels::levels(&view.framework));
    view! {
        {topbar(Some((framework::FRAMEWORK, "/framework")), Signal::stored(said::TITLE.to_owned()), draft.into_node())}
        <div class="page">
            <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{said::LEAD}</p></div>
            {body}
            {levels}
        </div>
    }
}

fn row(publication: &Publication, now: Timestamp) -> Node {
    let number = publication.version;
    let since = names::holds(publication).map(|holds| view! { " · " {holds} });
    let by = publication.by.as_ref().map_or_else(|| said::ANONYMOUS.to_owned(), |by| start::published_by(&by.name));
    let at = publication.at.map(|at| view! { " " {when::ago(at, now)} });
    let note = publication.note.trim().to_owned();
    let note = (!note.is_empty()).then(|| view! { <p class="version-note">{note}</p> });
    let href = format!("/framework/versions/{number}");
    let read = said::changes_of(number);
    view! {
        <li class="row row--plain">
            <div class="row__text">
                <p><span class="row__title">{said::version(number)}</span><span class="second">{since}</span></p>
                <p class="row__sub">{by}{at}</p>
                {note}
            </div>
            <div class="row__end"><a href=href aria-label=read>{said::CHANGES}</a></div>
        </li>
    }
}
