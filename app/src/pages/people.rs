//! The people I support, and what they have shared.

use crate::components::avatar::avatar;
use crate::components::empty::empty;
use crate::components::failed::failed;
use crate::components::summary::{Under, rows};
use crate::components::topbar::topbar;
use crate::server_fns::lists;
use crate::words::{self, people};
use domain::time::Timestamp;
use domain::view::Report;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn People() -> impl IntoView {
    let reports = Resource::new(|| (), |()| lists::reports());
    view! {
        <Title text=words::tab(words::PEOPLE)/>
        {topbar(None, Signal::stored(words::PEOPLE.to_owned()), ().into_any())}
        <div class="page">
            <div class="page__head"><h1>{words::PEOPLE}</h1><p class="page__lead">{people::SUPPORT_LEAD}</p></div>
            <Transition>
                {move || Suspend::new(async move {
                    match reports.await {
                        Ok((list, _)) if list.is_empty() => {
                            empty(people::NONE_REPORTS, people::NONE_REPORTS_MORE, ().into_any())
                        }
                        Ok((list, now)) => list.into_iter().map(|r| one(r, now)).collect_view().into_any(),
                        Err(error) => failed(&error),
                    }
                })}
            </Transition>
        </div>
    }
}

fn one(report: Report, now: Timestamp) -> AnyView {
    let list = if report.proposals.is_empty() {
        view! { <p class="second">{people::NOTHING_SHARED}</p> }.into_any()
    } else {
        rows(report.proposals, now, Under::Employee, |summary| format!("/p/{}", summary.id))
    };
    view! {
        <section class="page__part" aria-label=report.person.name.clone()>
            <h2>{avatar(&report.person)}{report.person.name.clone()}<span class="quiet">{report.person.title.clone()}</span></h2>
            {list}
        </section>
    }
    .into_any()
}
