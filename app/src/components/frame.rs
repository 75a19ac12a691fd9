//! The frame around every signed-in page: skip link, navigation, the page.

use super::avatar::avatar;
use super::failed::failed;
use super::icon::{icon, mark};
use crate::error::AppError;
use crate::live;
use crate::server_fns::lists;
use crate::words;
use domain::people::Role;
use domain::view::Me;
use leptos::html::Main;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::use_location;

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
    /// I.
    Me,
    /// None of these.
    Elsewhere,
}

impl Place {
    fn of(path: &str) -> Self {
        match path.trim_end_matches('/') {
            "" => Self::Desk,
            "/path" => Self::Mine,
            "/people" => Self::People,
            "/reviews" => Self::Reviews,
            "/me" => Self::Me,
            _ => Self::Elsewhere,
        }
    }
}

/// Which place the page belongs to: by its address, or as a page says once it knows more.
#[derive(Clone, Copy)]
pub struct Here(RwSignal<Place>);

impl Here {
    /// Called by pages whose address does not tell, once they know. In the browser only.
    pub fn is(place: Place) {
        let here = use_context::<Here>();
        Effect::new(move |_| {
            if let Some(here) = here {
                here.0.set(place);
            }
        });
    }
}

/// The frame.
#[component]
pub fn Frame() -> impl IntoView {
    let location = use_location();
    let here = RwSignal::new(Place::of(&location.pathname.get_untracked()));
    provide_context(Here(here));
    let me = Resource::new(move || location.pathname.get(), |_| lists::me());
    let main = NodeRef::<Main>::new();
    Effect::new(move |before: Option<String>| {
        let path = location.pathname.get();
        if before.as_ref().is_some_and(|before| *before != path) {
            here.set(Place::of(&path));
            // The new page begins where reading begins, also for those who do not see it.
            if let Some(main) = main.get_untracked() {
                let _ = main.focus();
            }
        }
        path
    });
    view! {
        <div class="frame">
            <a class="skip" href="#main" rel="external">{words::SKIP}</a>
            <Transition>{move || Suspend::new(async move { rail(me.await, here) })}</Transition>
            <main class="frame__main" id="main" tabindex="-1" node_ref=main><Outlet/></main>
        </div>
    }
}

fn rail(me: Result<Me, AppError>, here: RwSignal<Place>) -> AnyView {
    let me = match me {
        Ok(me) => me,
        Err(error) => return failed(&error),
    };
    let who = me.person.id.clone();
    Effect::new(move |_| live::keep_page(&who));
    let mut places = vec![(Place::Desk, "/", "desk", words::DESK, me.turns), (Place::Mine, "/path", "path", words::MY_PATH, 0)];
    if me.supports {
        places.push((Place::People, "/people", "people", words::PEOPLE, 0));
    }
    if me.roles.contains(&Role::LeadershipReviewer) {
        places.push((Place::Reviews, "/reviews", "reviews", words::REVIEWS, 0));
    }
    let each = |(place, href, picture, name, count)| entry(here, place, href, picture, name, count);
    view! {
        <nav class="rail" aria-label=words::MAIN_NAVIGATION>
            <a class="rail__brand" href="/">{mark()}<span>{words::WAYMARK}</span></a>
            <ul class="rail__list">{places.into_iter().map(each).collect_view()}</ul>
            <div class="rail__foot">
                <a class="rail__me" href="/me" aria-current=move || (here.get() == Place::Me).then_some("page")>
                    {avatar(&me.person)}
                    <span class="rail__label">{me.person.name.clone()}</span>
                </a>
            </div>
        </nav>
    }
    .into_any()
}

fn entry(
    here: RwSignal<Place>,
    place: Place,
    href: &'static str,
    picture: &'static str,
    name: &'static str,
    count: u32,
) -> AnyView {
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
    .into_any()
}
