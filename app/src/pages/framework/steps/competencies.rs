//! The library of competencies: what each is called, what it means, where it was found, and what it means in each role.

mod core;
mod one;

use self::core::CoreAdvice;
use super::super::desk::Desk;
use crate::components::button::{Button, Look};
use crate::components::empty::EmptyState;
use crate::components::keyed::keyed;
use crate::words::framework::steps::competencies as said;
use document::framework::Item;
use document::framework::write::{At, Edit};
use domain::framework::Category;
use domain::ids::CompetencyId;
use leptos::prelude::*;
use one::OneCompetency;

/// The element that adds one, which gets the focus when the last one goes.
const ADD: &str = "competency-add";

/// The step.
#[component]
pub fn CompetenciesStep(desk: Desk) -> impl IntoView {
    let all =
        desk.select(|framework| framework.competencies.iter().map(|one| Item::Competency(one.id.clone())).collect::<Vec<_>>());
    let fresh = RwSignal::new(None::<CompetencyId>);
    let none =
        move || all.with(Vec::is_empty).then(|| view! { <EmptyState title=said::EMPTY more=said::EMPTY_MORE/> }.into_any());
    let (writes, off) = (desk.writes(), desk.locked());
    let add = Callback::new(move |()| {
        let Ok(id) = CompetencyId::parse(desk.new_item().as_str()) else { return };
        fresh.set(Some(id.clone()));
        let (name, category) = (String::new(), Category::Behavioural);
        desk.edit(Edit::AddCompetency { id: id.clone(), name, category, family: None, at: At::Last });
        crate::components::focus::soon(format!("{id}-name"));
    });
    let keys = move || all.with(|all| all.iter().map(Item::to_string).collect());
    let one = move |key: &str| match CompetencyId::parse(key) {
        Ok(id) => view! { <OneCompetency desk=desk id=id all=all fresh=fresh/> }.into_any(),
        Err(_) => ().into_any(),
    };
    let adding = move || {
        writes
            .get()
            .then(|| view! { <div id=ADD tabindex="-1"><Button label=said::ADD look=Look::Plain off=off press=add/></div> })
    };
    view! {
        <CoreAdvice desk=desk/>
        {none}
        <div class="folds">{keyed(keys, one)}</div>
        {adding}
    }
}
