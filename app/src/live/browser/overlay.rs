//! Others' carets and selections over a text area. A mirror with the same text and metrics lies under it; what the browser measures there is
//! where the marks go. They are placed through the object model: the policy forbids style attributes.

use std::cell::RefCell;
use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, HtmlDivElement, HtmlElement, Node, Range};

/// One person in this text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) client: u64,
    pub(super) name: String,
    pub(super) color: u8,
    pub(super) anchor: u32,
    pub(super) head: u32,
    pub(super) rest: Rest,
}

/// Whether a caret has not moved for a while: then its flag is folded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    Yes,
    No,
}

/// The two elements around a text area.
pub(super) struct Overlay {
    mirror: HtmlDivElement,
    carets: HtmlDivElement,
    shown: RefCell<Vec<(u64, HtmlElement)>>,
    selections: RefCell<Vec<HtmlElement>>,
}

impl Overlay {
    pub(super) fn new(mirror: HtmlDivElement, carets: HtmlDivElement) -> Self {
        Self { mirror, carets, shown: RefCell::default(), selections: RefCell::default() }
    }

    /// Shows these marks and no others.
    pub(super) fn draw(&self, text: &str, marks: &[Mark]) {
        self.remove_gone(marks);
        if marks.is_empty() {
            // An empty mirror costs no layout.
            if self.mirror.has_child_nodes() {
                self.mirror.set_text_content(None);
            }
            return;
        }
        // The last character gives a place behind the end, and on a last line that is still empty.
        self.mirror.set_text_content(Some(&format!("{text}\u{200b}")));
        let (Some(node), Some(zero)) = (self.mirror.first_child(), self.origin()) else { return };
        for mark in marks {
            self.draw_caret(&node, &zero, mark);
            self.draw_selection(&node, &zero, mark);
        }
    }

    fn origin(&self) -> Option<DomRect> {
        Some(self.carets.parent_element()?.get_bounding_client_rect())
    }

    fn remove_gone(&self, marks: &[Mark]) {
        for selection in self.selections.borrow_mut().drain(..) {
            selection.remove();
        }
        self.shown.borrow_mut().retain(|(client, caret)| {
            let stays = marks.iter().any(|mark| mark.client == *client);
            if !stays {
                caret.remove();
            }
            stays
        });
    }

    fn draw_caret(&self, node: &Node, zero: &DomRect, mark: &Mark) {
        let Some(rect) = range(node, mark.head, mark.head + 1).and_then(|r| r.get_client_rects()).and_then(|r| r.get(0)) else {
            return;
        };
        let known = self.shown.borrow().iter().find(|(client, _)| *client == mark.client).map(|(_, caret)| caret.clone());
        let Some(caret) = known.or_else(|| self.new_caret(mark)) else { return };
        place(&caret, zero, rect.left(), rect.top());
        let _ = caret.style().set_property("height", &pixels(rect.height()));
        let _ = match mark.rest {
            Rest::Yes => caret.set_attribute("data-rest", ""),
            Rest::No => caret.remove_attribute("data-rest"),
        };
    }

    fn new_caret(&self, mark: &Mark) -> Option<HtmlElement> {
        let caret = element("span", "live-text__caret", mark.color)?;
        let flag = element("span", "live-text__flag", mark.color)?;
        flag.set_text_content(Some(&mark.name));
        caret.append_child(&flag).ok()?;
        self.carets.append_child(&caret).ok()?;
        self.shown.borrow_mut().push((mark.client, caret.clone()));
        Some(caret)
    }

    fn draw_selection(&self, node: &Node, zero: &DomRect, mark: &Mark) {
        let (from, to) = (mark.anchor.min(mark.head), mark.anchor.max(mark.head));
        if from == to {
            return;
        }
        let Some(rects) = range(node, from, to).and_then(|r| r.get_client_rects()) else { return };
        for rect in (0..rects.length()).filter_map(|i| rects.get(i)) {
            let Some(part) = element("span", "live-text__selection", mark.color) else { return };
            let style = part.style();
            let _ = style.set_property("position", "absolute");
            let _ = style.set_property("pointer-events", "none");
            let _ = style.set_property("width", &pixels(rect.width()));
            let _ = style.set_property("height", &pixels(rect.height()));
            place(&part, zero, rect.left(), rect.top());
            if self.carets.append_child(&part).is_ok() {
                self.selections.borrow_mut().push(part);
            }
        }
    }
}

fn place(element: &HtmlElement, zero: &DomRect, left: f64, top: f64) {
    let style = element.style();
    let _ = style.set_property("left", &pixels(left - zero.left()));
    let _ = style.set_property("top", &pixels(top - zero.top()));
}

fn element(kind: &str, class: &str, color: u8) -> Option<HtmlElement> {
    let element: HtmlElement = web_sys::window()?.document()?.create_element(kind).ok()?.dyn_into().ok()?;
    element.set_class_name(class);
    element.set_attribute("data-person", &color.to_string()).ok()?;
    Some(element)
}

/// The part of the mirror's text between two places; none if it has no such places.
fn range(node: &Node, from: u32, to: u32) -> Option<Range> {
    let range = Range::new().ok()?;
    range.set_start(node, from).ok()?;
    range.set_end(node, to).ok()?;
    Some(range)
}

/// A length for the style sheet, to the tenth. Formatting a fraction as such is fourteen kilobytes of program.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is shorter than two hundred million pixels, and a longer one may be cut"
)]
fn pixels(length: f64) -> String {
    let tenths = (length * 10.0).round() as i32;
    format!("{}{}.{}px", if tenths < 0 { "-" } else { "" }, (tenths / 10).abs(), (tenths % 10).abs())
}
