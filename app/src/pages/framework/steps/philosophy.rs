//! What the organization believes about growing: two texts, three guideposts, and who in leadership stands behind the wording.

use super::super::desk::Desk;
use super::step::{Step, agreements};
use super::text::Passage;
use crate::components::avatar::PersonName;
use crate::components::icon::Icon;
use crate::components::when::Ago;
use crate::words::framework::steps::philosophy as said;
use document::framework::Item;
use domain::framework::{ChoiceQuestion, EdgeKind, Framework, Standing, open_choices};
use domain::view::Agreement;
use leptos::prelude::*;

/// The step.
#[component]
pub fn PhilosophyStep(desk: Desk) -> impl IntoView {
    let (why, values) = desk.now(|framework| (framework.philosophy.why.clone(), framework.philosophy.values.clone()));
    view! {
        <section class="part" aria-labelledby="texts">
            <h2 id="texts">{said::TEXTS}</h2>
            {Passage::of(Item::Page, "why", said::WHY, why).like(said::WHY_HINT).show(desk)}
            {Passage::of(Item::Page, "values", said::VALUES, values).like(said::VALUES_HINT).show(desk)}
        </section>
        <Guideposts desk=desk/>
        <Leadership desk=desk/>
    }
}

/// A guidepost: what it says, what the draft has, whether that is enough to tick it off, and where to go.
#[component]
fn Guideposts(desk: Desk) -> impl IntoView {
    let fair = Memo::new(move |_| {
        desk.with(|framework| {
            let asked = framework.distinctions.iter().filter(|one| !one.is_blank()).count() * ChoiceQuestion::ALL.len();
            let open = desk.view.with(|view| open_choices(framework, &view.answers).len());
            (said::fair(open, asked), asked > 0 && open == 0)
        })
    });
    let broad = desk.select(broad);
    let own = desk.select(own);
    view! {
        <section class="part" aria-labelledby="guideposts">
            <h2 id="guideposts">{said::GUIDEPOSTS}</h2>
            <p class="second">{said::GUIDEPOSTS_LEAD}</p>
            <ul class="guideposts">
                <Guidepost name=said::FAIR more=said::FAIR_MORE found=fair href=Step::Levels.href()/>
                <Guidepost name=said::BROAD more=said::BROAD_MORE found=broad href="/framework/map".to_owned()/>
                <Guidepost name=said::OWN more=said::OWN_MORE found=own href=Step::Roles.href()/>
            </ul>
        </section>
    }
}

fn broad(framework: &Framework) -> (String, bool) {
    let sideways = framework.edges.iter().filter(|edge| matches!(edge.kind, EdgeKind::Lateral)).count();
    let destinations = framework.roles.iter().filter(|role| role.standing == Some(Standing::Destination)).count();
    let branches = framework.branches.len();
    (said::broad(sideways, destinations, branches), sideways > 0 && destinations + branches > 0)
}

fn own(framework: &Framework) -> (String, bool) {
    let unsupported = framework.roles.iter().filter(|role| role.pathway.lacks_support()).count();
    let remedies = framework.edges.iter().flat_map(|edge| &edge.roadblocks).filter(|one| one.remedy.is_some()).count();
    (said::own(unsupported, remedies), unsupported == 0 && remedies > 0)
}

#[component]
fn Guidepost(name: &'static str, more: &'static str, found: Memo<(String, bool)>, href: String) -> impl IntoView {
    let met = move || if found.with(|found| found.1) { "yes" } else { "no" };
    view! {
        <li class="guidepost" data-met=met>
            <span class="phase__dot" aria-hidden="true">{move || found.with(|found| found.1).then(|| view! { <Icon name="check"/> }.into_any())}</span>
            <div class="stack-s">
                <h3>{name}</h3>
                <p>{more}</p>
                <p class="small"><a href=href>{move || found.with(|found| found.0.clone())}</a></p>
            </div>
        </li>
    }
}

#[component]
fn Leadership(desk: Desk) -> impl IntoView {
    let given = Memo::new(move |_| desk.settled.with(|framework| desk.view.with(|view| agreements(framework, view).to_vec())));
    let each = move |one: &Agreement| view! { <li class="line"><PersonName person=one.by.clone()/><span class="small quiet"><Ago at=one.at now=desk.moment()/></span></li> };
    let list = move || {
        given.with(|given| {
            if given.is_empty() {
                view! { <p class="second">{said::AGREED_NONE}</p> }.into_any()
            } else {
                view! { <ul class="stack">{given.iter().map(each).collect_view()}</ul><p class="small quiet">{said::AGREED_MORE}</p> }.into_any()
            }
        })
    };
    view! { <section class="part" aria-labelledby="agreed"><h2 id="agreed">{said::AGREED}</h2>{list}</section> }
}
