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

use crate::components::empty::EmptyState;
use crate::components::topbar::TopBar;
use crate::pages::framework::FrameworkSource;
use crate::pages::framework::edition;
use crate::pages::framework::source;
use crate::pages::loaded::loaded;
use crate::routes::MAP;
use crate::words::{self, framework::map as said};
use beside::Beside;
use drawing::MapDrawing;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use list::RoleList;
use seen::{Map, Shape};
use tools::MapTools;

/// The route `/framework/map`.
pub struct MapRoute;

#[lazy_route]
impl LazyRoute for MapRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let MapRoute = this;
        loaded(source(), |source| page(&source))
    }
}

/// The page.
pub fn page(source: &FrameworkSource) -> AnyView {
    let mine = match source {
        FrameworkSource::Draft(_) => None,
        FrameworkSource::Published(view) => view.mine.clone(),
    };
    let bar = view! { <TopBar above=Some((words::FRAMEWORK, "/framework")) here=said::TITLE.to_owned()/> }.into_any();
    if source.framework().roles.is_empty() {
        return view! {
            <Title text=words::tab(said::TITLE)/>
            {bar}
            <div class="page"><h1>{said::TITLE}</h1><EmptyState title=said::EMPTY more=said::EMPTY_MORE/></div>
        }
        .into_any();
    }
    let map = Map::of(source.framework(), mine);
    walk::follow(map);
    walk::measure(map);
    view! {
        <Title text=words::tab(said::TITLE)/>
        {bar}
        <div class="map" data-shape=move || map.shape.get().map(Shape::key)>
            <div class="map__head">
                <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{said::LEAD}</p><div>{edition::switch(source, MAP)}</div></div>
                <MapTools map=map/>
            </div>
            <div class="map__body">
                <div class="map__main">
                    <MapDrawing map=map/>
                    <RoleList map=map/>
                </div>
                <Beside map=map/>
            </div>
        </div>
    }
    .into_any()
}
