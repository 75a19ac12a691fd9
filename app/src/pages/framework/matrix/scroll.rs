//! Scrolling: which columns are in sight, and bringing the place where I am into it.

use super::elements::id;
use super::sheet::Sheet;
use super::window::{Apart, Window};
use crate::components::listen::on_window;
use leptos::prelude::*;

/// Looks again after every change of the columns or of where I am.
pub fn follow(sheet: Sheet) {
    Effect::new(move |_| {
        sheet.columns.track();
        request_animation_frame(move || moved(sheet));
    });
    on_window(leptos::ev::resize, move |_| moved(sheet));
    Effect::new(move |_| spread(sheet));
    let mut begun = false;
    Effect::new(move |_| {
        let here = sheet.here.get();
        // The page begins at its top.
        if std::mem::replace(&mut begun, true) {
            let number = here.column.and_then(|role| sheet.columns.with_untracked(|all| all.iter().position(|id| *id == role)));
            request_animation_frame(move || reveal(sheet, number, &id(here.row.as_ref(), None)));
        }
    });
}

/// What was measured of the scrolling box: how far it is scrolled, how much of the columns is in sight, and how wide one is.
fn measured(sheet: Sheet) -> Option<(u32, u32, u32)> {
    let scroller = sheet.scroller.get_untracked()?;
    let first = scroller.query_selector(".matrix__corner").ok()??.get_bounding_client_rect().width();
    let column = scroller.query_selector(".matrix__head").ok()??.get_bounding_client_rect().width();
    let seen = scroller.client_width().saturating_sub(whole(first));
    Some((u32::try_from(scroller.scroll_left()).ok()?, u32::try_from(seen).ok()?, u32::try_from(whole(column)).ok()?))
}

#[expect(clippy::cast_possible_truncation, reason = "a width in pixels")]
fn whole(width: f64) -> i32 {
    width.round() as i32
}

/// Below this width one role is shown at a time; the style sheet says the same.
const NARROW: f64 = 720.0;

/// The box was scrolled or its size has changed.
pub fn moved(sheet: Sheet) {
    let Some((left, seen, column)) = measured(sheet) else { return };
    let narrow = window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW);
    let window = if narrow {
        let at = sheet.here.with_untracked(|here| {
            let column = here.column.as_ref()?;
            sheet.columns.with_untracked(|all| all.iter().position(|id| id == column))
        });
        let at = at.unwrap_or_default();
        Window { start: at, end: at + 1 }
    } else {
        Window::of(left, seen, column)
    };
    if sheet.window.try_get_untracked().is_some_and(|old| old != window) {
        sheet.window.set(window);
    }
}

/// Gaps stand for the columns that are not in the page: before and behind those that are, and between them and the one where I am.
fn spread(sheet: Sheet) {
    let (window, count) = (sheet.window.get(), sheet.columns.with(Vec::len));
    let apart = sheet.columns.with(|all| window.apart(sheet.at(all)));
    let Some(grid) = sheet.grid.get() else { return };
    let (Window { start, end }, style) = (window.within(count), web_sys::HtmlElement::style(&grid));
    let (before, to, from, after) = match apart {
        Apart::No => (start, 0, 0, count.saturating_sub(end)),
        Apart::Before(at) => (at, start.saturating_sub(at + 1), 0, count.saturating_sub(end)),
        Apart::Behind(at) => (start, 0, at.saturating_sub(end), count.saturating_sub(at + 1)),
    };
    for (name, columns) in [("--before", before), ("--to-window", to), ("--from-window", from), ("--after", after)] {
        let _ = style.set_property(name, &columns.to_string());
    }
}

/// Brings a column and a row into sight.
fn reveal(sheet: Sheet, column: Option<usize>, row: &str) {
    moved(sheet);
    if let (Some((left, seen, width)), Some(scroller), Some(column)) = (measured(sheet), sheet.scroller.get_untracked(), column) {
        let wanted = Window::reveal(column, left, seen, width);
        if wanted != left {
            scroller.set_scroll_left(i32::try_from(wanted).unwrap_or_default());
        }
    }
    let (Some(scroller), Some(head)) = (sheet.scroller.get_untracked(), document().get_element_by_id(row)) else { return };
    let (outer, inner) = (scroller.get_bounding_client_rect(), head.get_bounding_client_rect());
    let header = scroller
        .query_selector(".matrix__corner")
        .ok()
        .flatten()
        .map_or(0.0, |corner| corner.get_bounding_client_rect().height());
    let top = whole(inner.top() - outer.top() - header);
    let bottom = whole(inner.bottom() - outer.bottom());
    if top < 0 {
        scroller.set_scroll_top(scroller.scroll_top() + top);
    } else if bottom > 0 {
        scroller.set_scroll_top(scroller.scroll_top() + bottom.min(top));
    }
}
