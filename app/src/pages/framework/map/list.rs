//! The same as the drawing, as a list: families, their roles by level, and under each where it leads.

use super::seen::{Map, Seen, href};
use crate::words::framework::map as said;
use domain::framework::chart::Scope;
use domain::framework::routes::{Step, Steps};
use domain::framework::{Branch, Family, FrameworkRole};
use domain::ids::FamilyId;
use leptos::prelude::*;

/// The list.
#[component]
pub fn RoleList(map: Map) -> impl IntoView {
    let all = map.with(|seen| {
        let steps = Steps::of(&seen.framework);
        let family = |family: &Family| part(map, seen, &steps, &family.name, Some(&family.id));
        let families = seen.framework.families.iter().map(family).collect_view();
        view! { {families}{part(map, seen, &steps, said::NO_FAMILY, None)} }
    });
    view! { <div class="map__list">{all}</div> }
}

/// A family, or what has none.
fn part(map: Map, seen: &Seen, steps: &Steps, name: &str, family: Option<&FamilyId>) -> AnyView {
    let known = |id: &FamilyId| seen.framework.families.iter().any(|family| family.id == *id);
    let belongs = |role: &&FrameworkRole| match family {
        Some(family) => role.family == *family,
        None => !known(&role.family),
    };
    let mut roles: Vec<&FrameworkRole> = Vec::new();
    for role in seen.framework.roles.iter().filter(belongs) {
        roles.insert(roles.partition_point(|before| before.level <= role.level), role);
    }
    if roles.is_empty() {
        return ().into_any();
    }
    let each = |role: &FrameworkRole| one(seen, steps, role);
    let own = family.cloned();
    let left_out = move || map.scope.with(|scope| matches!(scope, Scope::Family(wanted) if own.as_ref() != Some(wanted)));
    view! {
        <section class="map__part" hidden=left_out>
            <h2>{name.to_owned()}</h2>
            <ul class="map__roles">{roles.into_iter().map(each).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn one(seen: &Seen, steps: &Steps, role: &FrameworkRole) -> AnyView {
    let (_, track) = seen.place(role);
    let mine = seen.is_mine(&role.id);
    let way = |step: Step| {
        let how = said::by(&step.by);
        view! { <li><a href=href(&step.to)>{seen.name(&step.to)}</a><span class="second">{how}</span></li> }
    };
    let ways: Vec<_> = steps.from_here(&role.id).into_iter().map(way).collect();
    let worth = |branch: &Branch| {
        let others = branch.roles.iter().filter(|id| **id != role.id).map(|id| seen.name(id)).collect::<Vec<_>>().join(", ");
        view! { <li class="map__worth">{said::same_worth(&others, &branch.statement)}</li> }
    };
    let worth: Vec<_> = seen.framework.branches.iter().filter(|branch| branch.roles.contains(&role.id)).map(worth).collect();
    let none = (ways.is_empty()).then(|| view! { <li class="quiet">{said::LEADS_NOWHERE}</li> });
    view! {
        <li class="map__entry" data-mine=mine>
            <h3><a href=href(&role.id)>{role.name()}</a></h3>
            <p class="small second">{said::place(role.level, track, mine)}</p>
            <ul aria-label=said::LEADS_TO>{ways.collect_view()}{none}{worth.collect_view()}</ul>
        </li>
    }
    .into_any()
}
