//! A bar of links that is moved sideways where it has no room: the link of the place where somebody is stays in sight.

use leptos::html::Nav;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How much of what stands before it stays in sight, in pixels.
const EDGE: f64 = 48.0;

/// Moves the bar to the link of that id, now and whenever it is another one.
pub fn keep_in_sight(nav: NodeRef<Nav>, link: impl Fn() -> String + 'static) {
    Effect::new(move |_| {
        let link = document().get_element_by_id(&link());
        if let (Some(nav), Some(link)) = (nav.get(), link) {
            let nav: &Element = nav.unchecked_ref();
            let away = link.get_bounding_client_rect().left() - nav.get_bounding_client_rect().left();
            nav.set_scroll_left(nav.scroll_left() + whole(away - EDGE));
        }
    });
}

#[expect(clippy::cast_possible_truncation, reason = "a few thousand pixels at most")]
fn whole(pixels: f64) -> i32 {
    pixels as i32
}
