//! The reader's days: "tomorrow" is counted where somebody reads it. On the server, which does not know where that is, and until the page listens
//! (what is taken over must look as it was written) days are those of UTC.

use crate::components::hydrated::hydrated;
use crate::words::dates;
use domain::time::{Date, Timestamp};
use leptos::prelude::*;

/// A moment of the past, as the reader counts days. To be called where the text can follow.
pub fn ago(at: Timestamp, now: Timestamp) -> String {
    let shift = shift(now);
    dates::ago(Timestamp(at.0 + shift), Timestamp(now.0 + shift))
}

/// A day, as the reader counts them. To be called where the text can follow.
pub fn by(day: Date, now: Timestamp) -> String {
    dates::by(day, Timestamp(now.0 + shift(now)))
}

/// How far the reader's clock is ahead of UTC at a moment, in milliseconds.
fn shift(at: Timestamp) -> i64 {
    if hydrated().get() { ahead(at) } else { 0 }
}

/// The name of the reader's time zone, e.g. `Europe/Berlin`; empty where the browser does not say.
#[cfg(target_arch = "wasm32")]
pub fn time_zone() -> String {
    let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn time_zone() -> String {
    String::new()
}

#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "milliseconds and minutes are far below 2^53")]
fn ahead(at: Timestamp) -> i64 {
    let minutes = js_sys::Date::new(&(at.0 as f64).into()).get_timezone_offset();
    // A moment that the browser cannot place is not moved: what is no number becomes 0.
    -(minutes as i64) * 60_000
}

#[cfg(not(target_arch = "wasm32"))]
fn ahead(_at: Timestamp) -> i64 {
    0
}
