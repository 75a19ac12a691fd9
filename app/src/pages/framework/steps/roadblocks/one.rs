//! One roadblock.

use super::super::super::desk::Desk;
use super::super::list::{ListTools, Listed};
use super::super::text::Passage;
use crate::components::field::{Named, SelectField};
use crate::words::{self, framework::steps::roadblocks as said};
use document::framework::Item;
use document::framework::write::{Edit, Field};
use domain::framework::{Framework, Remedy, Roadblock};
use domain::ids::{ItemId, PersonId};
use leptos::prelude::*;

const REMEDIES: [(&str, Remedy); 6] = [
    ("in_house", Remedy::InHouseTraining),
    ("external", Remedy::ExternalTraining),
    ("coaching", Remedy::Coaching),
    ("scholarship", Remedy::Scholarship),
    ("sabbatical", Remedy::Sabbatical),
    ("other", Remedy::Other),
];

/// The roadblock.
#[component]
pub fn OneRoadblock(desk: Desk, id: ItemId, all: Memo<Vec<Item>>, fallback: String) -> impl IntoView {
    let item = Item::Roadblock(id.clone());
    let sought = item.clone();
    let place = Memo::new(move |_| all.with(|all| all.iter().position(|other| *other == sought)).unwrap_or_default());
    let label = Signal::derive(move || words::proposal::list::numbered(said::ONE, place.get() + 1));
    let (text, plan) =
        desk.now(|framework| of(framework, &id).map(|one| (one.text.clone(), one.plan.clone()))).unwrap_or_default();
    let listed = Listed { item: item.clone(), all, label, fallback };
    view! {
        <li class="item" id=format!("roadblock-{id}")>
            <div class="item__tools"><ListTools desk=desk listed=listed/></div>
            {Passage::of(item.clone(), "roadblock", said::TEXT, text).like(said::TEXT_HINT).show(desk)}
            <div class="fields"><RemedyField desk=desk id=id.clone()/><OwnerField desk=desk id=id.clone()/></div>
            {Passage::of(item, "plan", said::PLAN, plan).like(said::PLAN_HINT).show(desk)}
        </li>
    }
}

fn of<'a>(framework: &'a Framework, id: &ItemId) -> Option<&'a Roadblock> {
    framework.edges.iter().flat_map(|edge| &edge.roadblocks).find(|one| one.id == *id)
}

fn none() -> Named {
    (String::new(), words::CHOOSE.to_owned())
}

#[component]
fn RemedyField(desk: Desk, id: ItemId) -> impl IntoView {
    let (read, item) = (id.clone(), Item::Roadblock(id.clone()));
    let options: Vec<Named> = std::iter::once(none())
        .chain(REMEDIES.into_iter().map(|(key, one)| (key.to_owned(), said::remedy(one).to_owned())))
        .collect();
    let value = desk.select(move |framework| {
        let chosen = of(framework, &read).and_then(|one| one.remedy);
        REMEDIES.iter().find(|(_, known)| Some(*known) == chosen).map_or("", |(key, _)| *key).to_owned()
    });
    let set = Callback::new(move |key: String| {
        let chosen = REMEDIES.iter().find(|(known, _)| *known == key).map(|(_, one)| *one);
        desk.edit(Edit::Set(item.clone(), Field::Remedy(chosen)));
    });
    view! { <SelectField id={format!("{id}-remedy")} label=said::REMEDY options=Signal::stored(options) value=value off=desk.locked() set=set/> }
}

#[component]
fn OwnerField(desk: Desk, id: ItemId) -> impl IntoView {
    let (read, item) = (id.clone(), Item::Roadblock(id.clone()));
    let options = desk.record(|view| {
        let people = view.people.iter().map(|person| (person.id.to_string(), person.name.clone()));
        std::iter::once(none()).chain(people).collect::<Vec<_>>()
    });
    let value = desk
        .select(move |framework| of(framework, &read).and_then(|one| one.owner.clone()).map(String::from).unwrap_or_default());
    let set = Callback::new(move |key: String| {
        desk.edit(Edit::Set(item.clone(), Field::Owner(PersonId::parse(&key).ok())));
    });
    view! { <SelectField id={format!("{id}-owner")} label=said::OWNER options=options value=value off=desk.locked() set=set/> }
}
