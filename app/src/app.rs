//! The whole interface: the same on the server and in the browser.

use crate::components::frame::frame;
use crate::components::hydrated;
use crate::markup::Node;
use crate::pages::sign_in;
use crate::shown::Shown;
use domain::view::Me;

/// A page with everything around it.
pub struct Visit {
    /// Its path.
    pub path: String,
    /// Who asks; nobody on the page for signing in.
    pub me: Option<Me>,
    /// What it shows.
    pub shown: Shown,
}

/// The page.
pub fn app(visit: Visit) -> Node {
    hydrated::provide();
    match visit.shown {
        Shown::SignIn { next, failed } => sign_in::page(next, failed),
        shown => frame(visit.path, visit.me, shown),
    }
}
