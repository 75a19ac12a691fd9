//! Parts that are made again whenever a signal in them changes.

use super::cursor::Cursor;
use super::part::Part;
use crate::markup::node::Node;
use crate::reactive::document;
use reactive_graph::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{self, HtmlElement};

/// Lends the cursor to the first run of an effect, which cannot borrow it.
fn lend(cursor: &mut Cursor) -> Rc<RefCell<Option<Cursor>>> {
    let nowhere = Cursor::building(document().into(), None);
    Rc::new(RefCell::new(Some(std::mem::replace(cursor, nowhere))))
}

/// Runs `effect` now, with the cursor, and again on every change, without.
pub(super) fn follow(cursor: &mut Cursor, mut effect: impl FnMut(Option<&mut Cursor>) + 'static) -> RenderEffect<()> {
    let lent = lend(cursor);
    let first = Rc::clone(&lent);
    let running = RenderEffect::new(move |_| {
        let mut cursor = first.borrow_mut().take();
        effect(cursor.as_mut());
        *first.borrow_mut() = cursor;
    });
    if let Some(back) = lent.borrow_mut().take() {
        *cursor = back;
    }
    running
}

pub(super) fn mount(make: Box<dyn Fn() -> Node>, cursor: &mut Cursor) -> Part {
    let now = Rc::new(RefCell::new(Part::Nothing));
    let end = Rc::new(RefCell::new(None::<web_sys::Node>));
    let (part, behind) = (Rc::clone(&now), Rc::clone(&end));
    let effect = follow(cursor, move |cursor| {
        let node = make();
        match cursor {
            Some(cursor) => *part.borrow_mut() = super::mount(node, cursor),
            None => replace(&part, behind.borrow().as_ref(), node),
        }
    });
    let Some(behind) = cursor.end() else { return Part::Nothing };
    *end.borrow_mut() = Some(behind.clone());
    Part::Changing { now, end: behind, _effect: effect }
}

fn replace(part: &RefCell<Part>, end: Option<&web_sys::Node>, node: Node) {
    let Some((end, parent)) = end.and_then(|end| Some((end, end.parent_node()?))) else { return };
    // The common case: words that change.
    if let (Part::Text(text), Node::Text(words)) = (&*part.borrow(), &node) {
        text.set_data(words);
        return;
    }
    let focused = focused_in(&part.borrow());
    let old = part.replace(Part::Nothing);
    old.remove();
    drop(old);
    *part.borrow_mut() = super::mount(node, &mut Cursor::building(parent, Some(end.clone())));
    let again = focused.and_then(|id| document().get_element_by_id(&id));
    if let Some(element) = again {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// The id of what has the focus in a part: it keeps it when the part is made again.
fn focused_in(part: &Part) -> Option<String> {
    let active = document().active_element()?;
    let id = active.get_attribute("id")?;
    let mut nodes = Vec::new();
    part.nodes(&mut nodes);
    nodes.iter().any(|node| node.contains(Some(&active))).then_some(id)
}
