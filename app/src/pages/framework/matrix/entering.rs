//! How a cell is entered and left by mouse, and how its field gets and loses the focus. A press selects a cell, a second or a double one opens
//! it: also where there is a field already because somebody else is in the cell, through which the style sheet lets a press pass.

use super::elements::edit;
use super::sheet::{Here, Sheet};
use crate::live::book::Place;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

/// A press. In the field of the cell where I am it is the field's.
pub fn press(sheet: Sheet, place: &Place, ev: &Event) {
    let again = ev.dyn_ref::<MouseEvent>().is_some_and(|ev| ev.detail() > 1);
    if field_of(ev).is_none() {
        sheet.go(Here { row: Some(place.1.clone()), column: Some(place.0.clone()) });
    } else if again && !sheet.is_writing(place) {
        // The second press of those that open the cell would choose a word, and the next key would replace it.
        ev.prevent_default();
    }
}

/// Two presses. In a field that was open before them they chose a word.
pub fn press_twice(sheet: Sheet, place: &Place) {
    if !sheet.is_writing(place) {
        edit(place);
    }
}

/// Something in the cell got the focus.
pub fn focus(sheet: Sheet, place: &Place, ev: &Event) {
    if field_of(ev).is_some() {
        sheet.enter(place);
    }
}

/// Something in the cell lost the focus.
pub fn blur(sheet: Sheet, place: &Place, ev: &Event) {
    let Some(field) = field_of(ev) else { return };
    let place = place.clone();
    // A window that loses the focus, and a row that is moved, give it back to the same field.
    queue_microtask(move || {
        if document().active_element().as_ref() != Some(&field) {
            sheet.leave(&place);
        }
    });
}

/// The field that something happened in, if it was in one.
fn field_of(ev: &Event) -> Option<Element> {
    let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok())?;
    target.closest("textarea").ok().flatten()
}
