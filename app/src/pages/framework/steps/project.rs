//! Who does what while the framework is written: one table for the whole, and one for each part of it, as a tree.

mod assignment;
mod table;

use super::super::desk::Desk;
use super::list::Listed;
use crate::components::button::{Button, Look};
use crate::components::empty::EmptyState;
use crate::components::keyed::keyed;
use crate::components::notice::{Notice, Tone};
use crate::words::framework::steps::project as said;
use document::framework::Item;
use document::framework::write::{At, Edit};
use domain::framework::{Booking, Mocha, Who, double_booked, tree};
use domain::ids::ItemId;
use leptos::prelude::*;
use table::MochaTable;

/// The step.
#[component]
pub fn ProjectStep(desk: Desk) -> impl IntoView {
    // What is shown in which depth: a table that moves in the tree is made anew, one that is written in stays.
    let shape = desk.select(|framework| {
        tree(&framework.project).into_iter().map(|(table, depth)| (table.id.clone(), depth)).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| shape.with(Vec::is_empty));
    let writes = desk.writes();
    let add = add(desk, None);
    let off = desk.locked();
    let first = move || {
        none.get().then(|| {
            let action = writes.get().then(|| view! { <Button label=said::FIRST look=Look::Main off=off press=add/> }.into_any());
            view! { <EmptyState title=said::EMPTY more=said::EMPTY_MORE>{action.into_any()}</EmptyState> }.into_any()
        })
    };
    let more = move || {
        (!none.get() && writes.get()).then(|| view! { <div><Button label=said::ADD look=Look::Plain off=off press=add/></div> })
    };
    let keys = move || shape.with(|all| all.iter().map(|(id, depth)| format!("{depth}.{id}")).collect());
    let one = move |key: &str| {
        let (depth, id) = key.split_once('.').unwrap_or(("0", key));
        match ItemId::parse(id) {
            Ok(id) => view! { <MochaTable desk=desk id=id depth=depth.parse().unwrap_or_default()/> }.into_any(),
            Err(_) => ().into_any(),
        }
    };
    view! {
        <OwnerChecklist/>
        <DoubleBookings desk=desk/>
        {first}
        <ul class="tables">{keyed(keys, one)}</ul>
        {more}
    }
}

/// Adds a table as a part of another, and leads into it.
fn add(desk: Desk, parent: Option<ItemId>) -> Callback<()> {
    Callback::new(move |()| {
        let id = desk.new_item();
        desk.edit(Edit::AddMocha { id: id.clone(), parent: parent.clone(), work: String::new(), at: At::Last });
        crate::components::focus::soon(format!("{id}-work"));
    })
}

/// The tables beside which one stands: those of the same parent.
fn siblings(desk: Desk, id: &ItemId) -> Memo<Vec<Item>> {
    let id = id.clone();
    desk.select(move |framework| {
        let parent = framework.project.iter().find(|table| table.id == id).and_then(|table| table.parent.clone());
        let beside = framework.project.iter().filter(|table| table.parent == parent);
        beside.map(|table| Item::Mocha(table.id.clone())).collect()
    })
}

/// What a table is called.
fn name_of(tables: &[Mocha], id: &ItemId) -> String {
    let place = tables.iter().position(|table| table.id == *id);
    place.and_then(|place| tables.get(place).map(|table| said::table(&table.title, place + 1))).unwrap_or_default()
}

#[component]
fn OwnerChecklist() -> impl IntoView {
    let points = said::OWNER_CHECKS.into_iter().map(|point| view! { <li>{point}</li> }).collect_view();
    view! { <details class="more"><summary>{said::OWNER}</summary><div class="guide"><p>{said::OWNER_LEAD}</p><ul>{points}</ul></div></details> }
}

#[component]
fn DoubleBookings(desk: Desk) -> impl IntoView {
    let found = desk.select(|framework| double_booked(&framework.project));
    let sentence = move |booking: &Booking| {
        desk.with(|framework| {
            let name = |id: &ItemId| name_of(&framework.project, id);
            match booking {
                Booking::Spread { who, tables } => {
                    let tables: Vec<String> = tables.iter().map(name).collect();
                    said::spread(&who_is(desk, who), &tables.join(", "))
                }
                Booking::Clash { who, table, parts } => {
                    said::clash(&who_is(desk, who), said::one(parts.0), said::one(parts.1), &name(table))
                }
            }
        })
    };
    let line = move |booking: &Booking| view! { <li>{sentence(booking)}</li> };
    move || {
        found.with(|found| {
            (!found.is_empty()).then(|| {
                let lines = found.iter().map(line).collect_view();
                let body = view! { <p><strong>{said::BOOKED}</strong></p><ul class="stack">{lines}</ul><p class="small">{said::BOOKED_MORE}</p> }.into_any();
                view! { <Notice tone=Tone::Plain>{body}</Notice> }.into_any()
            })
        })
    }
}

fn who_is(desk: Desk, who: &Who) -> String {
    match who {
        Who::Person(id) => desk.person(id).map_or_else(|| id.to_string(), |person| person.name),
        Who::Words(words) => words.clone(),
    }
}

/// A table in its list.
fn listed(desk: Desk, id: &ItemId, label: Signal<String>) -> Listed {
    Listed { item: Item::Mocha(id.clone()), all: siblings(desk, id), label, fallback: "main".to_owned() }
}
