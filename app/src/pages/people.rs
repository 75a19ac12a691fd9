//! The people I support, and what they have shared.

use crate::components::avatar::avatar;
use crate::components::empty::empty;
use crate::components::summary::{Under, rows};
use crate::components::topbar::topbar;
use crate::markup::{Collect, IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, people};
use domain::time::Timestamp;
use domain::view::Report;

/// The page.
pub fn page(reports: &[Report], now: Timestamp) -> Node {
    title(|| words::tab(words::PEOPLE));
    let body = if reports.is_empty() {
        empty(people::NONE_REPORTS, people::NONE_REPORTS_MORE, ().into_node())
    } else {
        reports.iter().map(|report| one(report, now)).into_nodes()
    };
    view! {
        {topbar(None, Signal::stored(words::PEOPLE.to_owned()), ().into_node())}
        <div class="page">
            <div class="page__head"><h1>{words::PEOPLE}</h1><p class="page__lead">{people::SUPPORT_LEAD}</p></div>
            {body}
        </div>
    }
}

fn one(report: &Report, now: Timestamp) -> Node {
    let list = if report.proposals.is_empty() {
        view! { <p class="second">{people::NOTHING_SHARED}</p> }
    } else {
        rows(&report.proposals, now, Under::Employee, |summary| format!("/p/{}", summary.id))
    };
    view! {
        <section class="page__part" aria-label=report.person.name.clone()>
            <h2>{avatar(&report.person)}{report.person.name.clone()}<span class="quiet">{report.person.title.clone()}</span></h2>
            {list}
        </section>
    }
}
