//! A text in the panel: a field for those who write, words for everybody else.

use super::super::sheet::Sheet;
use crate::live::{Lines, LiveText, live_text};
use document::framework::Item;
use domain::room::Shape;
use leptos::prelude::*;

/// A text of an item. `initial` is what it was when the panel was made.
pub fn text(sheet: Sheet, item: &Item, field: &'static str, label: &'static str, initial: String, lines: Lines) -> AnyView {
    if !sheet.opened().writes() {
        return shown(label, &initial);
    }
    live_text(LiveText {
        part: Shape::Framework,
        id: format!("panel-{item}-{field}"),
        item: item.to_string(),
        field: field.to_owned(),
        label: Signal::stored(label.to_owned()),
        initial,
        rows: if lines == Lines::One { 1 } else { 2 },
        lines,
        placeholder: String::new(),
    })
}

fn shown(label: &'static str, words: &str) -> AnyView {
    if words.trim().is_empty() {
        return ().into_any();
    }
    let lines = words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! { <div class="panel__text"><h3>{label}</h3>{lines}</div> }.into_any()
}
