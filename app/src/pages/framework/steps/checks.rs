//! Advice by family and kind, each with a way to its place. Explains, never forbids.

use super::super::desk::Desk;
use super::super::places;
use crate::components::empty::EmptyState;
use crate::words::framework::steps::checks as said;
use domain::framework::advice::{Advice, AdviceKind, Circumstances};
use domain::framework::{Framework, Place};
use domain::ids::FamilyId;
use leptos::prelude::*;

/// Most places that a piece of advice leads to: the sentence counts the rest.
const MOST_PLACES: usize = 6;

/// What is advised about one family, or about what all share.
struct Group {
    family: Option<FamilyId>,
    kinds: Vec<(AdviceKind, Vec<Advice>)>,
}

/// The step.
#[component]
pub fn ChecksStep(desk: Desk) -> impl IntoView {
    let found = Memo::new(move |_| {
        desk.settled
            .with(|framework| desk.view.with(|view| framework.advice(&Circumstances { today: view.now.date(), holders: None })))
    });
    move || {
        found.with(|found| {
            if found.is_empty() {
                return view! { <EmptyState title=said::NOTHING more=said::NOTHING_MORE/> }.into_any();
            }
            desk.now(|framework| {
                grouped(framework, found).into_iter().map(|group| family(framework, &group)).collect_view().into_any()
            })
        })
    }
}

/// In the order of the families, what all share first, and of the kinds.
fn grouped(framework: &Framework, all: &[Advice]) -> Vec<Group> {
    let of = |advice: &Advice| advice.places().first().and_then(|place| place.family(framework)).cloned();
    let families = std::iter::once(None).chain(framework.families.iter().map(|family| Some(family.id.clone())));
    let group = |family: Option<FamilyId>| {
        let mine: Vec<&Advice> = all.iter().filter(|advice| of(advice) == family).collect();
        let of_kind =
            |kind: AdviceKind| mine.iter().filter(|one| one.kind() == kind).map(|one| (*one).clone()).collect::<Vec<_>>();
        let kinds = AdviceKind::ALL.into_iter().map(|kind| (kind, of_kind(kind))).filter(|(_, list)| !list.is_empty()).collect();
        Group { family, kinds }
    };
    families.map(group).filter(|group| !group.kinds.is_empty()).collect()
}

fn family(framework: &Framework, group: &Group) -> AnyView {
    let name = group.family.as_ref().map_or_else(|| said::SHARED.to_owned(), |id| framework.family_name(id));
    let heading = group.family.as_ref().map_or_else(|| "shared".to_owned(), |id| format!("advice-{id}"));
    let labelled = heading.clone();
    let kinds = group.kinds.iter().map(|(kind, list)| {
        let lines = list.iter().map(|advice| line(framework, advice)).collect_view();
        view! { <div class="stack"><h3>{kind.words()}</h3><ul class="advice">{lines}</ul></div> }
    });
    view! { <section class="part" aria-labelledby=labelled><h2 id=heading>{name}</h2>{kinds.collect_view()}</section> }.into_any()
}

fn line(framework: &Framework, advice: &Advice) -> AnyView {
    let link = |place: Place| view! { <li><a href=places::href(framework, &place)>{places::name(framework, &place)}</a></li> };
    let links = advice.places().into_iter().take(MOST_PLACES).map(link).collect_view();
    view! { <li class="advice__one"><p>{advice.sentence(framework)}</p><ul class="advice__places">{links}</ul></li> }.into_any()
}
