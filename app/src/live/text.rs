//! A text of the document in a native text area: everyone's keystrokes arrive in it, and nobody's caret moves by itself.

use super::handle::use_live;
use domain::content::MAX_TEXT_UTF16;
use domain::section::Section;
use leptos::html::{Div, Textarea};
use leptos::prelude::*;

/// Whether a text may have several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// A title: a line break becomes a space.
    One,
    /// A passage.
    #[default]
    Many,
}

/// The text area of the root `t/<item>/<field>` with its label, and the carets of the others over it. It can be written in once the
/// document is here and as long as I may; before that, and for readers, it is the same element, read-only.
#[component]
pub fn LiveText(
    /// Where the text belongs.
    section: Section,
    /// The item, e.g. `self` or the id of a goal.
    #[prop(into)]
    item: String,
    /// The field, e.g. `today`.
    #[prop(into)]
    field: String,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// The element's id; anchors of the page lead to it.
    #[prop(into)]
    id: String,
    /// What the text was when the page was made.
    #[prop(into, optional)]
    initial: String,
    /// Lines shown while it is empty.
    #[prop(default = 3)]
    rows: u32,
    /// Whether it may have several lines.
    #[prop(optional)]
    lines: Lines,
    /// What to write here, as an example.
    #[prop(into, optional)]
    placeholder: String,
    /// The id of an element that explains the field.
    #[prop(into, optional)]
    described_by: Option<String>,
) -> impl IntoView {
    let live = use_live();
    let area = NodeRef::<Textarea>::new();
    let mirror = NodeRef::<Div>::new();
    let carets = NodeRef::<Div>::new();
    let writable = live.writable(section);
    #[cfg(target_arch = "wasm32")]
    super::browser::bind(&live, super::browser::Place { section, item, field, lines }, area, mirror, carets);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (item, field);

    view! {
        <div class="live-text" data-lines=if lines == Lines::One { "one" } else { "many" }>
            <label class="live-text__label" for=id.clone()>{label}</label>
            <div class="live-text__box">
                <div class="live-text__mirror" aria-hidden="true" node_ref=mirror></div>
                <textarea
                    class="live-text__input"
                    id=id
                    rows=if lines == Lines::One { 1 } else { rows }
                    placeholder=placeholder
                    aria-describedby=described_by
                    autocomplete="off"
                    maxlength=MAX_TEXT_UTF16
                    readonly=move || !writable.get()
                    node_ref=area
                    inner_html=as_html(&initial)
                ></textarea>
                <div class="live-text__carets" aria-hidden="true" node_ref=carets></div>
            </div>
        </div>
    }
}

/// The text as what stands between the tags. A text node would do, were it not that an empty one is written as a space.
fn as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    // The parser drops a line break right behind the tag.
    if text.starts_with('\n') {
        html.push('\n');
    }
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
    html
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
