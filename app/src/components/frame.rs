//! The frame around every signed-in page: skip link, navigation, the page.

use super::avatar::avatar;
use super::icon::{icon, mark};
use crate::address::Address;
use crate::app::Visit;
use crate::live;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::pages::page;
use crate::reactive::prelude::*;
use crate::shown::Shown;
use crate::words;
use domain::people::Role;
use domain::view::Me;

/// A place of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What waits.
    Desk,
    /// My own paths.
    Mine,
    /// The people who report to me.
    People,
    /// What I review.
    Reviews,
    /// The career framework.
    Framework,
    /// I.
    Me,
    /// None of these.
    Elsewhere,
}

/// Where I am: kept by the frame, changed by going from page to page.
#[derive(Clone, Copy)]
pub struct Going {
    /// The path of the page.
    pub path: RwSignal<String>,
    /// What stands behind the question mark of its address.
    pub query: RwSignal<String>,
    /// Who I am.
    pub me: RwSignal<Option<Me>>,
    shown: RwSignal<Shown>,
    place: RwSignal<Place>,
}

impl Going {
    /// Shows another page.
    #[cfg(target_arch = "wasm32")]
    pub fn arrive(self, path: String, query: String, shown: Shown) {
        let place = Address::of(&path).place();
        let _ = (self.path.try_set(path), self.query.try_set(query));
        let _ = (self.place.try_set(place), self.shown.try_set(shown));
    }

    /// A parameter of the address, as it stands: identifiers need no decoding.
    pub fn parameter(name: &str) -> Option<String> {
        let query = use_context::<Going>()?.query.get_untracked();
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    }

    /// What the query asked for is settled: a reload does not ask again.
    #[cfg_attr(not(target_arch = "wasm32"), expect(clippy::unused_self, reason = "nothing is settled on the server"))]
    pub fn settle_query(self) {
        #[cfg(target_arch = "wasm32")]
        {
            self.query.set(String::new());
            let (history, path) = (window().history(), self.path.get_untracked());
            let _ = history.and_then(|h| h.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path)));
        }
    }

    /// Called by pages whose address does not tell to which place they belong.
    pub fn belongs_to(place: Place) {
        let going = use_context::<Going>();
        // Later: the navigation is written before the page.
        effect(move || {
            if let Some(going) = going {
                going.place.set(place);
            }
        });
    }

    /// Goes to another page.
    pub fn to(address: String) {
        #[cfg(target_arch = "wasm32")]
        if let Some(going) = use_context::<Going>() {
            crate::browser::go(going, address, crate::browser::History::Push);
        }
        #[cfg(not(target_arch = "wasm32"))]
        let _ = address;
    }
}

/// The frame with a page in it.
pub fn frame(visit: Visit) -> Node {
    let Visit { path, query, me, shown } = visit;
    let going = Going {
        place: RwSignal::new(Address::of(&path).place()),
        path: RwSignal::new(path),
        query: RwSignal::new(query),
        me: RwSignal::new(me),
        shown: RwSignal::new(shown),
    };
    provide_context(going);
    #[cfg(target_arch = "wasm32")]
    crate::browser::follow_links(going);
    let whoever = memo(move || going.me.get());
    effect(move || {
        // Each page that is visited is kept for offline.
        going.path.track();
        if let Some(me) = whoever.get() {
            live::keep_page(&me.person.id);
        }
    });
    view! {
        <div class="frame">
            <a class="skip" href="#main">{words::SKIP}</a>
            {move || whoever.get().map(|me| rail(&me, going.place))}
            <main class="frame__main" id="main" tabindex="-1">{move || going.shown.with(|shown| untrack(|| page(shown)))}</main>
        </div>
    }
}

fn rail(me: &Me, here: RwSignal<Place>) -> Node {
    let mut places = vec![(Place::Desk, "/", "desk", words::DESK, me.turns), (Place::Mine, "/path", "path", words::MY_PATH, 0)];
    if me.supports {
        places.push((Place::People, "/people", "people", words::PEOPLE, 0));
    }
    if me.roles.contains(&Role::LeadershipReviewer) {
        places.push((Place::Reviews, "/reviews", "reviews", words::REVIEWS, 0));
    }
    places.push((Place::Framework, "/framework", "framework", words::FRAMEWORK, 0));
    let each = |(place, href, picture, name, count)| entry(here, place, href, picture, name, count);
    view! {
        <nav class="rail" aria-label=words::MAIN_NAVIGATION>
            <a class="rail__brand" href="/">{mark()}<span>{words::WAYMARK}</span></a>
            <ul class="rail__list">{places.into_iter().map(each).into_nodes()}</ul>
            <div class="rail__foot">
                <a class="rail__me" href="/me" aria-current=move || (here.get() == Place::Me).then_some("page")>
                    {avatar(&me.person)}
                    <span class="rail__label">{me.person.name.clone()}</span>
                </a>
            </div>
        </nav>
    }
}

fn entry(here: RwSignal<Place>, place: Place, href: &'static str, picture: &'static str, name: &'static str, count: u32) -> Node {
    let count = (count > 0).then(|| {
        view! {
            <span class="rail__count">
                <span aria-hidden="true">{count}</span>
                <span class="only-read-aloud">{words::turns(count)}</span>
            </span>
        }
    });
    view! {
        <li>
            <a class="rail__link" href=href aria-current=move || (here.get() == place).then_some("page")>
                {icon(picture)}
                <span class="rail__label">{name}</span>
                {count}
            </a>
        </li>
    }
    .into_node()
}
