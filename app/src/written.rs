//! Parts of pages as the server writes them, for tests.

use leptos::prelude::*;
use leptos_meta::{ServerMetaContext, provide_meta_context};
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;

/// What `make` makes, as HTML without marks, at an address.
pub fn written_at(address: &str, make: impl FnOnce() -> AnyView + Send + 'static) -> String {
    // Set once by whichever test comes first.
    let _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        let (meta, _output) = ServerMetaContext::new();
        provide_context(meta);
        provide_meta_context();
        provide_context(RequestUrl::new(address));
        view! { <Router>{make()}</Router> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    // Marks by which the browser finds its way back; nobody sees them.
    html.replace("<!>", "")
}

/// The same where the address says nothing.
pub fn written(make: impl FnOnce() -> AnyView + Send + 'static) -> String {
    written_at("/", make)
}
