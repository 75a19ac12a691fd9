//! The words that a change request is about.

use crate::words::review as said;
use domain::review::Passage;
use leptos::prelude::*;

/// The quote. Words of a rating that is held back did not come, and the place says so.
#[component]
pub fn Quote(passage: Passage) -> impl IntoView {
    if passage.quote.is_empty() {
        return view! { <p class="small quiet">{said::QUOTE_HELD_BACK}</p> }.into_any();
    }
    view! { <blockquote class="quote">{passage.quote}</blockquote> }.into_any()
}
