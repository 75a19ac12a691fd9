//! Versions of the framework: which there are, what changed between two of them, and what differs between two levels.

mod comparison;
mod levels;
mod list;

pub use comparison::{comparison, groups};

use crate::pages::loaded::{loaded, param};
use crate::server_fns::framework as server_fns;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::{LazyRoute, lazy_route};

#[cfg(test)]
mod tests;

/// The route `/framework/versions`.
pub struct VersionsRoute;

#[lazy_route]
impl LazyRoute for VersionsRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let VersionsRoute = this;
        loaded(Resource::new(|| (), |()| server_fns::framework(None)), |view| list::list(&view))
    }
}

/// The route `/framework/versions/:number`, with the older version in `from`.
pub struct ComparisonRoute {
    number: Memo<String>,
    from: Memo<Option<String>>,
}

#[lazy_route]
impl LazyRoute for ComparisonRoute {
    fn data() -> Self {
        let query = use_query_map();
        Self { number: param("number"), from: Memo::new(move |_| query.with(|query| query.get("from"))) }
    }

    fn view(this: Self) -> AnyView {
        let (number, from) = (this.number, this.from);
        let asked = move || (number.get(), from.get());
        loaded(Resource::new(asked, |(number, from)| server_fns::compared(number, from)), |view| comparison(&view))
    }
}
