//! An element with its attributes, listeners and children.

use super::node::{IntoNode, Node};
use super::value::{IntoValue, Value};
use leptos::html::ElementType;
use leptos::prelude::NodeRef;
#[cfg(target_arch = "wasm32")]
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// What the browser calls when something happens.
#[cfg(target_arch = "wasm32")]
pub(super) type Listener = Box<dyn FnMut(web_sys::Event)>;

/// An element that is being described.
pub struct Element {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) children: Vec<Node>,
    pub(super) markup: Option<String>,
    #[cfg(target_arch = "wasm32")]
    pub(super) properties: Vec<(&'static str, Value)>,
    #[cfg(target_arch = "wasm32")]
    pub(super) listeners: Vec<(&'static str, Listener)>,
    #[cfg(target_arch = "wasm32")]
    pub(super) references: Vec<Box<dyn FnOnce(&web_sys::Element)>>,
}

impl Element {
    /// Without attributes and children.
    pub fn new(tag: &'static str) -> Self {
        Self {
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
        }
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: impl IntoValue) -> Self {
        self.attributes.push((name, value.into_value()));
        self
    }

    /// Adds a child behind the others.
    #[must_use]
    pub fn child(mut self, child: impl IntoNode) -> Self {
        self.children.push(child.into_node());
        self
    }

    /// Markup that is already escaped, instead of children.
    #[must_use]
    pub fn inner_html(mut self, markup: String) -> Self {
        self.markup = Some(markup);
        self
    }

    /// Sets a property of the element: what a person can change too, such as the text of a field. In the browser only.
    #[must_use]
    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(unused_mut, unused_variables, reason = "there are no properties on the server")
    )]
    pub fn property(mut self, name: &'static str, value: impl IntoValue) -> Self {
        #[cfg(target_arch = "wasm32")]
        self.properties.push((name, value.into_value()));
        self
    }

    /// Listens. In the browser only.
    #[must_use]
    #[cfg_attr(not(target_arch = "wasm32"), expect(unused_mut, unused_variables, reason = "nothing happens on the server"))]
    pub fn on(mut self, event: &'static str, handler: impl FnMut(web_sys::Event) + 'static) -> Self {
        #[cfg(target_arch = "wasm32")]
        self.listeners.push((event, Box::new(handler)));
        self
    }

    /// Listens to a form that is sent. In the browser only.
    #[must_use]
    pub fn on_submit(self, mut handler: impl FnMut(web_sys::SubmitEvent) + 'static) -> Self {
        self.on("submit", move |ev| handler(ev.unchecked_into()))
    }

    /// Listens to keys. In the browser only.
    #[must_use]
    pub fn on_keydown(self, mut handler: impl FnMut(web_sys::KeyboardEvent) + 'static) -> Self {
        self.on("keydown", move |ev| handler(ev.unchecked_into()))
    }

    /// Hands the element out once it is in the page. In the browser only.
    #[must_use]
    #[cfg_attr(not(target_arch = "wasm32"), expect(unused_mut, unused_variables, reason = "there are no elements on the server"))]
    pub fn reference<E>(mut self, reference: NodeRef<E>) -> Self
    where
        E: ElementType + 'static,
        E::Output: JsCast + Clone + 'static,
    {
        #[cfg(target_arch = "wasm32")]
        self.references.push(Box::new(move |element| reference.load(element)));
        self
    }
}
