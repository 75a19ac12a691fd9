//! Going about on the drawing: by keys from box to box, nearer and farther, and by dragging it under its frame.

use super::seen::{Map, Shape, href};
use crate::components::listen::on_window;
use domain::framework::chart::Toward;
use domain::ids::RoleId;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, MouseEvent};

/// Below this width of the window, in pixels, the list is the better reading.
const NARROW: f64 = 720.0;
/// How small and how large, in percent, and one step.
const SMALLEST: u32 = 20;
const LARGEST: u32 = 300;
const STEP: u32 = 125;
/// A press that moves less than this, in pixels, is none that drags.
const STEADY: i32 = 4;

/// Nearer or farther.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Nearer.
    In,
    /// Farther.
    Out,
    /// As far as it takes to see all.
    Fit,
}

/// The id of a role's box.
pub fn anchor(role: &RoleId) -> String {
    ["role-", role.as_str()].concat()
}

/// What a window of this width is shown first.
pub fn shape_for_window() -> Shape {
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(NARROW);
    if width < NARROW { Shape::List } else { Shape::Map }
}

/// Looks whether some of the drawing is out of sight at the side, whenever that may have changed.
pub fn measure(map: Map) {
    let look = move || {
        if let Some(frame) = map.frame.try_get_untracked().flatten() {
            let _ = map.wider.try_set(frame.scroll_width() > frame.client_width() + 1);
        }
    };
    Effect::new(move |_| {
        map.frame.track();
        map.zoom.track();
        map.chart.track();
        map.shape.track();
        request_animation_frame(look);
    });
    on_window(leptos::ev::resize, move |_| look());
}

/// A key on the drawing.
pub fn key(map: Map, ev: &KeyboardEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
        return;
    }
    let toward = match ev.key().as_str() {
        "ArrowRight" => Toward::Right,
        "ArrowLeft" => Toward::Left,
        "ArrowUp" => Toward::Up,
        "ArrowDown" => Toward::Down,
        "+" | "=" => return zoom(map, Zoom::In),
        "-" => return zoom(map, Zoom::Out),
        "0" => return zoom(map, Zoom::Fit),
        _ => return,
    };
    ev.prevent_default();
    let next = map.chosen.with_untracked(|chosen| {
        map.chart.with_untracked(|chart| {
            let here = chosen.as_ref().filter(|id| chart.spot(id).is_some());
            let next = here.map_or_else(|| chart.spots.first(), |here| chart.next(here, toward));
            next.map(|spot| spot.role.clone())
        })
    });
    let box_of = next.and_then(|role| document().get_element_by_id(&anchor(&role)));
    if let Some(element) = box_of {
        // The browser brings what has the focus into sight.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// How wide the drawing is on the screen, and how wide it was drawn.
fn widths(map: Map) -> Option<(HtmlElement, f64, f64)> {
    let frame = map.frame.get_untracked()?;
    let drawing = frame.query_selector("svg").ok()??;
    let drawn = map.chart.with_untracked(|chart| f64::from(chart.width));
    Some((frame.into(), drawing.get_bounding_client_rect().width(), drawn))
}

/// Nearer or farther, around the middle of what is seen.
pub fn zoom(map: Map, zoom: Zoom) {
    let Some((frame, shown, drawn)) = widths(map) else { return };
    let now = percent(shown, drawn);
    let wanted = match zoom {
        Zoom::In => now * STEP / 100,
        Zoom::Out => now * 100 / STEP,
        // Half a percent too much would leave an edge out of sight.
        Zoom::Fit => percent(f64::from(frame.client_width()) - drawn / 200.0, drawn).min(100),
    };
    let wanted = wanted.clamp(SMALLEST, LARGEST);
    let (left, half) = (f64::from(frame.scroll_left()), f64::from(frame.client_width()) / 2.0);
    let (top, tall) = (f64::from(frame.scroll_top()), f64::from(frame.client_height()) / 2.0);
    let factor = f64::from(wanted) * drawn / 100.0 / shown;
    map.zoom.set(Some(wanted));
    request_animation_frame(move || {
        frame.set_scroll_left(whole((left + half) * factor - half));
        frame.set_scroll_top(whole((top + tall) * factor - tall));
    });
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
fn whole(pixels: f64) -> i32 {
    pixels as i32
}

fn percent(part: f64, of: f64) -> u32 {
    u32::try_from(whole(part * 100.0 / of + 0.5)).unwrap_or(100)
}

/// The wheel moves the drawing by itself; with the key for zooming it zooms, as everywhere.
pub fn wheel(map: Map, ev: &Event) {
    let Some(wheel) = ev.dyn_ref::<web_sys::WheelEvent>().filter(|wheel| wheel.ctrl_key() || wheel.meta_key()) else { return };
    ev.prevent_default();
    zoom(map, if wheel.delta_y() < 0.0 { Zoom::In } else { Zoom::Out });
}

thread_local! {
    /// Where the drawing was taken hold of: the pointer and what was scrolled.
    static HELD: Cell<Option<[i32; 4]>> = const { Cell::new(None) };
    /// Whether it was moved since: then letting go of it presses nothing.
    static MOVED: Cell<bool> = const { Cell::new(false) };
}

/// Takes hold of the drawing.
pub fn grab(map: Map, ev: &Event) {
    let (Some(mouse), Some(frame)) = (ev.dyn_ref::<MouseEvent>(), map.frame.get_untracked()) else { return };
    MOVED.set(false);
    if mouse.button() == 0 {
        HELD.set(Some([mouse.client_x(), mouse.client_y(), frame.scroll_left(), frame.scroll_top()]));
    }
}

/// Moves what is held, until it is let go.
pub fn follow(map: Map) {
    on_window(leptos::ev::mousemove, move |ev| {
        let (Some([x, y, left, top]), Some(mouse), Some(frame)) =
            (HELD.get(), ev.dyn_ref::<MouseEvent>(), map.frame.get_untracked())
        else {
            return;
        };
        let (across, down) = (mouse.client_x() - x, mouse.client_y() - y);
        if MOVED.get() || across.abs().max(down.abs()) > STEADY {
            MOVED.set(true);
            frame.set_scroll_left(left - across);
            frame.set_scroll_top(top - down);
        }
    });
    on_window(leptos::ev::mouseup, |_| HELD.set(None));
}

/// A press on a box looks at the role. Enter, and a press that asks for a window of its own, open its page.
pub fn press(map: Map, role: &RoleId, ev: &MouseEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.shift_key() || ev.alt_key() {
        return;
    }
    ev.prevent_default();
    if MOVED.replace(false) {
        return;
    }
    // The keyboard presses without a pointer.
    if ev.detail() == 0 {
        map.go.run(href(role));
    } else {
        map.choose(role);
    }
}
