//! Lists of the document: items are written, moved by buttons and removed, and come back with one press.

use super::page::Page;
use crate::components::button::{Button, IconButton, Look};
use crate::components::focus::soon as focus_soon;
use crate::components::keyed::keyed;
use crate::words::proposal::list as said;
use document::schema::List;
use document::write::Edit;
use domain::ids::ItemId;
use domain::section::Section;
use leptos::prelude::*;

/// What a list is made of.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The section.
    pub section: Section,
    /// The list.
    pub list: List,
    /// What one item is called, e.g. `Goal`.
    pub one: &'static str,
    /// The words on the button that adds one.
    pub add: &'static str,
    /// The field that receives the caret in a new item.
    pub field: &'static str,
    /// Makes an item.
    pub make: fn(ItemId) -> Edit,
    /// What stands in an item. The label names it, e.g. `Goal 2`.
    pub row: fn(Page, ItemId, Signal<String>) -> AnyView,
}

/// The list.
#[component]
pub fn ItemList(page: Page, kind: Kind, ids: Memo<Vec<ItemId>>) -> impl IntoView {
    let writes = page.writes(kind.section);
    let off = page.locked(kind.section);
    let add = Callback::new(move |()| {
        let id = page.live().new_item();
        page.live().edit(kind.section, (kind.make)(id.clone()));
        focus_soon(format!("{}-{id}-{}", kind.section.key(), kind.field));
    });
    view! {
        <ol class="items">
            {by_id(ids, move |id| view! { <Item page kind ids id/> }.into_any())}
        </ol>
        {move || writes.get().then(|| view! { <div><Button label=kind.add look=Look::Plain off=off press=add/></div> })}
    }
}

/// A list by the ids of its items.
pub fn by_id(ids: Memo<Vec<ItemId>>, one: impl Fn(ItemId) -> AnyView + Clone + Send + 'static) -> AnyView {
    let keys = move || ids.with(|all| all.iter().map(ItemId::to_string).collect());
    keyed(keys, move |key| ItemId::parse(key).map_or(().into_any(), &one))
}

#[component]
fn Item(page: Page, kind: Kind, ids: Memo<Vec<ItemId>>, id: ItemId) -> impl IntoView {
    let anchor = format!("{}-{id}", kind.section.key());
    let sought = id.clone();
    let place = Memo::new(move |_| ids.with(|all| all.iter().position(|other| *other == sought)).unwrap_or_default());
    let label = Signal::derive(move || said::numbered(kind.one, place.get() + 1));
    let writes = page.writes(kind.section);
    let (row, moved) = ((kind.row)(page, id.clone(), label), id);
    let tools = move || writes.get().then(|| view! { <Tools page kind ids id={moved.clone()} place label/> });
    view! {
        <li class="item" id=anchor>
            <div class="item__head"><div class="grow stack">{row}</div><div class="item__tools">{tools}</div></div>
        </li>
    }
}

#[component]
fn Tools(page: Page, kind: Kind, ids: Memo<Vec<ItemId>>, id: ItemId, place: Memo<usize>, label: Signal<String>) -> impl IntoView {
    let off = page.locked(kind.section);
    let base = format!("{}-{id}", kind.section.key());
    let (up_id, down_id) = (format!("{base}-up"), format!("{base}-down"));
    let (up_item, down_item, gone) = (id.clone(), id.clone(), id);
    let (up_focus, up_other) = (up_id.clone(), down_id.clone());
    let (down_focus, down_other) = (down_id.clone(), up_id.clone());
    let shift = move |id: &ItemId, after: Option<ItemId>| {
        page.live().edit(kind.section, Edit::MoveItem { list: kind.list, id: id.clone(), after });
    };
    let up = Callback::new(move |()| {
        let before = place.get_untracked().checked_sub(2);
        shift(&up_item, before.and_then(|n| ids.with_untracked(|all| all.get(n).cloned())));
        // At the end of the way this button rests; the other one keeps the focus.
        focus_soon(if before.is_none() { up_other.clone() } else { up_focus.clone() });
    });
    let down = Callback::new(move |()| {
        let after = ids.with_untracked(|all| all.get(place.get_untracked() + 1).cloned());
        if after.is_some() {
            shift(&down_item, after);
            let last = place.get_untracked() + 2 >= ids.with_untracked(Vec::len);
            focus_soon(if last { down_other.clone() } else { down_focus.clone() });
        }
    });
    let remove = Callback::new(move |()| {
        let beside = ids.with_untracked(|all| {
            let at = place.get_untracked();
            all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?)).map(|id| format!("{}-{id}-remove", kind.section.key()))
        });
        page.live().edit(kind.section, Edit::RemoveItem { list: kind.list, id: gone.clone() });
        focus_soon(beside.unwrap_or_else(|| format!("{}-title", kind.section.key())));
        page.removed.set(Some((kind.section, label.get_untracked())));
    });
    let first = Signal::derive(move || off.get() || place.get() == 0);
    let last = Signal::derive(move || off.get() || place.get() + 1 >= ids.with(Vec::len));
    view! {
        <IconButton icon="up" id=up_id label={Signal::derive(move || said::up(&label.get()))} off=first press=up/>
        <IconButton icon="down" id=down_id label={Signal::derive(move || said::down(&label.get()))} off=last press=down/>
        <IconButton icon="remove" id={format!("{base}-remove")} label={Signal::derive(move || said::remove(&label.get()))} off=off press=remove/>
    }
}
