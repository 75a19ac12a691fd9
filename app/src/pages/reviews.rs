//! What leadership was asked to decide on.

use crate::components::empty::empty;
use crate::components::summary::{Under, rows};
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, people};
use domain::time::Timestamp;
use domain::view::ProposalSummary;

/// The page.
pub fn page(list: &[ProposalSummary], now: Timestamp) -> Node {
    title(|| words::tab(words::REVIEWS));
    let body = if list.is_empty() {
        empty(people::NONE_REVIEWS, people::NONE_REVIEWS_MORE, ().into_node())
    } else {
        rows(list, now, Under::Employee, |summary| format!("/p/{}/v/{}", summary.id, summary.version))
    };
    view! {
        {topbar(None, Signal::stored(words::REVIEWS.to_owned()), ().into_node())}
        <div class="page">
            <div class="page__head"><h1>{words::REVIEWS}</h1><p class="page__lead">{people::REVIEW_LEAD}</p></div>
            {body}
        </div>
    }
}
