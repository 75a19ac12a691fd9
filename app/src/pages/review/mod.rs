//! A pinned version: the text with its lines, what was decided on it, and, for a reviewer, deciding.

mod ask;
mod beside;
mod consulted;
mod decide;
mod panel;
mod passage;
mod reset;
mod text;

use crate::components::avatar::provide_colors;
use crate::components::button::{Look, button, link};
use crate::components::frame::{Going, Place};
use crate::components::notice::{Tone, badge, said as say};
use crate::components::topbar::topbar;
use crate::components::when;
use crate::markup::{Collect, IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, names, review as said};
use ask::Draft;
use domain::assessment::Ratings;
use domain::permission::Action;
use domain::view::ReviewView;

/// What every part of the page holds.
#[derive(Clone, Copy)]
pub struct Page {
    /// The version and what was decided on it.
    pub view: RwSignal<ReviewView>,
    /// Change requests that are being written.
    pub drafts: RwSignal<Vec<Draft>>,
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

/// The page of a version that was loaded.
pub fn version(view: ReviewView) -> Node {
    provide_colors(view.version.palette());
    let mine = view.allowed.contains(&Action::View);
    let reviewing = !mine;
    let page = Page {
        view: RwSignal::new(view),
        drafts: RwSignal::new(Vec::new()),
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
    Going::belongs_to(if reviewing { Place::Reviews } else { Place::Mine });
    title(move || name.clone());
    let above = if reviewing { (words::REVIEWS, "/reviews") } else { (words::DESK, "/") };
    let print = Callback::new(|()| {
        let _ = window().print();
    });
    let end = view! {
        {button(said::PRINT, Look::Quiet, Signal::stored(false), print)}
        {mine.then(|| link(said::BACK_TO_TEXT, Look::Plain, format!("/p/{id}")))}
    };
    view! {
        {topbar(Some(above), Signal::stored(here), end.into_node())}
        <div class="review">
            <article class="review__text">{head(page)}{text::text(page)}{consulted::consulted(page)}{signatures(page)}</article>
            {beside::beside(page)}
        </div>
    }
    .into_node()
}

fn head(page: Page) -> Node {
    page.view.with_untracked(|v| {
        let version = &v.version;
        let since = (version.number > 1).then(|| view! { <strong>" · " {said::changes_since(version.number - 1)}</strong> });
        let newer = (v.newest > version.number).then(|| {
            let href = format!("/p/{}/v/{}", version.proposal, v.newest);
            view! { <p><a href=href>{said::newer(v.newest)}</a></p> }
        });
        let held_back = (v.ratings == Ratings::HeldBack).then(|| say(Tone::Plain, said::held_back(&version.employee.name)));
        view! {
            <header class="version__head">
                <h1>{version.title.clone()}</h1>
                <p class="line second">
                    {badge(Tone::Good, said::pinned(version.number))}
                    {badge(Tone::Plain, names::state(v.state))}
                    <span>
                        {said::signed_by(&version.employee.name, &version.manager.name)} " · " {when::ago(version.at, v.now)} {since}
                    </span>
                </p>
                {newer}
                {held_back}
                {v.standing.iter().map(|p| say(Tone::Plain, said::standing(&p.name))).into_nodes()}
                {v.reset.iter().map(|r| reset::reset(version, r)).into_nodes()}
            </header>
        }
        .into_node()
    })
}

fn signatures(page: Page) -> Node {
    page.view.with_untracked(|v| {
        let each = |s: &domain::proposal::Signature| {
            let who = if s.side == domain::assessment::Side::Employee { &v.version.employee } else { &v.version.manager };
            let signed = words::proposal::submission::signed(&words::dates::ago(s.at, v.now));
            view! {
                <div class="signature" data-signed="yes">
                    <span class="signature__name" aria-hidden="true">{who.name.clone()}</span>
                    <span class="small second" title=words::dates::moment(s.at)>{who.name.clone()} ", " {names::side(s.side)} " · " {signed}</span>
                </div>
            }
        };
        view! {
            <section class="version__section" aria-label=said::SIGNATURES>
                <div class="signatures">{v.version.signatures.iter().map(each).into_nodes()}</div>
            </section>
        }
        .into_node()
    })
}
