//! What leadership was asked to decide on.

use crate::components::empty::EmptyState;
use crate::components::summary::{Under, rows};
use crate::components::topbar::TopBar;
use crate::desk_line::followed;
use crate::error::AppError;
use crate::pages::loaded::loaded;
use crate::server_fns::lists;
use crate::words::{self, people};
use domain::time::Timestamp;
use domain::view::ProposalSummary;
use domain::view::Shelf;
use leptos::prelude::*;
use leptos_meta::Title;

/// The route `/reviews`.
#[component]
pub fn ReviewsPage() -> impl IntoView {
    loaded(Resource::new(|| (), |()| lists::shelf(Shelf::Reviewing)), |(list, now)| page(list, now))
}

async fn ask() -> Result<Vec<ProposalSummary>, AppError> {
    lists::shelf(Shelf::Reviewing).await.map(|(list, _)| list)
}

/// The page.
pub fn page(list: Vec<ProposalSummary>, now: Timestamp) -> AnyView {
    let list = followed(list, ask);
    let none = Memo::new(move |_| list.with(Vec::is_empty));
    let body = move || {
        if none.get() {
            view! { <EmptyState title=people::NONE_REVIEWS more=people::NONE_REVIEWS_MORE/> }.into_any()
        } else {
            rows(move || list.get(), now, Under::Employee, |summary| format!("/p/{}/v/{}", summary.id, summary.version))
        }
    };
    view! {
        <Title text=words::tab(words::REVIEWS)/>
        <TopBar above=None here=words::REVIEWS.to_owned()/>
        <div class="page">
            <div class="page__head"><h1>{words::REVIEWS}</h1><p class="page__lead">{people::REVIEW_LEAD}</p></div>
            {body}
        </div>
    }
    .into_any()
}
