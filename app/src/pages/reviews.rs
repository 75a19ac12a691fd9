//! What leadership was asked to decide on.

use crate::components::empty::empty;
use crate::components::failed::failed;
use crate::components::summary::{Under, rows};
use crate::components::topbar::topbar;
use crate::server_fns::lists;
use crate::words::{self, people};
use domain::view::Shelf;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Reviews() -> impl IntoView {
    let shelf = Resource::new(|| (), |()| lists::shelf(Shelf::Reviewing));
    view! {
        <Title text=words::tab(words::REVIEWS)/>
        {topbar(None, Signal::stored(words::REVIEWS.to_owned()), ().into_any())}
        <div class="page">
            <div class="page__head"><h1>{words::REVIEWS}</h1><p class="page__lead">{people::REVIEW_LEAD}</p></div>
            <Transition>
                {move || Suspend::new(async move {
                    match shelf.await {
                        Ok((list, _)) if list.is_empty() => {
                            empty(people::NONE_REVIEWS, people::NONE_REVIEWS_MORE, ().into_any())
                        }
                        Ok((list, now)) => rows(list, now, Under::Employee, |s| format!("/p/{}/v/{}", s.id, s.version)),
                        Err(error) => failed(&error),
                    }
                })}
            </Transition>
        </div>
    }
}
