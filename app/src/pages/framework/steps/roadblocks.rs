//! What stands in the way from role to role, what is done about it, and who sees to that.

mod one;

use super::super::desk::Desk;
use super::fold::{Begin, Fold};
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::components::keyed::keyed;
use crate::words::framework::steps::roadblocks as said;
use document::framework::write::{At, Edit};
use document::framework::{Item, What};
use domain::framework::{Edge, Framework};
use domain::ids::{ItemId, RoleId};
use leptos::prelude::*;
use one::OneRoadblock;

/// The step.
#[component]
pub fn RoadblocksStep(desk: Desk) -> impl IntoView {
    let blocked = ways(desk, |edge| !edge.roadblocks.is_empty());
    let clear = ways(desk, |edge| edge.roadblocks.is_empty());
    let none = desk.select(|framework| framework.edges.is_empty());
    let nothing = move || {
        none.get().then(|| view! { <EmptyState title=said::EMPTY more=said::EMPTY_MORE><ButtonLink label=said::TO_THE_MAP look=Look::Plain href={"/framework/map".to_owned()}/></EmptyState> }.into_any())
    };
    let one = move |begin: Begin| {
        move |key: &str| match Item::parse(What::Edge, key) {
            Some(Item::Edge(from, to)) => view! { <WayFold desk=desk from=from to=to begin=begin/> }.into_any(),
            _ => ().into_any(),
        }
    };
    let rest = move || {
        (!clear.with(Vec::is_empty)).then(|| {
            view! {
                <section class="part" aria-labelledby="clear">
                    <h2 id="clear">{said::CLEAR}</h2>
                    <p class="second">{said::CLEAR_MORE}</p>
                    <div class="folds">{keyed(move || clear.get(), one(Begin::Folded))}</div>
                </section>
            }
        })
    };
    view! {
        {nothing}
        <div class="guide"><p>{said::FAIR}</p></div>
        <div class="folds">{keyed(move || blocked.get(), one(Begin::Open))}</div>
        {rest}
    }
}

/// The names of the ways that are meant.
fn ways(desk: Desk, meant: fn(&Edge) -> bool) -> Memo<Vec<String>> {
    desk.select(move |framework| {
        let found = framework.edges.iter().filter(|edge| meant(edge));
        found.map(|edge| Item::Edge(edge.from.clone(), edge.to.clone()).to_string()).collect()
    })
}

fn edge<'a>(framework: &'a Framework, from: &RoleId, to: &RoleId) -> Option<&'a Edge> {
    framework.edges.iter().find(|edge| edge.from == *from && edge.to == *to)
}

#[component]
fn WayFold(desk: Desk, from: RoleId, to: RoleId, begin: Begin) -> impl IntoView {
    let (named, read) = ((from.clone(), to.clone()), (from.clone(), to.clone()));
    let name = desk.select(move |framework| said::way(&framework.role_name(&named.0), &framework.role_name(&named.1)));
    let about = desk.select(move |framework| {
        edge(framework, &read.0, &read.1).map(|edge| (said::leads(&edge.kind), edge.roadblocks.len())).unwrap_or_default()
    });
    let count = move || Some(about.with(|about| about.1)).filter(|count| *count > 0).map(said::count);
    let summary = view! {
        <span class="fold__title">{move || name.get()}</span>
        <span class="fold__sub">{move || about.with(|about| about.0.clone())}</span>
        <span class="fold__end small second">{count}</span>
    }
    .into_any();
    let id = format!("way-{}", Item::Edge(from.clone(), to.clone()));
    view! {
        <Fold id=id begin=begin summary=summary>
            <WayRoadblocks desk=desk from=from.clone() to=to.clone()/>
        </Fold>
    }
}

#[component]
fn WayRoadblocks(desk: Desk, from: RoleId, to: RoleId) -> impl IntoView {
    let (writes, off) = (desk.writes(), desk.locked());
    let read = (from.clone(), to.clone());
    let all = desk.select(move |framework| {
        let found = edge(framework, &read.0, &read.1).into_iter().flat_map(|edge| &edge.roadblocks);
        found.map(|one| Item::Roadblock(one.id.clone())).collect::<Vec<_>>()
    });
    let fallback = format!("way-{}-add", Item::Edge(from.clone(), to.clone()));
    let added = (from, to);
    let add = Callback::new(move |()| {
        let id = desk.new_item();
        let (from, to) = added.clone();
        desk.edit(Edit::AddRoadblock { id: id.clone(), from, to, at: At::Last });
        crate::components::focus::soon(format!("{id}-roadblock"));
    });
    let keys = move || all.with(|all| all.iter().map(Item::to_string).collect());
    let adding = fallback.clone();
    let one = move |key: &str| match ItemId::parse(key) {
        Ok(id) => view! { <OneRoadblock desk=desk id=id all=all fallback=fallback.clone()/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        <ul class="items">{keyed(keys, one)}</ul>
        <div id=adding tabindex="-1">{move || writes.get().then(|| view! { <Button label=said::ADD look=Look::Plain off=off press=add/> }.into_any())}</div>
    }
}
