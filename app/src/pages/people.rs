//! The people I support, and what they have shared.

use crate::components::avatar::Avatar;
use crate::components::empty::EmptyState;
use crate::components::keyed::listed;
use crate::components::summary::{Under, rows};
use crate::components::topbar::TopBar;
use crate::desk_line::followed;
use crate::error::AppError;
use crate::pages::loaded::loaded;
use crate::server_fns::lists;
use crate::words::{self, people};
use domain::time::Timestamp;
use domain::view::Report;
use leptos::prelude::*;
use leptos_meta::Title;

/// The route `/people`.
#[component]
pub fn PeoplePage() -> impl IntoView {
    loaded(Resource::new(|| (), |()| lists::reports()), |(reports, now)| page(reports, now))
}

async fn ask() -> Result<Vec<Report>, AppError> {
    lists::reports().await.map(|(reports, _)| reports)
}

/// The page.
pub fn page(reports: Vec<Report>, now: Timestamp) -> AnyView {
    let reports = followed(reports, ask);
    let none = Memo::new(move |_| reports.with(Vec::is_empty));
    let body = move || {
        if none.get() {
            view! { <EmptyState title=people::NONE_REPORTS more=people::NONE_REPORTS_MORE/> }.into_any()
        } else {
            listed(move || reports.get(), move |report| view! { <Shared report=report.clone() now/> }.into_any())
        }
    };
    view! {
        <Title text=words::tab(words::PEOPLE)/>
        <TopBar above=None here=words::PEOPLE.to_owned()/>
        <div class="page">
            <div class="page__head"><h1>{words::PEOPLE}</h1><p class="page__lead">{people::SUPPORT_LEAD}</p></div>
            {body}
        </div>
    }
    .into_any()
}

#[component]
fn Shared(report: Report, now: Timestamp) -> impl IntoView {
    let list = if report.proposals.is_empty() {
        view! { <p class="second">{people::NOTHING_SHARED}</p> }.into_any()
    } else {
        let proposals = report.proposals.clone();
        rows(move || proposals.clone(), now, Under::Employee, |summary| format!("/p/{}", summary.id))
    };
    view! {
        <section class="page__part" aria-label=report.person.name.clone()>
            <h2><Avatar person=report.person.clone()/><bdi>{report.person.name.clone()}</bdi><span class="quiet">{report.person.title.clone()}</span></h2>
            {list}
        </section>
    }
}
