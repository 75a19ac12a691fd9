//! Above the map: as a drawing or as a list, which family, how near.

use super::seen::{Map, Shape};
use super::walk;
use crate::components::field::{Named, SelectField};
use crate::components::hydrated::hydrated;
use crate::words::framework::map as said;
use domain::framework::chart::Scope;
use domain::ids::FamilyId;
use leptos::prelude::*;

/// The tools.
#[component]
pub fn MapTools(map: Map) -> impl IntoView {
    // Until the page listens the style sheet decides by the width of the window; then it is said.
    Effect::new(move |_| {
        if map.shape.with_untracked(Option::is_none) {
            map.shape.set(Some(walk::shape_for_window()));
        }
    });
    let shapes = Shape::ALL.map(|shape| view! { <ShapeSwitch map=map shape=shape/> }).into_iter().collect_view();
    view! {
        <div class="map__tools">
            <FamilyChoice map=map/>
            <MatrixLink map=map/>
            <nav class="segments" aria-label=said::SHOW>{shapes}</nav>
            <div class="map__zoom">
                <ZoomButton label=said::FARTHER words="−" press=move || walk::zoom(map, walk::Zoom::Out)/>
                <ZoomButton label=said::CLOSER words="+" press=move || walk::zoom(map, walk::Zoom::In)/>
                <ZoomButton label=said::FIT_WHOLE words=said::FIT press=move || walk::zoom(map, walk::Zoom::Fit)/>
            </div>
        </div>
    }
}

/// The matrix of the family that is drawn, or of the first.
#[component]
fn MatrixLink(map: Map) -> impl IntoView {
    let first = map.with(|seen| seen.framework.families.first().map(|family| family.id.clone()));
    let Some(first) = first else { return ().into_any() };
    let address = move || {
        map.scope.with(|scope| match scope {
            Scope::Whole => crate::routes::family(&first),
            Scope::Family(family) => crate::routes::family(family),
        })
    };
    view! { <a class="button" href=address>{said::MATRIX}</a> }.into_any()
}

#[component]
fn ShapeSwitch(map: Map, shape: Shape) -> impl IntoView {
    let (address, name) = match shape {
        Shape::Map => ("?as=map", said::AS_MAP),
        Shape::List => ("?as=list", said::AS_LIST),
    };
    let set = move |ev: web_sys::MouseEvent| {
        ev.prevent_default();
        map.shape.set(Some(shape));
    };
    view! {
        <a class="segments__one" href=address aria-current=move || (map.shape.get() == Some(shape)).then_some("true") on:click=set>{name}</a>
    }
}

#[component]
fn ZoomButton(label: &'static str, words: &'static str, press: impl Fn() + 'static) -> impl IntoView {
    let awake = hydrated();
    view! {
        <button type="button" class="button" aria-label=label title=label disabled=move || !awake.get() on:click=move |_| press()>
            {words}
        </button>
    }
}

/// Which family is drawn, where there are several.
#[component]
fn FamilyChoice(map: Map) -> impl IntoView {
    let families: Vec<Named> = map.with(|seen| {
        let one = |family: &domain::framework::Family| (family.id.to_string(), family.name.clone());
        seen.framework.families.iter().map(one).collect()
    });
    if families.len() < 2 {
        return ().into_any();
    }
    let all = std::iter::once((String::new(), said::ALL_FAMILIES.to_owned())).chain(families).collect();
    let value = Signal::derive(move || {
        map.scope.with(|scope| match scope {
            Scope::Whole => String::new(),
            Scope::Family(family) => family.to_string(),
        })
    });
    let choose = Callback::new(move |key: String| {
        map.scope.set(FamilyId::parse(&key).map_or(Scope::Whole, Scope::Family));
    });
    let awake = hydrated();
    let off = Signal::derive(move || !awake.get());
    view! { <SelectField id={"map-family".to_owned()} label=said::FAMILY options=Signal::stored(all) value=value off=off set=choose/> }.into_any()
}
