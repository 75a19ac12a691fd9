//! A pinned version: the text with its lines, what was decided on it, and, for a reviewer, deciding.

mod ask;
mod beside;
mod changes;
mod consulted;
mod decide;
mod marks;
mod panel;
mod passage;
mod reset;
mod text;

use crate::components::avatar::provide_colors;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::frame::Place;
use crate::components::notice::{Badge, NoticeLine, Tone};
use crate::components::topbar::TopBar;
use crate::components::when::Ago;
use crate::pages::loaded::{loaded, param};
use crate::reader;
use crate::server_fns::review as server_fns;
use crate::words::{self, names, review as said};
use ask::Draft;
use domain::assessment::Ratings;
use domain::permission::Action;
use domain::view::ReviewView;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

/// What every part of the page holds.
#[derive(Clone, Copy)]
pub struct Page {
    /// The version and what was decided on it.
    pub view: RwSignal<ReviewView>,
    /// Change requests that are being written.
    pub drafts: RwSignal<Vec<Draft>>,
    /// Only what changed since the version before is shown.
    pub only_changes: RwSignal<bool>,
    /// Something is being carried out.
    pub busy: RwSignal<bool>,
    /// What is still to be done before deciding, or what went wrong.
    pub problems: RwSignal<Vec<String>>,
}

impl Page {
    /// Whether I may do something now.
    pub fn may(self, action: Action) -> bool {
        self.view.with(|v| v.allowed.contains(&action))
    }
}

/// The route `/p/:id/v/:number`.
pub struct VersionRoute {
    id: Memo<String>,
    number: Memo<String>,
}

#[lazy_route]
impl LazyRoute for VersionRoute {
    fn data() -> Self {
        Self { id: param("id"), number: param("number") }
    }

    fn view(this: Self) -> AnyView {
        let (id, number) = (this.id, this.number);
        loaded(Resource::new(move || (id.get(), number.get()), |(id, number)| server_fns::version(id, number)), version)
    }
}

/// The page of a version that was loaded.
pub fn version(view: ReviewView) -> AnyView {
    provide_colors(view.version.palette());
    let mine = view.allowed.contains(&Action::View);
    let reviewing = !mine;
    let page = Page {
        view: RwSignal::new(view),
        drafts: RwSignal::new(Vec::new()),
        only_changes: RwSignal::new(false),
        busy: RwSignal::new(false),
        problems: RwSignal::new(Vec::new()),
    };
    let (name, here, id) = page.view.with_untracked(|v| {
        let version = &v.version;
        let here = if reviewing { format!("{}, {}", version.employee.name, version.title) } else { version.title.clone() };
        (
            words::tab(&format!("{}, {}", version.title, words::people::version(version.number))),
            here,
            version.proposal.to_string(),
        )
    });
    (if reviewing { Place::Reviews } else { Place::Mine }).belongs_here();
    let above = if reviewing { (words::REVIEWS, "/reviews") } else { (words::DESK, "/") };
    let print = Callback::new(|()| {
        let _ = window().print();
    });
    let deciding = page.may(Action::Decide);
    let end = view! {
        {deciding.then(|| view! { <a class="button review__jump" href="#rubric" aria-label=said::TO_RUBRIC>{said::RUBRIC}</a> })}
        <Button label=said::PRINT look=Look::Quiet press=print/>
        {mine.then(|| view! { <ButtonLink label=said::BACK_TO_TEXT look=Look::Plain href={format!("/p/{id}")}/> }.into_any())}
    };
    view! {
        <Title text=name/>
        <TopBar above=Some(above) here=here>{end.into_any()}</TopBar>
        <div class="review">
            <article class="review__text" data-only=move || page.only_changes.get().then_some("changes")><Head page/><changes::Changes page/><text::PinnedText page/><consulted::Consulted page/><Signatures page/></article>
            <beside::Beside page/>
        </div>
    }
    .into_any()
}

#[component]
fn Head(page: Page) -> impl IntoView {
    page.view.with_untracked(|v| {
        let version = &v.version;
        let since = (version.number > 1).then(|| view! { <strong>" · " {said::changes_since(version.number - 1)}</strong> });
        let newer = (v.newest > version.number).then(|| {
            let href = format!("/p/{}/v/{}", version.proposal, v.newest);
            view! { <p><a href=href>{said::newer(v.newest)}</a></p> }
        });
        let held_back = (v.ratings == Ratings::HeldBack).then(|| view! { <NoticeLine tone=Tone::Plain sentence=said::held_back(&version.employee.name)/> }.into_any());
        view! {
            <header class="version__head">
                <h1 dir="auto">{version.title.clone()}</h1>
                <p class="line second">
                    <Badge tone=Tone::Good word=said::pinned(version.number)/>
                    <Badge tone=Tone::Plain word=names::state(v.state)/>
                    <span>
                        {said::signed_by(&version.employee.name, &version.manager.name)} " · " <Ago at=version.at now=v.now/> {since}
                    </span>
                </p>
                {newer}
                {held_back}
                {v.standing.iter().map(|p| view! { <NoticeLine tone=Tone::Plain sentence=said::standing(&p.name)/> }.into_any()).collect_view()}
                {v.reset.iter().map(|r| reset::reset(version, r)).collect_view()}
            </header>
        }
        .into_any()
    })
}

#[component]
fn Signatures(page: Page) -> impl IntoView {
    page.view.with_untracked(|v| {
        let each = |s: &domain::proposal::Signature| {
            let who = if s.side == domain::assessment::Side::Employee { &v.version.employee } else { &v.version.manager };
            let (at, now) = (s.at, v.now);
            let signed = move || words::proposal::submission::signed(&reader::ago(at, now));
            view! {
                <div class="signature" data-signed="yes">
                    <bdi class="signature__name" aria-hidden="true">{who.name.clone()}</bdi>
                    <span class="small second" title=words::dates::moment(s.at)><bdi>{who.name.clone()}</bdi> ", " {names::side(s.side)} " · " {signed}</span>
                </div>
            }
        };
        view! {
            <section class="version__section" aria-label=said::SIGNATURES>
                <div class="signatures">{v.version.signatures.iter().map(each).collect_view()}</div>
            </section>
        }
        .into_any()
    })
}
