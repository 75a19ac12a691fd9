//! The browser's time.

/// Milliseconds since the page began; never goes back.
pub(super) fn now() -> u64 {
    whole(web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now()))
}

/// Milliseconds of the calendar: only for names that should sort by time.
pub(super) fn calendar() -> u64 {
    whole(js_sys::Date::now())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive and far below 2^53")]
fn whole(ms: f64) -> u64 {
    ms.max(0.0) as u64
}
