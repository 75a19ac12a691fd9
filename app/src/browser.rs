//! The interface in the browser: taking over what the server wrote, and going from page to page without leaving it.

use crate::address::Address;
use crate::app::{Visit, app};
use crate::components::frame::Going;
use crate::markup::take_over;
use crate::pages::sign_in::safe;
use crate::reactive::prelude::*;
use crate::remote::ask;
use crate::shown::Shown;
use crate::wire::{Json, whole};
use crate::words;
use domain::problem::{Code, Problem};
use domain::view::Me;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{self, HtmlAnchorElement, HtmlElement};

/// Takes over the page.
pub fn start() {
    // A second call has nothing to do: the executor of this tab is set once.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    if let Some(root) = document().get_element_by_id("page") {
        take_over(&root, || app(visit()));
    }
    // The page lives as long as the tab.
    std::mem::forget(owner);
}

/// What the server wrote the page from.
fn visit() -> Visit {
    let path = window().location().pathname().unwrap_or_default();
    let data = document().get_element_by_id("data").and_then(|data| data.text_content());
    let data = data.and_then(|text| Json::parse(&text)).unwrap_or(Json::Null);
    let shown = shown(&Address::of(&path), &data).unwrap_or_else(unreadable);
    Visit { path, me: whole::<Me>(data.get("me")), shown }
}

fn shown(address: &Address, data: &Json) -> Option<Shown> {
    if let Some(problem) = whole::<Problem>(data.get("problem")) {
        return Some(Shown::Failed(problem));
    }
    if *address == Address::SignIn {
        let (next, failed): (String, bool) = whole(data.get("page"))?;
        return Some(Shown::SignIn { next: safe(&next).to_owned(), failed });
    }
    Shown::read(address, data.get("page"))
}

fn unreadable() -> Shown {
    Shown::Failed(Problem {
        code: Code::Internal,
        message: words::UNREADABLE.to_owned(),
        missing: Vec::new(),
        hindrances: Vec::new(),
        request_id: None,
    })
}

/// Follows links within the interface, and the browser's way back.
pub fn follow_links(going: Going) {
    on_window("click", move |ev| {
        if let Some(address) = inner_link(ev.unchecked_ref()) {
            ev.prevent_default();
            // The link to the page that is shown brings it up to date.
            let here = window().location().pathname().is_ok_and(|here| here == address);
            go(going, address, if here { History::Keep } else { History::Push });
        }
    });
    on_window("popstate", move |_| {
        let path = window().location().pathname().unwrap_or_default();
        // Whatever was on its way is not wanted any more.
        STEPS.set(STEPS.get().wrapping_add(1));
        // A change of the fragment alone is the browser's matter.
        if going.path.get_untracked() != path {
            go(going, path, History::Keep);
        }
    });
}

/// Whether going somewhere is a step that can be taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// It is.
    Push,
    /// It is one taken back.
    Keep,
}

/// The address of a plain click on a link to another page of ours.
fn inner_link(ev: &web_sys::MouseEvent) -> Option<String> {
    if ev.default_prevented() || ev.button() != 0 || ev.meta_key() || ev.alt_key() || ev.ctrl_key() || ev.shift_key() {
        return None;
    }
    let target = ev.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let here = window().location();
    let ours = link.origin() == here.origin().ok()? && link.target().is_empty() && !link.has_attribute("download");
    // A place on the page that is shown is the browser's matter.
    let page = link.hash().is_empty() || link.pathname() != here.pathname().ok()?;
    (ours && page).then(|| format!("{}{}{}", link.pathname(), link.search(), link.hash()))
}

thread_local! {
    /// Counts the steps from page to page: an answer to an earlier one comes too late.
    static STEPS: Cell<u32> = const { Cell::new(0) };
}

/// Goes to another page.
pub fn go(going: Going, to: String, history: History) {
    let step = STEPS.get().wrapping_add(1);
    STEPS.set(step);
    spawn_local(async move {
        let path = to.split(['?', '#']).next().unwrap_or_default().to_owned();
        let address = Address::of(&path);
        let fetched = fetch(&address).await;
        if STEPS.get() != step {
            return;
        }
        let Some(shown) = fetched else {
            // Not reachable, not signed in, or not ours: the browser tries in its own way, offline with the copy it keeps.
            let _ = window().location().set_href(&to);
            return;
        };
        if history == History::Push {
            let _ = window().history().and_then(|h| h.push_state_with_url(&JsValue::NULL, "", Some(&to)));
        }
        going.arrive(path, shown);
        // The page is built by the effects that run before the next frame.
        in_next_frame(scroll);
        if let Ok(me) = ask("lists/me", "{}".to_owned()).await {
            let _ = going.me.try_set(whole(&me));
        }
    });
}

async fn fetch(address: &Address) -> Option<Shown> {
    let (function, body) = match address {
        Address::SignIn | Address::Nowhere => return None,
        Address::Desk => ("lists/desk", "{}".to_owned()),
        Address::Mine => ("lists/shelf", r#"{"shelf":"mine"}"#.to_owned()),
        Address::Reviews => ("lists/shelf", r#"{"shelf":"reviewing"}"#.to_owned()),
        Address::People => ("lists/reports", "{}".to_owned()),
        Address::Sessions => ("session/sessions", "{}".to_owned()),
        Address::Proposal(id) => ("proposal/proposal", format!("{{\"id\":{}}}", quoted(id))),
        Address::Version(id, number) => ("review/version", format!("{{\"id\":{},\"number\":{}}}", quoted(id), quoted(number))),
        Address::Consultation(id) => ("consultation/consultation", format!("{{\"id\":{}}}", quoted(id))),
    };
    match ask(function, body).await {
        Ok(json) => Some(Shown::read(address, &json).unwrap_or_else(unreadable)),
        Err(error) if matches!(error.code(), Code::NotSignedIn | Code::Internal) => None,
        Err(error) => Some(Shown::Failed(error.0)),
    }
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The new page begins at its top, or at the place that the address names; reading begins there too.
fn scroll() {
    if let Some(main) = document().get_element_by_id("main") {
        let _ = main.unchecked_into::<HtmlElement>().focus();
    }
    let hash = window().location().hash().unwrap_or_default();
    let place = hash.strip_prefix('#').and_then(|id| document().get_element_by_id(id));
    match place {
        Some(place) => place.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}
