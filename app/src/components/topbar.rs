//! Where I am, and what belongs beside it.

use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words;

/// The bar at the top of a page: where it lies, its own name, and what stands at the end.
pub fn topbar(above: Option<(&'static str, &'static str)>, here: Signal<String>, end: Node) -> Node {
    let above = above.map(|(name, href)| view! { <li><a href=href>{name}</a></li> });
    view! {
        <header class="topbar">
            <nav class="crumbs" aria-label=words::BREADCRUMB>
                <ol>{above}<li aria-current="page">{move || here.get()}</li></ol>
            </nav>
            <div class="topbar__end">{end}</div>
        </header>
    }
    .into_node()
}
