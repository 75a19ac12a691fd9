//! Nothing here yet: what it is for, and the first step.

use leptos::prelude::*;

/// An empty state, with the first step in it where there is one to take.
#[component]
pub fn EmptyState(
    #[prop(into)] title: String,
    #[prop(into)] more: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! { <div class="empty"><p class="empty__title">{title}</p><p>{more}</p>{children.map(|children| children())}</div> }
}
