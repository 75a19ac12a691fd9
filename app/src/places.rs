//! Back and forward lead to the place where one was: how far the page was scrolled, and what had the focus. The browser looks for it before the
//! page is there, so it is told not to.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollRestoration};

/// Boxes that are scrolled by themselves have this attribute, with a name that is theirs alone on the page.
const BOX: &str = "data-scrolls";
/// A page that is not as long as it was after so many frames has become shorter.
const FRAMES: u32 = 60;

/// Where somebody was on a page.
#[derive(Debug, Clone, Default)]
struct Spot {
    /// How far the window was scrolled, in pixels from the left and from the top.
    window: (f64, f64),
    /// The same for each box, by its name.
    boxes: Vec<(String, (i32, i32))>,
    /// What had the focus, as a selector.
    focus: Option<String>,
}

/// Remembers and restores. Has to be called inside the router; `is_routing` says whether somebody is on the way.
pub fn restore(is_routing: ReadSignal<bool>) {
    let location = use_location();
    let spots = StoredValue::new(BTreeMap::<String, Spot>::new());
    let returning = StoredValue::new(false);
    // What was focused last within the page. The link by which one leaves lies beside it, in the navigation.
    let focused = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        leave_to_us(ScrollRestoration::Manual);
        let back = window_event_listener(leptos::ev::popstate, move |_| returning.set_value(true));
        let focus = window_event_listener(leptos::ev::focusin, move |ev| {
            if let Some(within) = ev.target().and_then(|target| within_page(&target.dyn_into().ok()?)) {
                focused.set_value(Some(within));
            }
        });
        // A document that is loaded again is the browser's to scroll.
        let gone = window_event_listener(leptos::ev::pagehide, |_| leave_to_us(ScrollRestoration::Auto));
        on_cleanup(move || {
            back.remove();
            focus.remove();
            gone.remove();
        });
    });
    Effect::new(move |shown: Option<String>| {
        let here = format!("{}{}", location.pathname.get(), location.search.get());
        let shown = shown.unwrap_or_else(|| here.clone());
        if is_routing.get() || here == shown {
            if here != shown {
                spots.update_value(|all| drop(all.insert(shown.clone(), Spot::here(focused.get_value()))));
            }
            return shown;
        }
        focused.set_value(None);
        let back = returning.try_update_value(std::mem::take).unwrap_or_default();
        if let Some(spot) = spots.with_value(|all| all.get(&here).cloned()).filter(|_| back) {
            request_animation_frame(move || spot.go(FRAMES));
        }
        here
    });
}

fn leave_to_us(how: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(how);
    }
}

impl Spot {
    fn here(focus: Option<String>) -> Self {
        let window = (window().scroll_x().unwrap_or_default(), window().scroll_y().unwrap_or_default());
        let boxes = boxes().into_iter().map(|(name, element)| (name, (element.scroll_left(), element.scroll_top()))).collect();
        Self { window, boxes, focus }
    }

    /// Goes there, as soon as the page is long enough.
    fn go(self, frames: u32) {
        let height = document().document_element().map(|root| root.scroll_height() - root.client_height()).unwrap_or_default();
        if f64::from(height) < self.window.1 && frames > 0 {
            request_animation_frame(move || self.go(frames - 1));
            return;
        }
        for (name, element) in boxes() {
            if let Some((_, (left, top))) = self.boxes.iter().find(|(known, _)| *known == name) {
                element.set_scroll_left(*left);
                element.set_scroll_top(*top);
            }
        }
        window().scroll_to_with_x_and_y(self.window.0, self.window.1);
        let focused = self.focus.and_then(|focus| document().query_selector(&focus).ok().flatten());
        if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let stay = FocusOptions::new();
            stay.set_prevent_scroll(true);
            let _ = focused.focus_with_options(&stay);
        }
    }
}

fn boxes() -> Vec<(String, Element)> {
    let Ok(found) = document().query_selector_all(&format!("[{BOX}]")) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    elements.filter_map(|element| Some((element.get_attribute(BOX)?, element))).collect()
}

/// A selector of something in the page: by its id, or as the link that it is. What has neither is not found again.
fn within_page(element: &Element) -> Option<String> {
    element.closest("#main :where([id], a[href])").ok()??;
    let quoted = |text: String| text.replace(['\\', '"'], "");
    let id = Some(element.id()).filter(|id| !id.is_empty()).map(|id| format!("[id=\"{}\"]", quoted(id)));
    id.or_else(|| Some(format!("#main a[href=\"{}\"]", quoted(element.get_attribute("href")?))))
}
