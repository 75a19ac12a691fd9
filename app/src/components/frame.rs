//! The frame around every signed-in page: skip link, navigation, the page.

use super::avatar::Avatar;
use super::icon::{Icon, Mark};
use super::kept::KeptBanner;
use super::too_long::TooLong;
use crate::desk_line::DeskLine;
use crate::live;
use crate::viewer::Viewer;
use crate::words;
use domain::people::Role;
use domain::view::Me;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

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
    /// The organization and its people.
    Organization,
    /// I.
    Me,
    /// None of these.
    Elsewhere,
}

impl Place {
    /// The place that a path belongs to, as far as it tells.
    fn of(path: &str) -> Self {
        match path.split('/').find(|part| !part.is_empty()) {
            None => Self::Desk,
            Some("path") => Self::Mine,
            Some("people") => Self::People,
            Some("reviews") => Self::Reviews,
            Some("me") => Self::Me,
            Some("organization") => Self::Organization,
            Some("framework") => Self::Framework,
            Some(_) => Self::Elsewhere,
        }
    }

    /// Called by pages whose address does not tell to which place they belong.
    pub fn belongs_here(self) {
        let here = use_context::<Here>();
        // Later: the navigation is written before the page.
        Effect::new(move |_| {
            if let Some(Here(here)) = here {
                here.set(self);
            }
        });
    }
}

/// The place that the navigation shows.
#[derive(Clone, Copy)]
struct Here(RwSignal<Place>);

/// The frame with the page of a route in it.
#[component]
pub fn Frame() -> impl IntoView {
    view! { <Surrounded><Outlet/></Surrounded> }
}

/// The frame with something in it.
#[component]
pub fn Surrounded(children: Children) -> impl IntoView {
    let path = use_location().pathname;
    let here = RwSignal::new(Place::of(&path.get_untracked()));
    provide_context(Here(here));
    let me = Viewer::current();
    DeskLine::provide().on_change(Viewer::refresh_later());
    // The number beside the desk changes by itself: the rail around it, and the focus in it, stay.
    let who = Memo::new(move |_| me.with(|me| me.clone().map(|me| Me { turns: 0, ..me })));
    let turns = Memo::new(move |_| me.with(|me| me.as_ref().map_or(0, |me| me.turns)));
    let risen = RwSignal::new(None::<u32>);
    Effect::new(move |before: Option<u32>| {
        let now = turns.get();
        if let Some(before) = before.filter(|before| *before != now) {
            risen.set((now > before).then_some(now));
        }
        now
    });
    Effect::new(move |before: Option<()>| {
        here.set(path.with(|path| Place::of(path)));
        // The page that was loaded is up to date, and the browser has put the focus where it belongs.
        if before.is_some() {
            Viewer::refresh();
            focus_page();
        }
    });
    Effect::new(move |_| {
        // Each page that is visited is kept for offline.
        path.track();
        if let Some(me) = who.get() {
            live::keep_page(&me.person.id);
        }
    });
    view! {
        <div class="frame" on:click=move |ev| leave_to_browser(&ev)>
            <a class="skip" href="#main">{words::SKIP}</a>
            {move || who.get().map(|me| rail(&me, turns, here))}
            <main class="frame__main" id="main" tabindex="-1"><KeptBanner/>{children()}</main>
            <p class="only-read-aloud" role="status">{move || risen.get().map(words::turns)}</p>
            <TooLong/>
        </div>
    }
}

/// A place of the page that is shown is the browser's matter: it moves the focus there, which the router would not.
fn leave_to_browser(ev: &MouseEvent) {
    let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| target.closest("a[href^='#']").ok().flatten().is_some()) {
        ev.stop_propagation();
    }
}

/// Reading begins at the new page.
fn focus_page() {
    if let Some(main) = document().get_element_by_id("main") {
        let stay = FocusOptions::new();
        stay.set_prevent_scroll(true);
        let _ = main.unchecked_into::<HtmlElement>().focus_with_options(&stay);
    }
}

fn rail(me: &Me, turns: Memo<u32>, here: RwSignal<Place>) -> AnyView {
    let mut places = vec![(Place::Desk, "/", "desk", words::DESK), (Place::Mine, "/path", "path", words::MY_PATH)];
    if me.supports {
        places.push((Place::People, "/people", "people", words::PEOPLE));
    }
    if me.roles.contains(&Role::LeadershipReviewer) {
        places.push((Place::Reviews, "/reviews", "reviews", words::REVIEWS));
    }
    places.push((Place::Framework, "/framework", "framework", words::FRAMEWORK));
    if me.roles.contains(&Role::Administrator) {
        places.push((Place::Organization, "/organization/people", "organization", words::ORGANIZATION));
    } else if me.roles.contains(&Role::ProgrammeOwner) {
        places.push((Place::Organization, "/organization/settings", "organization", words::ORGANIZATION));
    } else if me.roles.contains(&Role::Auditor) {
        places.push((Place::Organization, "/organization/audit", "organization", words::ORGANIZATION));
    }
    let each = |(place, href, picture, name)| {
        let count = (place == Place::Desk).then(|| count(turns));
        entry(here, place, href, picture, name, count)
    };
    view! {
        <nav class="rail" aria-label=words::MAIN_NAVIGATION>
            <a class="rail__brand" href="/"><Mark/><span>{words::WAYMARK}</span></a>
            <ul class="rail__list">{places.into_iter().map(each).collect_view()}</ul>
            <div class="rail__foot">
                <a class="rail__me" href="/me" aria-current=move || (here.get() == Place::Me).then_some("page")>
                    <Avatar person=me.person.clone()/>
                    <bdi class="rail__label" translate="no">{me.person.name.clone()}</bdi>
                </a>
            </div>
        </nav>
    }
    .into_any()
}

/// How many things wait.
fn count(turns: Memo<u32>) -> AnyView {
    let shown = move || {
        let count = turns.get();
        (count > 0).then(|| {
            view! {
                <span class="rail__count">
                    <span aria-hidden="true">{count}</span>
                    <span class="only-read-aloud">{words::turns(count)}</span>
                </span>
            }
        })
    };
    shown.into_any()
}

fn entry(
    here: RwSignal<Place>,
    place: Place,
    href: &'static str,
    picture: &'static str,
    name: &'static str,
    count: Option<AnyView>,
) -> AnyView {
    view! {
        <li>
            <a class="rail__link" href=href aria-current=move || (here.get() == place).then_some("page")>
                <Icon name=picture/>
                <span class="rail__label">{name}</span>
                {count}
            </a>
        </li>
    }
    .into_any()
}
