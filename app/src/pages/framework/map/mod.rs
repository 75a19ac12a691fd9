//! The map: every role and every way, as a drawing and as a list, and beside it where the chosen role leads.

mod beside;
mod drawing;
mod line;
mod list;
mod seen;
mod tools;
mod walk;

#[cfg(test)]
mod tests;

use crate::components::empty::empty;
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::shown::FrameworkSource;
use crate::words::{self, framework::map as said};
use seen::{Map, Shape};

/// The page.
pub fn page(source: &FrameworkSource) -> Node {
    let mine = match source {
        FrameworkSource::Draft(_) => None,
        FrameworkSource::Published(view) => view.mine.clone(),
    };
    title(|| words::tab(said::TITLE));
    let bar = topbar(Some((words::FRAMEWORK, "/framework")), Signal::stored(said::TITLE.to_owned()), ().into_node());
    if source.framework().roles.is_empty() {
        return view! {
            {bar}
            <div class="page"><h1>{said::TITLE}</h1>{empty(said::EMPTY, said::EMPTY_MORE, ().into_node())}</div>
        };
    }
    let map = Map::of(source.framework(), mine);
    walk::follow(map);
    view! {
        {bar}
        <div class="map" data-shape=move || map.shape.get().map(Shape::key)>
            <div class="map__head">
                <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{said::LEAD}</p></div>
                {tools::bar(map)}
            </div>
            <div class="map__body">
                <div class="map__main">
                    {drawing::boxed(map)}
                    {list::list(map)}
                </div>
                {beside::beside(map)}
            </div>
        </div>
    }
}
