//! My own role.

use crate::words::framework::{names, start as said};
use domain::view::FrameworkView;
use leptos::prelude::*;

/// Which role I hold and where it leads; nothing where that is not known.
pub fn mine(view: &FrameworkView) -> AnyView {
    let framework = &view.framework;
    let Some(role) = view.mine.as_ref().and_then(|id| framework.role(id)) else { return ().into_any() };
    let level = framework.levels.iter().find(|level| level.number == role.level);
    let family = framework.families.iter().find(|family| family.id == role.family);
    let place = family.map_or_else(String::new, |family| format!(" · {}", family.name));
    let place = format!("{}{place}", names::level(role.level, level));
    let (expects, onwards) = (format!("/framework/r/{}", role.id), format!("/framework/r/{}#from-here", role.id));
    view! {
        <section class="my-role" aria-labelledby="here">
            <h2 class="start__label" id="here">{said::HERE}</h2>
            <p class="my-role__title">{role.name()}</p>
            <p class="small second">{place}</p>
            <ul class="links"><li><a href=expects>{said::MY_ROLE}</a></li><li><a href=onwards>{said::FROM_HERE}</a></li></ul>
        </section>
    }
    .into_any()
}
