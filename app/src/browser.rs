//! The interface in the browser: taking over what the server wrote, and going from page to page without leaving it.

use crate::address::Address;
use crate::app::{Visit, app};
use crate::components::frame::Going;
use crate::markup::take_over;
use crate::question::{Question, question};
use crate::reactive::prelude::*;
use crate::remote::ask;
use crate::shown::Shown;
use crate::splits;
use crate::wire::{Json, whole};
use crate::words;
use domain::problem::{Code, Problem};
use domain::view::Me;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{self, HtmlAnchorElement, HtmlElement};

/// How often the split of the first page is tried, and how long is waited in between. Until it is there, the page is what the server wrote:
/// its links and forms work.
const ATTEMPTS: u32 = 5;
const BETWEEN_ATTEMPTS: Duration = Duration::from_secs(2);

/// Takes over the page once its code is there.
pub fn start() {
    // A second call has nothing to do: the executor of this tab is set once.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    spawn_local(async {
        let Some(visit) = visit().await else { return };
        let owner = Owner::new();
        owner.set();
        if let Some(root) = document().get_element_by_id("page") {
            take_over(&root, || app(visit.clone()));
        }
        // The page lives as long as the tab.
        std::mem::forget(owner);
    });
}

/// What the server wrote the page from.
async fn visit() -> Option<Visit> {
    let location = window().location();
    let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    let data = document().get_element_by_id("data").and_then(|data| data.text_content());
    let data = data.and_then(|text| Json::parse(&text)).unwrap_or(Json::Null);
    let shown = match whole::<Problem>(data.get("problem")) {
        Some(problem) => Shown::Failed(problem),
        None => arrived(&Address::of(&path), data.get("page")).await?,
    };
    let query = query.trim_start_matches('?').to_owned();
    Some(Visit { path, query, me: whole::<Me>(data.get("me")), shown })
}

/// The first page, when its split can be fetched.
async fn arrived(address: &Address, json: &Json) -> Option<Shown> {
    for _ in 0..ATTEMPTS {
        if let Ok(shown) = splits::read(address, json).await {
            return Some(shown.unwrap_or_else(unreadable));
        }
        pause(BETWEEN_ATTEMPTS).await;
    }
    None
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
        let link = inner_link(ev.unchecked_ref());
        if let Some(address) = link.filter(|to| is_here(going, to)) {
            ev.prevent_default();
            // The link to the page that is shown brings it up to date.
            let here = window().location().pathname().is_ok_and(|here| here == address);
            go(going, address, if here { History::Keep } else { History::Push });
        }
    });
    // Whoever looks at a link is likely to follow it: the code of its page is fetched meanwhile.
    for looked_at in ["pointerover", "focusin"] {
        on_window(looked_at, |ev| {
            if let Some(link) = link_under(&ev) {
                fetch_ahead(Address::of(&link.pathname()));
            }
        });
    }
    on_window("popstate", move |_| {
        let location = window().location();
        let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        // Whatever was on its way is not wanted any more.
        STEPS.set(STEPS.get().wrapping_add(1));
        // A change of the fragment alone is the browser's matter.
        if going.path.get_untracked() != path || going.query.get_untracked() != query.trim_start_matches('?') {
            go(going, path + &query, History::Keep);
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
    let link = link_under(ev)?;
    // A place on the page that is shown is the browser's matter.
    let page = link.hash().is_empty() || link.pathname() != window().location().pathname().ok()?;
    page.then(|| format!("{}{}{}", link.pathname(), link.search(), link.hash()))
}

/// The link to a page of ours that something happens on.
fn link_under(ev: &web_sys::Event) -> Option<HtmlAnchorElement> {
    let target = ev.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let ours = link.origin() == window().location().origin().ok()? && link.target().is_empty() && !link.has_attribute("download");
    ours.then_some(link)
}

/// Fetches the code of a page beside whatever else goes on. Where it cannot be fetched, going there finds out.
fn fetch_ahead(address: Address) {
    spawn_local(async move {
        let _ = splits::fetch(&address).await;
    });
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
        let (address, path, query) = place(&to);
        fetch_ahead(address.clone());
        let fetched = fetch(going, &address, &query).await;
        if STEPS.get() != step {
            return;
        }
        let Some(shown) = fetched else {
            // Not reachable, page or code, or not signed in: the browser tries in its own way, offline with the copy it keeps.
            let _ = window().location().set_href(&to);
            return;
        };
        if history == History::Push {
            let _ = window().history().and_then(|h| h.push_state_with_url(&JsValue::NULL, "", Some(&to)));
        }
        going.arrive(path, query, shown);
        // The page is built by the effects that run before the next frame.
        in_next_frame(scroll);
        if let Ok(me) = ask("lists/me", "{}".to_owned()).await {
            let _ = going.me.try_set(whole(&me));
        }
    });
}

/// Whether an address has a page that can be gone to.
fn is_here(going: Going, to: &str) -> bool {
    let (address, _, query) = place(to);
    asked(going, &address, &query).is_some()
}

fn asked(going: Going, address: &Address, query: &str) -> Option<Question> {
    going.me.try_with_untracked(|me| question(address, query, me.as_ref())).flatten()
}

/// The page of an address, its path and its query.
fn place(to: &str) -> (Address, String, String) {
    let whole = to.split('#').next().unwrap_or_default();
    let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
    (Address::of(path), path.to_owned(), query.to_owned())
}

async fn fetch(going: Going, address: &Address, query: &str) -> Option<Shown> {
    let (function, body) = asked(going, address, query)?;
    match ask(function, body).await {
        Ok(json) => splits::read(address, &json).await.ok().map(|shown| shown.unwrap_or_else(unreadable)),
        Err(error) if matches!(error.code(), Code::NotSignedIn | Code::Internal) => None,
        Err(error) => Some(Shown::Failed(error.0)),
    }
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
