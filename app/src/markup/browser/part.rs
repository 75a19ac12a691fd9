//! What a node became: the nodes of the page, and what keeps them up to date.

use crate::reactive::Owner;
use reactive_graph::effect::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use web_sys::{self, Text};

/// A node in the page. Dropping it ends what keeps it up to date; it leaves the page with [`Part::remove`].
pub(super) enum Part {
    Nothing,
    Text(Text),
    Element { element: web_sys::Element, _kept: Vec<Kept>, _children: Vec<Part> },
    Many(Vec<Part>),
    Changing { now: Rc<RefCell<Part>>, end: web_sys::Node, _effect: RenderEffect<()> },
    List { now: Rc<RefCell<Vec<Item>>>, end: web_sys::Node, _effect: RenderEffect<()> },
}

/// What keeps an element up to date.
pub(super) enum Kept {
    #[expect(dead_code, reason = "kept alive, never read")]
    Effect(RenderEffect<()>),
    #[expect(dead_code, reason = "kept alive, never read")]
    Listener(Closure<dyn FnMut(web_sys::Event)>),
}

/// An item of a list; what its node made belongs to its owner.
pub(super) struct Item {
    pub(super) key: String,
    pub(super) part: Part,
    pub(super) owner: Owner,
}

impl Drop for Part {
    /// What it held ends now and not when the executor next looks at its effect: that may be after its signals are gone.
    fn drop(&mut self) {
        match self {
            Self::Changing { now, .. } => drop(now.try_borrow_mut().map(|mut part| std::mem::replace(&mut *part, Self::Nothing))),
            Self::List { now, .. } => drop(now.try_borrow_mut().map(|mut items| std::mem::take(&mut *items))),
            _ => {}
        }
    }
}

impl Part {
    /// The outermost nodes, in order.
    pub(super) fn nodes(&self, found: &mut Vec<web_sys::Node>) {
        match self {
            Self::Nothing => {}
            Self::Text(text) => found.push(text.clone().into()),
            Self::Element { element, .. } => found.push(element.clone().into()),
            Self::Many(parts) => parts.iter().for_each(|part| part.nodes(found)),
            Self::Changing { now, end, .. } => {
                now.borrow().nodes(found);
                found.push(end.clone());
            }
            Self::List { now, end, .. } => {
                now.borrow().iter().for_each(|item| item.part.nodes(found));
                found.push(end.clone());
            }
        }
    }

    /// Takes it out of the page.
    pub(super) fn remove(&self) {
        let mut nodes = Vec::new();
        self.nodes(&mut nodes);
        for node in nodes {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(&node);
            }
        }
    }

    /// Puts it before another node.
    pub(super) fn move_before(&self, before: &web_sys::Node) {
        let mut nodes = Vec::new();
        self.nodes(&mut nodes);
        if let Some(parent) = before.parent_node() {
            for node in nodes {
                let _ = parent.insert_before(&node, Some(before));
            }
        }
    }
}
