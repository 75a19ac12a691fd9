//! The families, each with its roles from level to level.

use crate::components::notice::{Badge, Tone};
use crate::words::{framework::names, framework::start as said};
use domain::framework::{Family, Framework, FrameworkRole, Level};
use domain::ids::RoleId;
use leptos::prelude::*;

/// All families.
pub fn families(framework: &Framework, mine: Option<&RoleId>) -> AnyView {
    let each = |one: &Family| family(framework, one, mine);
    view! {
        <section class="stack" aria-labelledby="families">
            <h2 id="families">{said::FAMILIES}</h2>
            <div class="families">{framework.families.iter().map(each).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn family(framework: &Framework, family: &Family, mine: Option<&RoleId>) -> AnyView {
    let levels = framework.levels.iter().filter_map(|level| {
        let here = |role: &&FrameworkRole| role.family == family.id && role.level == level.number;
        let roles: Vec<&FrameworkRole> = framework.roles.iter().filter(here).collect();
        (!roles.is_empty()).then(|| rung(family, level, &roles, mine))
    });
    let rungs: Vec<AnyView> = levels.collect();
    let body = if rungs.is_empty() {
        view! { <p class="second">{said::NO_ROLES}</p> }.into_any()
    } else {
        view! { <ol class="family__levels">{rungs.collect_view()}</ol> }.into_any()
    };
    let (href, read) = (format!("/framework/f/{}", family.id), said::matrix_of(&family.name));
    view! {
        <section class="family" aria-label=family.name.clone()>
            <div class="family__head"><h3>{family.name.clone()}</h3><a class="small" href=href aria-label=read>{said::MATRIX}</a></div>
            {body}
        </section>
    }.into_any()
}

/// A level with the roles at it.
fn rung(family: &Family, level: &Level, roles: &[&FrameworkRole], mine: Option<&RoleId>) -> AnyView {
    let each = |role: &&FrameworkRole| {
        let href = format!("/framework/r/{}", role.id);
        let track = role.track.as_ref().and_then(|id| family.tracks.iter().find(|track| track.id == *id));
        let track = track.map(|track| view! { <span class="small quiet">{track.name.clone()}</span> });
        let here = (mine == Some(&role.id)).then(|| view! { <Badge tone=Tone::Good word=said::HERE/> }.into_any());
        view! { <li class="family__role"><a href=href>{role.name()}</a>{track}{here}</li> }
    };
    view! {
        <li class="family__level">
            <span class="family__name">{names::level(level.number, Some(level))}</span>
            <ul class="family__roles">{roles.iter().map(each).collect_view()}</ul>
        </li>
    }
    .into_any()
}
