//! Where I am, and what belongs beside it.

use crate::words;
use leptos::prelude::*;

/// The bar at the top of a page: where it lies, its own name, and what stands at the end.
#[component]
pub fn TopBar(
    above: Option<(&'static str, &'static str)>,
    #[prop(into)] here: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let above = above.map(|(name, href)| view! { <li><a href=href>{name}</a></li> });
    view! {
        <header class="topbar">
            <nav class="crumbs" aria-label=words::BREADCRUMB>
                <ol>{above}<li aria-current="page">{move || here.get()}</li></ol>
            </nav>
            <div class="topbar__end">{children.map(|children| children())}</div>
        </header>
    }
}
