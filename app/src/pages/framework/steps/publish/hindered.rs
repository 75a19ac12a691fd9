//! What still hinders it, each with the way to its place; where a role is gone, its successor is chosen here.

use super::super::super::desk::Desk;
use super::super::super::places;
use super::super::step::{Step, hindrances};
use crate::components::notice::{NoticeLine, Tone};
use crate::words::framework::steps::publish as said;
use document::framework::Item;
use domain::framework::compare::Change;
use domain::framework::{Framework, FrameworkError, Hindrance, Place};
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn Hindered(desk: Desk, new: Memo<Option<Vec<Change>>>) -> impl IntoView {
    // Where nothing is new there is nothing to publish, and that is said below.
    let nothing = Memo::new(move |_| new.with(|new| new.as_ref().is_some_and(Vec::is_empty)));
    let found = Memo::new(move |_| {
        desk.settled.with(|framework| {
            let all = desk.view.with(|view| desk.previous.with(|previous| hindrances(framework, view, previous.as_ref())));
            all.iter().map(|one| (one.sentence(framework), href(framework, one))).collect::<Vec<_>>()
        })
    });
    let line = |(sentence, href): &(String, String)| view! { <li><a href=href.clone()><span>{sentence.clone()}</span></a></li> };
    move || {
        found.with(|found| {
            if found.is_empty() && nothing.get() {
                return ().into_any();
            }
            if found.is_empty() {
                return view! { <NoticeLine tone=Tone::Good sentence=said::READY/> }.into_any();
            }
            view! {
                <section class="part" aria-labelledby="hindered">
                    <h2 id="hindered">{said::HINDERED}</h2>
                    <div class="gate">
                        <p class="second">{said::HINDERED_LEAD}</p>
                        <ul class="gate__list">{found.iter().map(line).collect_view()}</ul>
                    </div>
                </section>
            }
            .into_any()
        })
    }
}

/// Where it can be changed.
fn href(framework: &Framework, hindrance: &Hindrance) -> String {
    match hindrance {
        Hindrance::Broken(error) => broken(framework, error),
        Hindrance::Choice(open) => {
            let item = Item::Distinction(open.level.clone(), open.dimension);
            format!("{}#choice-{item}", Step::Levels.href())
        }
        Hindrance::WithoutSupport { role } => format!("{}#role-{role}", Step::Roles.href()),
        Hindrance::Abandoned { role, .. } => format!("#successor-{role}"),
    }
}

fn broken(framework: &Framework, error: &FrameworkError) -> String {
    match error {
        FrameworkError::Cycle { role, competency }
        | FrameworkError::LostSource { role, competency, .. }
        | FrameworkError::MergedWithLines { role, competency }
        | FrameworkError::MergedWithNothing { role, competency } => places::cell(framework, role, competency),
        FrameworkError::Loop { role } => places::href(framework, &Place::Role { role: role.clone() }),
        FrameworkError::Nameless { what, id } => nameless(what, id),
        _ => "/framework".to_owned(),
    }
}

fn nameless(what: &str, id: &str) -> String {
    match what {
        "competency" => format!("{}#competency-{id}", Step::Competencies.href()),
        "role" => format!("/framework/r/{id}"),
        "family" => format!("/framework/f/{id}"),
        _ => "/framework".to_owned(),
    }
}
