//! Moments and days: relative in text, absolute on hover and in print.

use crate::markup::{IntoNode, Node, view};
use crate::words::dates;
use domain::time::{Date, Timestamp};

/// A moment of the past, e.g. `5 min ago`.
pub fn ago(at: Timestamp, now: Timestamp) -> Node {
    let (machine, absolute, relative) = (at.date().to_string(), dates::moment(at), dates::ago(at, now));
    view! { <time datetime=machine title=absolute>{relative}</time> }.into_node()
}

/// A day, e.g. `in 3 days`.
pub fn by(day: Date, now: Timestamp) -> Node {
    let (machine, absolute, relative) = (day.to_string(), dates::day(day), dates::by(day, now));
    view! { <time datetime=machine title=absolute>{relative}</time> }.into_node()
}
