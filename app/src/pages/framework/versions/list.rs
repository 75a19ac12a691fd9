//! Every version, newest first.

use super::levels;
use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::components::topbar::TopBar;
use crate::components::when::Ago;
use crate::words;
use crate::words::framework::{self as framework, names, start, versions as said};
use domain::time::Timestamp;
use domain::view::{FrameworkView, Publication};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
pub fn list(view: &FrameworkView) -> AnyView {
    let body = if view.publications.is_empty() {
        view! { <EmptyState title=said::NONE more=said::NONE_MORE/> }.into_any()
    } else {
        let each = |one: &Publication| row(one, view.now);
        view! { <ol class="rows" reversed>{view.publications.iter().map(each).collect_view()}</ol> }.into_any()
    };
    let draft = view.owns.then(|| {
        view! { <ButtonLink label=said::DRAFT_CHANGES look=Look::Plain href={"/framework/versions/draft".to_owned()}/> }
            .into_any()
    });
    let levels = (view.framework.version > 0).then(|| levels::levels(&view.framework));
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above=Some((framework::FRAMEWORK, "/framework")) here=said::TITLE.to_owned()>{draft.into_any()}</TopBar>
        <div class="page">
            <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{said::LEAD}</p></div>
            {body}
            {levels}
        </div>
    }
    .into_any()
}

fn row(publication: &Publication, now: Timestamp) -> AnyView {
    let number = publication.version;
    let since = names::holds(publication).map(|holds| view! { " · " {holds} });
    let by = publication.by.as_ref().map_or_else(|| said::ANONYMOUS.to_owned(), |by| start::published_by(&by.name));
    let at = publication.at.map(|at| view! { " " <Ago at=at now=now/> });
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
    .into_any()
}
