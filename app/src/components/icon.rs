//! Icons from the sprite, always beside words or a name that is read aloud.

use crate::markup::{IntoNode, Node, view};

/// An icon of `/icons.svg`.
pub fn icon(name: &str) -> Node {
    let href = format!("/icons.svg#{name}");
    view! { <svg class="icon" aria-hidden="true"><use href=href></use></svg> }.into_node()
}

/// The product's mark: two peaks, and a way mark above them.
pub fn mark() -> Node {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path class="mark-peak" stroke-width="3" d="M4.5 24.5 11.5 11l5 8.5 3-4.5 8 9.5"/>
            <circle class="mark-way" cx="21.5" cy="8.5" r="2.6"/>
        </svg>
    }
    .into_node()
}
