//! Fetching the code of a page before somebody goes there, and what happens when it cannot be fetched.

use crate::pages::{begin, consultation, framework, join, organization, proposal, review, sessions, sign_in};
use crate::routes::{load, page};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::LazyRoute;
use leptos_router::hooks::use_url;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element, Event, HtmlAnchorElement};

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
            let url = url.get_untracked();
            if is_routing.get_untracked() && names(&ev, page(url.path())) {
                ev.prevent_default();
                load(&url);
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
        fetch(page(&link.pathname()));
    }
}

/// Whether the loader speaks of that split.
fn names(ev: &Event, split: &str) -> bool {
    ev.dyn_ref::<CustomEvent>().is_some_and(|ev| ev.detail().as_string().as_deref() == Some(split))
}

/// Fetches the split of a page; what is here already costs nothing.
fn fetch(split: &str) {
    match split {
        "everybody" => spawn_local(organization::PeopleListRoute::preload()),
        "people_import" => spawn_local(organization::PeopleImportRoute::preload()),
        "audit" => spawn_local(organization::AuditRoute::preload()),
        "settings" => spawn_local(organization::SettingsRoute::preload()),
        "person" => spawn_local(organization::PersonRoute::preload()),
        "begin" => spawn_local(begin::BeginRoute::preload()),
        "sign-in" => spawn_local(sign_in::SignInRoute::preload()),
        "me" => spawn_local(sessions::SessionsRoute::preload()),
        "sign-in-settings" => spawn_local(organization::SignInSettingsRoute::preload()),
        "join" => spawn_local(join::JoinRoute::preload()),
        "consultation" => spawn_local(consultation::ConsultationRoute::preload()),
        "proposal" => spawn_local(proposal::ProposalRoute::preload()),
        "version" => spawn_local(review::VersionRoute::preload()),
        "start" => spawn_local(framework::start::StartRoute::preload()),
        "map" => spawn_local(framework::map::MapRoute::preload()),
        "matrix" => spawn_local(framework::matrix::MatrixRoute::preload()),
        "role" => spawn_local(framework::role::RoleRoute::preload()),
        "steps" => spawn_local(framework::steps::StepsRoute::preload()),
        "versions" => spawn_local(framework::versions::VersionsRoute::preload()),
        "comparison" => spawn_local(framework::versions::ComparisonRoute::preload()),
        "import" => spawn_local(framework::import::ImportRoute::preload()),
        _ => {}
    }
}
