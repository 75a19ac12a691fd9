//! The whole interface: the same on the server and in the browser.

use crate::components::frame::frame;
use crate::components::hydrated;
use crate::markup::Node;
use crate::pages::page;
use crate::shown::Shown;
use domain::view::Me;

/// A page with everything around it.
#[derive(Clone)]
pub struct Visit {
    /// Its path.
    pub path: String,
    /// What stands behind the question mark of its address.
    pub query: String,
    /// Who asks; nobody on the page for signing in.
    pub me: Option<Me>,
    /// What it shows.
    pub shown: Shown,
}

/// The page.
pub fn app(visit: Visit) -> Node {
    hydrated::provide();
    match &visit.shown {
        // Stands outside the frame.
        Shown::SignIn { .. } => page(&visit.shown),
        _ => frame(visit),
    }
}
