//! Fetching the code of a page before somebody goes there, and what happens when it cannot be fetched.

use crate::pages::{consultation, framework, proposal, review};
use crate::routes::load;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::LazyRoute;
use leptos_router::hooks::use_url;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement};

/// What the loader says when a part of the program could not be fetched.
const MISSING: &str = "splitmissing";

/// Follows the pointer and the focus over links. Has to be called inside the router; `is_routing` says whether somebody is on the way.
pub fn fetch_ahead(is_routing: ReadSignal<bool>) {
    let url = use_url();
    Effect::new(move |_| {
        let over = window_event_listener(leptos::ev::pointerover, |ev| look_at(&ev));
        let focus = window_event_listener(leptos::ev::focusin, |ev| look_at(&ev));
        let missing = window_event_listener_untyped(MISSING, move |ev| {
            // Whoever only looked at a link is not led anywhere, and what the page at hand still lacks comes later.
            if is_routing.get_untracked() {
                ev.prevent_default();
                load(&url.get_untracked());
            }
        });
        on_cleanup(move || {
            over.remove();
            focus.remove();
            missing.remove();
        });
    });
}

fn look_at(ev: &Event) {
    let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok())
        && link.origin() == window().location().origin().unwrap_or_default()
    {
        fetch(&link.pathname());
    }
}

/// Fetches what the page at a path needs; what is here already costs nothing.
fn fetch(path: &str) {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["c", _] => spawn_local(consultation::ConsultationRoute::preload()),
        ["p", _] => spawn_local(proposal::ProposalRoute::preload()),
        ["p", _, "v", _] => spawn_local(review::VersionRoute::preload()),
        ["framework"] => spawn_local(framework::start::StartRoute::preload()),
        ["framework", "map"] => spawn_local(framework::map::MapRoute::preload()),
        ["framework", "f", _] => spawn_local(framework::matrix::MatrixRoute::preload()),
        ["framework", "r", _] => spawn_local(framework::role::RoleRoute::preload()),
        ["framework", "steps", ..] => spawn_local(framework::steps::StepsRoute::preload()),
        ["framework", "versions"] => spawn_local(framework::versions::VersionsRoute::preload()),
        ["framework", "versions", _] => spawn_local(framework::versions::ComparisonRoute::preload()),
        ["framework", "import"] => spawn_local(framework::import::ImportRoute::preload()),
        _ => {}
    }
}
