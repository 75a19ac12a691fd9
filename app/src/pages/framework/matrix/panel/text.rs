//! A text in the panel: a field for those who write, words for everybody else.

use super::super::sheet::Sheet;
use crate::live::{Lines, LiveText, live_text};
use document::framework::Item;
use domain::room::Shape;
use leptos::prelude::*;

/// A text of an item.
#[component]
pub fn PanelText(
    sheet: Sheet,
    item: Item,
    /// Which of its texts.
    field: &'static str,
    label: &'static str,
    /// What it was when the panel was made.
    initial: String,
    lines: Lines,
) -> impl IntoView {
    if !sheet.opened().writes() {
        return view! { <ShownText label=label words=initial/> }.into_any();
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

#[component]
fn ShownText(label: &'static str, words: String) -> impl IntoView {
    if words.trim().is_empty() {
        return ().into_any();
    }
    let lines = words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! { <div class="panel__text"><h3>{label}</h3>{lines}</div> }.into_any()
}
