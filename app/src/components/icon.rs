//! Icons from the sprite, always beside words or a name that is read aloud.

use leptos::prelude::*;

/// An icon of `/icons.svg`.
#[component]
pub fn Icon(#[prop(into)] name: String) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("/icons.svg#{name}")></use></svg> }
}

/// The product's mark: two peaks, and a way mark above them.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path class="mark-peak" stroke-width="3" d="M4.5 24.5 11.5 11l5 8.5 3-4.5 8 9.5"/>
            <circle class="mark-way" cx="21.5" cy="8.5" r="2.6"/>
        </svg>
    }
}
