//! Beside the map: where the chosen role leads, and the way from it to another one with the least that is new.

use super::seen::{Map, Seen, href};
use crate::components::button::{ButtonLink, Look};
use crate::components::field::{Named, SelectField};
use crate::words::{self, framework::map as said};
use domain::framework::FrameworkRole;
use domain::framework::routes::{Route, Step, from_here, path};
use domain::ids::RoleId;
use leptos::prelude::*;

/// The panel.
#[component]
pub fn Beside(map: Map) -> impl IntoView {
    let about = move || map.chosen.with(|chosen| map.with(|seen| about(map, seen, chosen.as_ref())));
    view! { <aside class="map__beside" aria-label=said::WHERE>{about}<PathTo map=map/></aside> }
}

fn about(map: Map, seen: &Seen, chosen: Option<&RoleId>) -> AnyView {
    let Some(role) = chosen.and_then(|id| seen.framework.role(id)) else {
        return view! { <p class="second">{said::CHOOSE_ONE}</p> }.into_any();
    };
    let steps = from_here(&seen.framework, &role.id);
    let nowhere = steps.is_empty().then(|| view! { <p class="second">{said::NOWHERE}</p> });
    let each = |step: &Step| view! { <li>{one(map, seen, step)}</li> };
    view! {
        {head(seen, role)}
        <h3>{said::WHERE}</h3>
        {nowhere}
        <ul class="map__steps">{steps.iter().map(each).collect_view()}</ul>
    }
    .into_any()
}

fn head(seen: &Seen, role: &FrameworkRole) -> AnyView {
    let (family, track) = seen.place(role);
    let level = said::level(role.level);
    let place = [level.as_str(), track, family].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
    let here = seen.is_mine(&role.id).then(|| view! { <span class="badge map__here">{said::YOU_ARE_HERE}</span> });
    let aim = seen.aim.as_ref().map(|proposal| {
        let href = ["/p/", proposal.as_str(), "?aim=", role.id.as_str(), "#aim"].concat();
        view! { <ButtonLink label=said::AIM look=Look::Main href=href/> }.into_any()
    });
    let matrix = (!family.is_empty()).then(|| {
        let at = format!("{}#at-{}~", crate::routes::family(&role.family), role.id);
        view! { <ButtonLink label=said::IN_THE_MATRIX look=Look::Quiet href=at/> }.into_any()
    });
    view! {
        <div class="map__about">
            {here}
            <h2>{role.name()}</h2>
            <p class="small second">{place.join(" · ")}</p>
            <p class="line">{aim}<ButtonLink label=said::OPEN look=Look::Plain href=href(&role.id)/>{matrix}</p>
        </div>
    }
    .into_any()
}

/// A step: where it leads, how, and what is new there.
fn one(map: Map, seen: &Seen, step: &Step) -> AnyView {
    let to = step.to.clone();
    let needs = step.needs.iter().map(|id| seen.competency(id)).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    let needs = (!needs.is_empty()).then(|| view! { <p class="small second">{said::NEEDS}": "{needs}</p> });
    view! {
        <p><button type="button" class="map__to" on:click=move |_| map.choose(&to)>{seen.name(&step.to)}</button></p>
        <p class="small second">{said::by(&step.by)}</p>
        {needs}
        {new(seen, step)}
    }
    .into_any()
}

fn new(seen: &Seen, step: &Step) -> AnyView {
    let many = said::new(step.new.len());
    if step.new.is_empty() {
        return view! { <p class="small second">{many}</p> }.into_any();
    }
    let each = |new: &domain::framework::routes::New| {
        let lines = new.lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
        view! { <dt>{seen.competency(&new.competency).to_owned()}</dt><dd><ul>{lines}</ul></dd> }.into_any()
    };
    view! {
        <details class="map__new"><summary>{many}</summary><dl>{step.new.iter().map(each).collect_view()}</dl></details>
    }
    .into_any()
}

/// The select, and what it found.
#[component]
fn PathTo(map: Map) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let choose = Callback::new(move |key: String| wanted.set(key));
    let off = Signal::derive(move || map.chosen.with(Option::is_none));
    let found = move || {
        let to = RoleId::parse(&wanted.get()).ok()?;
        map.chosen.with(|from| map.with(|seen| Some(found(map, seen, path(&seen.framework, from.as_ref()?, &to)))))
    };
    let options = map.with(roles);
    view! {
        <div class="map__path">
            <SelectField id={"path-to".to_owned()} label=said::PATH_TO options=Signal::stored(options) value=wanted off=off set=choose/>
            <div aria-live="polite">{found}</div>
        </div>
    }
}

fn found(map: Map, seen: &Seen, route: Option<Route>) -> AnyView {
    let Some(Route { steps, cost }) = route else {
        return view! { <p class="second">{said::NO_PATH}</p> }.into_any();
    };
    let each = |step: &Step| view! { <li>{one(map, seen, step)}</li> };
    let told = said::path(steps.len(), cost.try_into().unwrap_or(usize::MAX));
    view! { <p class="map__told">{told}</p><ol class="map__steps">{steps.iter().map(each).collect_view()}</ol> }.into_any()
}

/// The roles by family and level. The same title may stand in two families, so the family is named.
fn roles(seen: &Seen) -> Vec<Named> {
    let mut all = vec![(String::new(), words::CHOOSE.to_owned())];
    for family in &seen.framework.families {
        for level in &seen.framework.levels {
            for role in &seen.framework.roles {
                if role.family == family.id && role.level == level.number {
                    let name = [role.name().as_str(), " · ", &family.name, ", ", &said::level(role.level)].concat();
                    all.push((role.id.to_string(), name));
                }
            }
        }
    }
    all
}
