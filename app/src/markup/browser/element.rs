//! Elements in the browser.

use super::cursor::Cursor;
use super::part::{Kept, Part};
use crate::markup::element::Element;
use crate::markup::value::Value;
use reactive_graph::effect::RenderEffect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What is set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Attribute,
    Property,
}

pub(super) fn mount(Element(described): Element, cursor: &mut Cursor) -> Part {
    let described = *described;
    let Some(element) = cursor.element(described.tag) else { return Part::Nothing };
    let mut kept = Vec::new();
    for (name, value) in described.attributes {
        // What does not change is there already when the server wrote it.
        if cursor.is_building() || matches!(value, Value::Changing(_)) {
            keep(&element, Kind::Attribute, name, value, &mut kept);
        }
    }
    if let Some(markup) = described.markup.filter(|_| cursor.is_building()) {
        element.set_inner_html(&markup);
    }
    let mut inside = cursor.inside(&element);
    let children = described.children.into_iter().map(|child| super::mount(child, &mut inside)).collect();
    cursor.inherit(&inside);
    // After the children: what a select shows depends on its options.
    for (name, value) in described.properties {
        keep(&element, Kind::Property, name, value, &mut kept);
    }
    for (event, listener) in described.listeners {
        let closure = Closure::wrap(listener);
        let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        kept.push(Kept::Listener(closure));
    }
    for reference in described.references {
        reference(&element);
    }
    Part::Element { element, _kept: kept, _children: children }
}

fn keep(element: &web_sys::Element, kind: Kind, name: &'static str, value: Value, kept: &mut Vec<Kept>) {
    match value {
        Value::Changing(make) => {
            let element = element.clone();
            kept.push(Kept::Effect(RenderEffect::new(move |_| set(&element, kind, name, &make()))));
        }
        value => set(element, kind, name, &value),
    }
}

fn set(element: &web_sys::Element, kind: Kind, name: &'static str, value: &Value) {
    match (kind, value) {
        (_, Value::Changing(make)) => set(element, kind, name, &make()),
        (Kind::Attribute, Value::Absent) => drop(element.remove_attribute(name)),
        (Kind::Attribute, Value::Present) => drop(element.set_attribute(name, "")),
        (Kind::Attribute, Value::Text(text)) => {
            // Untouched where it is the same: some attributes start something when they are set.
            if element.get_attribute(name).as_deref() != Some(text) {
                let _ = element.set_attribute(name, text);
            }
        }
        (Kind::Property, Value::Absent) => property(element, name, &JsValue::FALSE),
        (Kind::Property, Value::Present) => property(element, name, &JsValue::TRUE),
        (Kind::Property, Value::Text(text)) => property(element, name, &JsValue::from_str(text)),
    }
}

/// Sets a property where it differs: setting the text of a field moves the caret.
fn property(element: &web_sys::Element, name: &str, value: &JsValue) {
    let name = JsValue::from_str(name);
    if js_sys::Reflect::get(element, &name).ok().as_ref() != Some(value) {
        let _ = js_sys::Reflect::set(element, &name, value);
    }
}
