//! The words that a change request is about.

use crate::markup::{IntoNode, Node, view};
use crate::words::review as said;
use domain::review::Passage;

/// The quote. Words of a rating that is held back did not come, and the place says so.
pub fn quote(passage: &Passage) -> Node {
    if passage.quote.is_empty() {
        return view! { <p class="small quiet">{said::QUOTE_HELD_BACK}</p> }.into_node();
    }
    view! { <blockquote class="quote">{passage.quote.clone()}</blockquote> }.into_node()
}
