//! The names of copies that are made again and again, and which of them are too many.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The moment in a name: sorts as time does, and is a name on every file system.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";
/// How copies end.
const ENDING: &str = ".backup";

/// The name of a copy: what it is for, a dash, and when it was made, in UTC.
pub fn file_name(what: &str, made: Timestamp) -> String {
    format!("{what}-{}{ENDING}", made.strftime(MOMENT))
}

/// When the copy of that name was made; none for every other name.
pub fn made_of(name: &str) -> Option<Timestamp> {
    let stem = name.strip_suffix(".age").unwrap_or(name).strip_suffix(ENDING)?;
    let (_, moment) = stem.rsplit_once('-')?;
    DateTime::strptime(MOMENT, moment).ok()?.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// When the newest copy for `what` was made.
pub fn newest(names: &[String], what: &str) -> Option<Timestamp> {
    copies(names, what).into_iter().map(|(made, _)| made).max()
}

/// The copies for `what` beyond the newest `keep`. Names of anything else are left alone.
pub fn surplus<'a>(names: &'a [String], what: &str, keep: usize) -> Vec<&'a str> {
    let mut copies = copies(names, what);
    copies.sort_unstable();
    let surplus = copies.len().saturating_sub(keep);
    copies.into_iter().take(surplus).map(|(_, name)| name).collect()
}

fn copies<'a>(names: &'a [String], what: &str) -> Vec<(Timestamp, &'a str)> {
    let of = |name: &str| name.strip_prefix(what).is_some_and(|rest| rest.starts_with('-'));
    names.iter().filter(|name| of(name)).filter_map(|name| Some((made_of(name)?, name.as_str()))).collect()
}
