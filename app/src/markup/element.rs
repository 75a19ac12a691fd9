//! An element with its attributes, listeners and children.

use super::node::{IntoNode, Node};
use super::value::{IntoValue, Value};
use crate::reactive::Reference;
use std::borrow::Cow;
use wasm_bindgen::JsCast;

/// What the browser calls when something happens.
#[cfg(target_arch = "wasm32")]
pub(super) type Listener = Box<dyn FnMut(web_sys::Event)>;

/// Who gets the element once it is in the page.
#[cfg(target_arch = "wasm32")]
pub(super) type Receiver = Box<dyn FnOnce(&web_sys::Element)>;

/// What an element is made of.
pub(super) struct Parts {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) children: Vec<Node>,
    pub(super) markup: Option<String>,
    #[cfg(target_arch = "wasm32")]
    pub(super) properties: Vec<(&'static str, Value)>,
    #[cfg(target_arch = "wasm32")]
    pub(super) listeners: Vec<(&'static str, Listener)>,
    #[cfg(target_arch = "wasm32")]
    pub(super) references: Vec<Receiver>,
}

/// An element that is being described: a pointer, so that describing it moves nothing.
pub struct Element(pub(super) Box<Parts>);

impl Element {
    /// Without attributes and children.
    #[inline(never)]
    pub fn new(tag: &'static str) -> Self {
        Self(Box::new(Parts {
            tag,
            attributes: Vec::new(),
            children: Vec::new(),
            markup: None,
            #[cfg(target_arch = "wasm32")]
            properties: Vec::new(),
            #[cfg(target_arch = "wasm32")]
            listeners: Vec::new(),
            #[cfg(target_arch = "wasm32")]
            references: Vec::new(),
        }))
    }

    /// Sets an attribute that never changes.
    #[inline(never)]
    pub fn fixed(&mut self, name: &'static str, value: &'static str) {
        self.0.attributes.push((name, Value::Text(Cow::Borrowed(value))));
    }

    /// Sets an attribute.
    pub fn attribute(&mut self, name: &'static str, value: impl IntoValue) {
        self.set(name, value.into_value());
    }

    #[inline(never)]
    fn set(&mut self, name: &'static str, value: Value) {
        self.0.attributes.push((name, value));
    }

    /// Adds words behind the other children.
    #[inline(never)]
    pub fn words(&mut self, words: &'static str) {
        self.0.children.push(Node::Text(Cow::Borrowed(words)));
    }

    /// Adds an element behind the other children.
    #[inline(never)]
    pub fn element(&mut self, element: Self) {
        self.0.children.push(Node::Element(element));
    }

    /// Adds a child behind the others.
    pub fn child(&mut self, child: impl IntoNode) {
        self.add(child.into_node());
    }

    #[inline(never)]
    fn add(&mut self, child: Node) {
        self.0.children.push(child);
    }

    /// Markup that is already escaped, instead of children.
    pub fn inner_html(&mut self, markup: String) {
        self.0.markup = Some(markup);
    }

    /// Sets a property of the element: what a person can change too, such as the text of a field. In the browser only.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(unused_variables, clippy::unused_self, reason = "there are no properties on the server")
    )]
    pub fn property(&mut self, name: &'static str, value: impl IntoValue) {
        #[cfg(target_arch = "wasm32")]
        self.0.properties.push((name, value.into_value()));
    }

    /// Listens. In the browser only.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(unused_variables, clippy::unused_self, reason = "nothing happens on the server")
    )]
    pub fn on(&mut self, event: &'static str, handler: impl FnMut(web_sys::Event) + 'static) {
        #[cfg(target_arch = "wasm32")]
        self.listen(event, Box::new(handler));
    }

    #[cfg(target_arch = "wasm32")]
    #[inline(never)]
    fn listen(&mut self, event: &'static str, listener: Listener) {
        self.0.listeners.push((event, listener));
    }

    /// Listens to a form that is sent. In the browser only.
    pub fn on_submit(&mut self, mut handler: impl FnMut(web_sys::SubmitEvent) + 'static) {
        self.on("submit", move |ev| handler(ev.unchecked_into()));
    }

    /// Listens to keys. In the browser only.
    pub fn on_keydown(&mut self, mut handler: impl FnMut(web_sys::KeyboardEvent) + 'static) {
        self.on("keydown", move |ev| handler(ev.unchecked_into()));
    }

    /// Hands the element out once it is in the page. In the browser only.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(unused_variables, clippy::unused_self, reason = "there are no elements on the server")
    )]
    pub fn reference<T: JsCast + 'static>(&mut self, reference: Reference<T>) {
        #[cfg(target_arch = "wasm32")]
        self.0.references.push(Box::new(move |element| reference.put(element.clone())));
    }
}
