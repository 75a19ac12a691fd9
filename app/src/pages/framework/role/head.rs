//! Title and place of a role.

use super::Reading;
use crate::components::notice::{Badge, Tone};
use crate::words::framework::{names, role as said, start};
use domain::framework::FrameworkRole;
use leptos::prelude::*;

/// The title, with what a holder may take on beside it as something that can be taken off.
pub fn head(reading: Reading<'_>, role: &FrameworkRole, switch: AnyView) -> AnyView {
    let addition = addition(role).map(|addition| view! { <p class="addition">{said::with_addition(addition)}</p> });
    let here = (reading.mine == Some(&role.id)).then(|| view! { <Badge tone=Tone::Good word=start::HERE/> }.into_any());
    view! {
        <div class="page__head">
            <h1>{role.name()}</h1>
            {addition}
            <p class="line second">{here}<span>{reading.level(role.level)}</span><Badge tone=Tone::Plain word=reading.edition/></p>
            <div>{switch}</div>
        </div>
    }
    .into_any()
}

/// What is put behind the title of whoever takes it on.
pub fn addition(role: &FrameworkRole) -> Option<&str> {
    role.management_modifier.as_ref().map(|modifier| modifier.title.trim()).filter(|title| !title.is_empty())
}

/// Level, family, track, grade and standing.
pub fn facts(reading: Reading<'_>, role: &FrameworkRole) -> AnyView {
    let family = reading.framework.families.iter().find(|family| family.id == role.family);
    let href = format!("/framework/f/{}", role.family);
    let in_family = family.map(|family| fact(said::FAMILY, view! { <a href=href>{family.name.clone()}</a> }.into_any()));
    let track = role.track.as_ref().and_then(|id| family?.tracks.iter().find(|track| track.id == *id));
    let track = track.map(|track| fact(said::TRACK, track.name.clone().into_any()));
    let grade = role.grade.trim();
    let grade = (!grade.is_empty()).then(|| fact(said::GRADE, grade.to_owned().into_any()));
    let standing = role.standing.map(|standing| {
        let words =
            view! { {names::standing(standing)}<span class="small second facts__more">{names::standing_more(standing)}</span> }
                .into_any();
        fact(said::STANDING, words)
    });
    let map = format!("/framework/map?role={}", role.id);
    view! {
        <section class="stack" aria-labelledby="facts">
            <h2 class="start__label" id="facts">{said::FACTS}</h2>
            <dl class="facts">
                {fact(said::LEVEL, reading.level(role.level).into_any())}
                {in_family}
                {track}
                {grade}
                {standing}
            </dl>
            <ul class="links"><li><a href=map>{said::ON_THE_MAP}</a></li></ul>
        </section>
    }
    .into_any()
}

fn fact(name: &'static str, value: AnyView) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}
