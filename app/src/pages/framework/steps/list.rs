//! The buttons of things in lists: moved and removed by keyboard, and brought back by one press.

use super::super::desk::Desk;
use crate::components::button::IconButton;
use crate::components::focus::soon as focus_soon;
use crate::words::proposal::list as said;
use document::framework::Item;
use document::framework::write::{At, Edit};
use leptos::prelude::*;

/// Something in a list.
#[derive(Clone)]
pub struct Listed {
    /// What.
    pub item: Item,
    /// Everything in the list, in its order.
    pub all: Memo<Vec<Item>>,
    /// What it is called.
    pub label: Signal<String>,
    /// The button that adds: it gets the focus when the last one goes.
    pub fallback: String,
}

fn id_of(item: &Item, what: &str) -> String {
    format!("{item}-{what}")
}

/// The buttons; shown to those who may write.
#[component]
pub fn ListTools(desk: Desk, listed: Listed) -> impl IntoView {
    let writes = desk.writes();
    view! { <Show when=move || writes.get()><ListButtons desk=desk listed=listed.clone()/></Show> }
}

#[component]
fn ListButtons(desk: Desk, listed: Listed) -> impl IntoView {
    let Listed { item, all, label, fallback } = listed;
    let off = desk.locked();
    let sought = item.clone();
    let place = Memo::new(move |_| all.with(|all| all.iter().position(|other| *other == sought)).unwrap_or_default());
    let first = Signal::derive(move || off.get() || place.get() == 0);
    let last = Signal::derive(move || off.get() || place.get() + 1 >= all.with(Vec::len));
    let up = moved(desk, &item, all, place, Way::Up);
    let down = moved(desk, &item, all, place, Way::Down);
    let gone = item.clone();
    let remove = Callback::new(move |()| {
        let beside = all.with_untracked(|all| {
            let at = place.get_untracked();
            all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?)).map(|item| id_of(item, "remove"))
        });
        desk.edit(Edit::Remove(gone.clone()));
        focus_soon(beside.unwrap_or_else(|| fallback.clone()));
        desk.removed.set(Some(label.get_untracked()));
    });
    view! {
        <IconButton icon="up" id=id_of(&item, "up") label={Signal::derive(move || said::up(&label.get()))} off=first press=up/>
        <IconButton icon="down" id=id_of(&item, "down") label={Signal::derive(move || said::down(&label.get()))} off=last press=down/>
        <IconButton icon="remove" id=id_of(&item, "remove") label={Signal::derive(move || said::remove(&label.get()))} off=off press=remove/>
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

fn moved(desk: Desk, item: &Item, all: Memo<Vec<Item>>, place: Memo<usize>, way: Way) -> Callback<()> {
    let item = item.clone();
    Callback::new(move |()| {
        let here = place.get_untracked();
        let (at, ends) = all.with_untracked(|all| match way {
            Way::Up => (here.checked_sub(2).and_then(|n| all.get(n).cloned()).map_or(At::First, At::After), here < 2),
            Way::Down => (all.get(here + 1).cloned().map_or(At::Last, At::After), here + 2 >= all.len()),
        });
        desk.edit(Edit::Move { item: item.clone(), at });
        // At the end of the way this button rests; the other one keeps the focus.
        let keeps = if (way == Way::Up) == ends { "down" } else { "up" };
        focus_soon(id_of(&item, keeps));
    })
}
