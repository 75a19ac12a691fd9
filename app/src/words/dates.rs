//! Dates as people say them: relative in text, absolute on hover and in print. The present is an argument.

use domain::time::{Date, Timestamp};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `30 June 2026`.
pub fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    let name = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    format!("{day} {name} {year}")
}

/// `30 June 2026, 14:05 UTC`.
pub fn moment(at: Timestamp) -> String {
    let minutes = at.0.div_euclid(60_000).rem_euclid(1440);
    format!("{}, {:02}:{:02} UTC", day(at.date()), minutes / 60, minutes % 60)
}

/// A moment of the past: `just now`, `5 min ago`, `yesterday`, `12 days ago`, then the day itself.
pub fn ago(at: Timestamp, now: Timestamp) -> String {
    let minutes = (now.0 - at.0).max(0) / 60_000;
    let days = now.date().days() - at.date().days();
    match (minutes, days) {
        (0, _) => "just now".to_owned(),
        (1..60, _) => format!("{minutes} min ago"),
        (60..120, _) => "an hour ago".to_owned(),
        (_, 0) => format!("{} hours ago", minutes / 60),
        (_, 1) => "yesterday".to_owned(),
        (_, 2..=30) => format!("{days} days ago"),
        _ => format!("on {}", day(at.date())),
    }
}

/// A day to come or gone by: `today`, `tomorrow`, `in 3 days`, `2 days ago`, then the day itself.
pub fn by(date: Date, now: Timestamp) -> String {
    match date.days() - now.date().days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days @ 2..=21 => format!("in {days} days"),
        days @ -21..=-2 => format!("{} days ago", -days),
        _ => format!("on {}", day(date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;

    #[test]
    fn the_past_is_said_the_way_people_say_it() {
        let now = Timestamp(20_000 * DAY + DAY / 2);
        let said = |before: i64| ago(Timestamp(now.0 - before), now);
        assert_eq!(said(10_000), "just now");
        assert_eq!(said(5 * 60_000), "5 min ago");
        assert_eq!(said(3 * 3_600_000), "3 hours ago");
        assert_eq!(said(DAY), "yesterday");
        assert_eq!(said(12 * DAY), "12 days ago");
        assert_eq!(said(60 * DAY), "on 5 August 2024");
    }

    #[test]
    fn a_clock_that_is_ahead_says_just_now() {
        assert_eq!(ago(Timestamp(DAY * 3 + 5000), Timestamp(DAY * 3)), "just now");
    }

    #[test]
    fn days_to_come_are_counted_by_the_calendar() {
        let now = Timestamp(20_000 * DAY + DAY - 1);
        assert_eq!(by(Date::from_days(20_000), now), "today");
        assert_eq!(by(Date::from_days(20_001), now), "tomorrow");
        assert_eq!(by(Date::from_days(20_003), now), "in 3 days");
        assert_eq!(by(Date::from_days(19_998), now), "2 days ago");
    }
}
