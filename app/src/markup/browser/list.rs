//! Lists in the browser: items are made once, moved when the order changes, and taken out when their key is gone.

use super::changing::follow;
use super::cursor::Cursor;
use super::part::{Item, Part};
use crate::markup::keyed::Keyed;
use crate::reactive::{Owner, document};
use std::cell::RefCell;
use std::rc::Rc;

pub(super) fn mount(keyed: Keyed, cursor: &mut Cursor) -> Part {
    let now = Rc::new(RefCell::new(Vec::<Item>::new()));
    let end = Rc::new(RefCell::new(None::<web_sys::Node>));
    let (items, behind) = (Rc::clone(&now), Rc::clone(&end));
    let Keyed { keys, item } = keyed;
    // Items outlive the runs of the effect: they belong to whoever owns the list.
    let owner = Owner::current().unwrap_or_default();
    let make = move |key: String, cursor: &mut Cursor| {
        let owner = owner.with(Owner::new);
        let part = owner.with(|| super::mount(item(&key), cursor));
        Item { key, part, owner }
    };
    let effect = follow(cursor, move |cursor| {
        let keys = keys();
        match cursor {
            Some(cursor) => *items.borrow_mut() = keys.into_iter().map(|key| make(key, cursor)).collect(),
            None => {
                if let Some(end) = behind.borrow().as_ref() {
                    update(&items, keys, end, &make);
                }
            }
        }
    });
    let Some(behind) = cursor.end() else { return Part::Nothing };
    *end.borrow_mut() = Some(behind.clone());
    Part::List { now, end: behind, _effect: effect }
}

fn update(items: &RefCell<Vec<Item>>, keys: Vec<String>, end: &web_sys::Node, make: &dyn Fn(String, &mut Cursor) -> Item) {
    let Some(parent) = end.parent_node() else { return };
    let mut before: Vec<Option<Item>> = items.take().into_iter().map(Some).collect();
    let mut after = Vec::with_capacity(keys.len());
    for key in keys {
        let kept = before.iter_mut().find(|item| item.as_ref().is_some_and(|i| i.key == key)).and_then(Option::take);
        after.push(kept.unwrap_or_else(|| make(key, &mut Cursor::building(parent.clone(), Some(end.clone())))));
    }
    for gone in before.into_iter().flatten() {
        let Item { part, owner, .. } = gone;
        part.remove();
        // First what follows the signals, then the signals.
        drop(part);
        owner.cleanup();
    }
    // From the end, so that what already stands right is not touched. Whatever is moved loses the focus, so the item that has it stays
    // where it is, and the others go around it.
    let active = document().active_element();
    let mut next = end.clone();
    for item in after.iter().rev() {
        let mut nodes = Vec::new();
        item.part.nodes(&mut nodes);
        if let (Some(first), Some(last)) = (nodes.first(), nodes.last()) {
            let has_focus = nodes.iter().any(|node| node.contains(active.as_deref()));
            if !has_focus && last.next_sibling().as_ref() != Some(&next) {
                item.part.move_before(&next);
            }
            next = first.clone();
        }
    }
    *items.borrow_mut() = after;
}
