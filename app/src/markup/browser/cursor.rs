//! Where the next node goes: onto what the server wrote, or before something.

use crate::reactive::document;
use wasm_bindgen::JsCast;
use web_sys::{self, Comment, Text};

/// What drawings are made of.
const SVG: &str = "http://www.w3.org/2000/svg";

/// A place in the page.
pub(super) enum Cursor {
    /// What the server wrote is taken over, node by node.
    TakingOver {
        /// In which element.
        parent: web_sys::Node,
        /// The next node that was not taken over.
        next: Option<web_sys::Node>,
        /// Where it did not fit.
        mismatch: Option<String>,
    },
    /// New nodes are put before another, or at the end.
    Building {
        /// In which element.
        parent: web_sys::Node,
        /// Before which.
        before: Option<web_sys::Node>,
    },
}

impl Cursor {
    pub(super) fn at_first_child(parent: &web_sys::Element) -> Self {
        Self::TakingOver { parent: parent.clone().into(), next: parent.first_child(), mismatch: None }
    }

    pub(super) fn building(parent: web_sys::Node, before: Option<web_sys::Node>) -> Self {
        Self::Building { parent, before }
    }

    /// For the children of an element that this cursor took over or built.
    pub(super) fn inside(&self, element: &web_sys::Element) -> Self {
        match self {
            Self::TakingOver { .. } => Self::at_first_child(element),
            Self::Building { .. } => Self::building(element.clone().into(), None),
        }
    }

    pub(super) fn is_building(&self) -> bool {
        matches!(self, Self::Building { .. })
    }

    pub(super) fn mismatch(&self) -> Option<&str> {
        match self {
            Self::TakingOver { mismatch, .. } => mismatch.as_deref(),
            Self::Building { .. } => None,
        }
    }

    /// A child did not fit, so its parent does not either.
    pub(super) fn inherit(&mut self, child: &Self) {
        if let (Self::TakingOver { mismatch, .. }, Some(words)) = (self, child.mismatch()) {
            *mismatch = Some(words.to_owned());
        }
    }

    /// The next node, if it is what is expected; goes on behind it.
    fn take<T: JsCast + Clone + Into<web_sys::Node>>(&mut self, expected: &str, fits: impl Fn(&T) -> bool) -> Option<T> {
        let Self::TakingOver { next, mismatch, .. } = self else { return None };
        let found = next.as_ref().and_then(|node| node.dyn_ref::<T>()).filter(|node| fits(node)).cloned();
        match &found {
            Some(node) => {
                let node: web_sys::Node = node.clone().into();
                *next = node.next_sibling();
            }
            None if mismatch.is_none() => {
                let there = next.as_ref().map(|node| format!("{} {:?}", node.node_name(), node.text_content()));
                *mismatch = Some(format!("expected {expected}, found {}", there.unwrap_or_default()));
            }
            None => {}
        }
        found
    }

    fn insert(&self, node: &web_sys::Node) {
        if let Self::Building { parent, before } = self {
            let _ = parent.insert_before(node, before.as_ref());
        }
    }

    pub(super) fn element(&mut self, tag: &'static str) -> Option<web_sys::Element> {
        if let Self::Building { parent, .. } = self {
            // Everything in a drawing is of the drawing's kind, links and titles too.
            let around = parent.dyn_ref::<web_sys::Element>().and_then(web_sys::Element::namespace_uri);
            let space = if tag == "svg" || around.as_deref() == Some(SVG) { SVG } else { "http://www.w3.org/1999/xhtml" };
            let made = document().create_element_ns(Some(space), tag).ok();
            return made.inspect(|element| self.insert(element));
        }
        self.take(tag, |element: &web_sys::Element| element.tag_name().eq_ignore_ascii_case(tag))
    }

    pub(super) fn text(&mut self, words: &str) -> Option<Text> {
        if let Self::TakingOver { parent, next, .. } = self {
            if words.is_empty() {
                // The server wrote none; it may get words later.
                let text = document().create_text_node("");
                let _ = parent.insert_before(&text, next.as_ref());
                return Some(text);
            }
            let between = next.as_ref().and_then(|n| n.dyn_ref::<Comment>()).filter(|c| c.data().is_empty());
            if let Some(after) = between.map(|comment| comment.next_sibling()) {
                *next = after;
            }
            return self.take("text", |_: &Text| true);
        }
        let text = document().create_text_node(words);
        self.insert(&text);
        Some(text)
    }

    /// The comment behind everything that may change.
    pub(super) fn end(&mut self) -> Option<web_sys::Node> {
        if self.is_building() {
            let comment: web_sys::Node = document().create_comment("/").into();
            self.insert(&comment);
            return Some(comment);
        }
        self.take("the end of a changing part", |comment: &Comment| comment.data() == "/").map(Into::into)
    }
}
