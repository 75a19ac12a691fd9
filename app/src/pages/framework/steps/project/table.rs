//! One table: the work, what it is a part of, and who does what.

use super::super::super::desk::Desk;
use super::super::list::ListTools;
use super::super::text::Passage;
use super::assignment::AssignmentLine;
use super::{add, listed, name_of};
use crate::components::button::{Button, Look};
use crate::components::field::{Named, SelectField};
use crate::components::keyed::keyed;
use crate::words::framework::steps::project as said;
use document::framework::Item;
use document::framework::write::{At, Edit, Field};
use domain::framework::{Framework, Mocha, Part};
use domain::ids::ItemId;
use leptos::prelude::*;

/// Deepest step in which a table is set in: beyond that narrow screens have no room.
const DEEPEST: usize = 4;

/// The table.
#[component]
pub fn MochaTable(desk: Desk, id: ItemId, depth: usize) -> impl IntoView {
    let called = id.clone();
    let label: Signal<String> = desk.select(move |framework| name_of(&framework.project, &called)).into();
    let initial = desk.now(|framework| of(framework, &id).map(|table| table.title.clone())).unwrap_or_default();
    let work = Passage::of(Item::Mocha(id.clone()), "work", said::WORK, initial).short().like(said::WORK_HINT).show(desk);
    let (writes, off, below) = (desk.writes(), desk.locked(), add(desk, Some(id.clone())));
    let people = Part::ALL.map(|part| view! { <TablePeople desk=desk id=id.clone() part=part/> }).into_iter().collect_view();
    let heading = format!("{id}-title");
    view! {
        <li class="item table" id=format!("mocha-{id}") data-depth=depth.min(DEEPEST)>
            <div class="item__tools"><ListTools desk=desk listed=listed(desk, &id, label)/></div>
            <h2 id=heading class="only-read-aloud">{move || label.get()}</h2>
            {work}
            <div class="table__parts">{people}</div>
            <div class="item__foot">
                <PartOf desk=desk id=id.clone()/>
                {move || writes.get().then(|| view! { <Button label=said::ADD_BELOW look=Look::Quiet off=off press=below/> }.into_any())}
            </div>
        </li>
    }
}

fn of<'a>(framework: &'a Framework, id: &ItemId) -> Option<&'a Mocha> {
    framework.project.iter().find(|table| table.id == *id)
}

/// The people of one part.
#[component]
fn TablePeople(desk: Desk, id: ItemId, part: Part) -> impl IntoView {
    let of_table = id.clone();
    let ids = desk.select(move |framework| {
        let people = of(framework, &of_table).into_iter().flat_map(|table| &table.people).filter(|one| one.part == part);
        people.map(|one| Item::Assignment(one.id.clone())).collect::<Vec<_>>()
    });
    let (writes, off) = (desk.writes(), desk.locked());
    let add = Callback::new(move |()| {
        let new = desk.new_item();
        desk.edit(Edit::AddAssignment { id: new.clone(), mocha: id.clone(), part, at: At::Last });
        crate::components::focus::soon(format!("{new}-person"));
    });
    let keys = move || ids.with(|all| all.iter().map(Item::to_string).collect());
    let one = move |key: &str| match ItemId::parse(key) {
        Ok(id) => view! { <AssignmentLine desk=desk id=id part=part all=ids/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        <div class="table__part" role="group" aria-label=said::part(part)>
            <p class="table__name"><strong>{said::part(part)}</strong> " " <span class="small quiet">{said::means(part)}</span></p>
            <ul class="table__people">{keyed(keys, one)}</ul>
            {move || writes.get().then(|| view! { <Button label=said::add(part) look=Look::Quiet off=off press=add/> }.into_any())}
        </div>
    }
}

/// What the table is a part of. One that would make a circle is not offered.
#[component]
fn PartOf(desk: Desk, id: ItemId) -> impl IntoView {
    let (mine, read, written) = (id.clone(), id.clone(), id.clone());
    let options = desk.select(move |framework| {
        let tables = &framework.project;
        let fits = |table: &&Mocha| !leads_to(tables, &table.id, &mine);
        let named = |table: &Mocha| (table.id.to_string(), name_of(tables, &table.id));
        let none = std::iter::once((String::new(), said::PART_OF_NONE.to_owned()));
        none.chain(tables.iter().filter(fits).map(named)).collect::<Vec<Named>>()
    });
    let value = desk.select(move |framework| {
        of(framework, &read).and_then(|table| table.parent.clone()).map(String::from).unwrap_or_default()
    });
    let set = Callback::new(move |key: String| {
        desk.edit(Edit::Set(Item::Mocha(written.clone()), Field::Parent(ItemId::parse(&key).ok())));
    });
    view! { <SelectField id={format!("{id}-parent")} label=said::PART_OF options=options value=value off=desk.locked() set=set/> }
}

/// Whether a table is `mine` or a part of it.
fn leads_to(tables: &[Mocha], from: &ItemId, mine: &ItemId) -> bool {
    let mut here = Some(from);
    for _ in 0..=tables.len() {
        match here {
            Some(id) if id == mine => return true,
            Some(id) => here = tables.iter().find(|table| table.id == *id).and_then(|table| table.parent.as_ref()),
            None => return false,
        }
    }
    true
}
