//! Walking through the document: one keystroke from section to section, and knowing which one is being read.

use super::page::Page;
use crate::components::listen::on_window;
use domain::room::Shape;
use domain::state::Phase;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// How far below the top of the window a section counts as being read, in pixels: the bar, and a line to spare.
const READING_LINE: f64 = 160.0;

/// Alt + Page down and Alt + Page up lead to the next and the previous section.
pub fn keys(page: Page) {
    on_window(leptos::ev::keydown, move |ev| {
        let ev: KeyboardEvent = ev.unchecked_into();
        let step = match ev.key().as_str() {
            "PageDown" => 1,
            "PageUp" => -1,
            _ => return,
        };
        if ev.alt_key() && !ev.ctrl_key() && !ev.meta_key() {
            ev.prevent_default();
            go(page, step);
        }
    });
}

fn go(page: Page, step: isize) {
    let here = Phase::ALL.iter().position(|p| *p == page.here.get_untracked()).unwrap_or_default();
    let there = here.checked_add_signed(step).and_then(|n| Phase::ALL.get(n));
    if let Some(phase) = there {
        // The address moves along, so that the way back and a copied link lead here too.
        let _ = window().location().set_hash(phase.key());
        lead(page, *phase);
        page.live().attend(phase.section().map(Shape::Section));
        crate::components::focus::soon(format!("{}-title", phase.key()));
    }
}

/// Takes back or brings back my last change in a section. Texts do that themselves; this is for what is chosen, moved and removed.
pub fn take_back(page: Page, phase: Phase, ev: &KeyboardEvent) {
    let Some(section) = phase.section().filter(|_| !ev.default_prevented() && (ev.ctrl_key() || ev.meta_key()) && !ev.alt_key())
    else {
        return;
    };
    let Some(target) = ev.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if matches!(target.tag_name().as_str(), "TEXTAREA" | "INPUT")
        && target.get_attribute("type").is_none_or(|t| t == "text" || t == "date")
    {
        return;
    }
    match (ev.key().as_str(), ev.shift_key()) {
        ("z" | "Z", false) => page.live().undo(Shape::Section(section)),
        ("z" | "Z", true) | ("y" | "Y", _) => page.live().redo(Shape::Section(section)),
        _ => return,
    }
    ev.prevent_default();
}

/// A phase was asked for by name: the page jumps there, and that one is marked, however short the way to the end of the page is.
pub fn lead(page: Page, phase: Phase) {
    page.sought.set(Some(phase));
    page.here.set(phase);
}

/// Follows the reading: the last section whose top has passed the reading line.
pub fn watch(page: Page) {
    let waiting = StoredValue::new(false);
    on_window(leptos::ev::scroll, move |_| {
        if waiting.try_get_value() != Some(false) {
            return;
        }
        waiting.set_value(true);
        request_animation_frame(move || {
            if waiting.try_set_value(false).is_none() {
                look(page);
            }
        });
    });
    on_window(leptos::ev::hashchange, move |_| arrive(page));
    // Once the page is taken over: it has to look as it was written until then.
    Effect::new(move |_| request_animation_frame(move || arrive(page)));
}

/// Marks the phase that the address names a place of.
fn arrive(page: Page) {
    let hash = window().location().hash().unwrap_or_default();
    let place = hash.trim_start_matches('#');
    let of = |phase: &Phase| place.strip_prefix(phase.key()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if let Some(phase) = Phase::ALL.into_iter().find(of)
        && page.here.try_get_untracked().is_some()
    {
        lead(page, phase);
    }
}

fn look(page: Page) {
    // The jump to what was asked for scrolls the page once; whatever scrolls it after that is reading.
    if page.sought.try_update_untracked(Option::take).flatten().is_some() {
        return;
    }
    let (document, line) = (document(), window().scroll_y().unwrap_or_default() + READING_LINE);
    let passed = |phase: &Phase| {
        let section = document.get_element_by_id(phase.key()).map(JsCast::unchecked_into::<HtmlElement>);
        section.is_some_and(|s| f64::from(s.offset_top()) < line)
    };
    let phase = Phase::ALL.into_iter().rfind(passed).unwrap_or(Phase::Start);
    if page.here.get_untracked() != phase {
        page.here.set(phase);
    }
}
