//! A text of the draft, as the steps show it: everyone's keystrokes arrive in it, and comments can be made about it.

use super::super::desk::Desk;
use crate::live::{Lines, LiveText, live_text};
use document::framework::Item;
use domain::room::Shape;
use leptos::prelude::*;

/// Where a text stands and how it is shown.
pub struct Passage {
    /// Of what.
    pub item: Item,
    /// Which text of it.
    pub field: &'static str,
    /// The visible label.
    pub label: Signal<String>,
    /// What to write, as an example.
    pub placeholder: &'static str,
    /// One line or many.
    pub lines: Lines,
    /// What it was when the page was made.
    pub initial: String,
}

/// An empty text has to be seen as one that can be written in, also where there is no example to show.
const EMPTY: &str = " ";

impl Passage {
    /// A text of several lines.
    pub fn of(item: Item, field: &'static str, label: impl Into<String>, initial: String) -> Self {
        Self { item, field, label: Signal::stored(label.into()), placeholder: EMPTY, lines: Lines::Many, initial }
    }

    /// On one line.
    pub fn short(self) -> Self {
        Self { lines: Lines::One, ..self }
    }

    /// Called by what changes.
    pub fn called(self, label: Signal<String>) -> Self {
        Self { label, ..self }
    }

    /// With an example of what to write.
    pub fn like(self, placeholder: &'static str) -> Self {
        Self { placeholder, ..self }
    }

    /// The text.
    pub fn show(self, _: Desk) -> AnyView {
        let id = format!("{}-{}", self.item, self.field);
        let Self { item, field, label, placeholder, lines, initial } = self;
        let text = LiveText {
            part: Shape::Framework,
            item: item.to_string(),
            field: field.to_owned(),
            label,
            id,
            initial,
            rows: 2,
            lines,
            placeholder: placeholder.to_owned(),
        };
        live_text(text)
    }
}
