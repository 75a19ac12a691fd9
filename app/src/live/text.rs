//! A text of the document in a native text area: everyone's keystrokes arrive in it, and nobody's caret moves by itself.

use super::coediting::{Elements, Handle};
use super::handle::use_live;
use super::place::{Lines, Place};
use crate::html::escaped;
use domain::content::MAX_TEXT_UTF16;
use domain::room::Shape;
use leptos::html::{Div, Textarea};
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// Numbers for texts that are bound.
static NUMBERS: AtomicU32 = AtomicU32::new(0);

/// What a text of the document is, and how it is shown.
pub struct LiveText {
    /// Where the text belongs.
    pub part: Shape,
    /// The item, e.g. `self` or the id of a goal.
    pub item: String,
    /// The field, e.g. `today`.
    pub field: String,
    /// The visible label: an item is called by its place, which changes.
    pub label: Signal<String>,
    /// The element's id; anchors of the page lead to it.
    pub id: String,
    /// What the text was when the page was made.
    pub initial: String,
    /// Lines shown while it is empty.
    pub rows: u32,
    /// Whether it may have several lines.
    pub lines: Lines,
    /// What to write here, as an example.
    pub placeholder: String,
}

/// The text area of the root `t/<item>/<field>` with its label, and the carets of the others over it. It can be written in once the
/// document is here and as long as I may; before that, and for readers, it is the same element, read-only.
pub fn live_text(text: LiveText) -> AnyView {
    let LiveText { part, item, field, label, id, initial, rows, lines, placeholder } = text;
    let live = use_live();
    let area = NodeRef::<Textarea>::new();
    let mirror = NodeRef::<Div>::new();
    let carets = NodeRef::<Div>::new();
    let writable = live.writable(part);
    let (labelled, root) = (id.clone(), format!("t/{item}/{field}"));
    bind(live.engine, Place { part, item, field, lines }, area, mirror, carets);
    view! {
        <div class="live-text" data-root=root data-lines=if lines == Lines::One { "one" } else { "many" }>
            <label class="live-text__label" for=labelled>{move || label.get()}</label>
            <div class="live-text__box">
                <div class="live-text__mirror" aria-hidden="true" node_ref=mirror></div>
                <textarea
                    class="live-text__input"
                    id=id
                    rows=if lines == Lines::One { 1 } else { rows }
                    placeholder=placeholder
                    autocomplete="off"
                    data-most=MAX_TEXT_UTF16
                    readonly=move || !writable.get()
                    node_ref=area
                    inner_html=as_html(&initial)
                ></textarea>
                <div class="live-text__carets" aria-hidden="true" node_ref=carets></div>
            </div>
        </div>
    }
    .into_any()
}

/// Binds the elements of a text once they are in the page.
fn bind(engine: Handle, place: Place, area: NodeRef<Textarea>, mirror: NodeRef<Div>, carets: NodeRef<Div>) {
    Effect::new(move |_| {
        if let (Some(area), Some(mirror), Some(carets)) = (area.get(), mirror.get(), carets.get()) {
            let (place, number) = (place.clone(), NUMBERS.fetch_add(1, Ordering::Relaxed));
            engine.with(move |engine| engine.bind(number, place, Elements { area, mirror, carets }));
            on_cleanup(move || engine.with(move |engine| engine.unbind(number)));
        }
    });
}

/// The text as what stands between the tags. A text node would do, were it not that an empty one is written as a space.
fn as_html(text: &str) -> String {
    let html = escaped(text);
    // The parser drops a line break right behind the tag.
    if text.starts_with('\n') { format!("\n{html}") } else { html }
}

#[cfg(test)]
mod tests {
    use super::as_html;

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(as_html("</textarea><script>a & b"), "&lt;/textarea&gt;&lt;script&gt;a &amp; b");
        assert_eq!(as_html("\nfirst"), "\n\nfirst");
    }
}
