//! Moments and days: relative in text, absolute on hover and in print.

use crate::reader;
use crate::words::dates;
use domain::time::{Date, Timestamp};
use leptos::prelude::*;

/// A moment of the past, e.g. `5 min ago`.
#[component]
pub fn Ago(at: Timestamp, now: Timestamp) -> impl IntoView {
    view! { <time datetime=at.date().to_string() title=dates::moment(at)>{move || reader::ago(at, now)}</time> }
}

/// A day, e.g. `in 3 days`.
#[component]
pub fn By(day: Date, now: Timestamp) -> impl IntoView {
    view! { <time datetime=day.to_string() title=dates::day(day)>{move || reader::by(day, now)}</time> }
}
