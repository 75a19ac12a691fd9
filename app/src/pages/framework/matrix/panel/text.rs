//! A text in the panel: a field for those who write, words for everybody else.

use super::super::sheet::Sheet;
use crate::live::{Lines, LiveText, live_text};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use document::framework::Item;
use domain::room::Shape;

/// A text of an item. `initial` is what it was when the panel was made.
pub fn text(sheet: Sheet, item: &Item, field: &'static str, label: &'static str, initial: String, lines: Lines) -> Node {
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

fn shown(label: &'static str, words: &str) -> Node {
    if words.trim().is_empty() {
        return ().into_node();
    }
    let lines = words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).into_nodes();
    view! { <div class="panel__text"><h4>{label}</h4>{lines}</div> }
}
