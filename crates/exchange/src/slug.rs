//! Identifiers made of names: readable, short, and the same each time.

use domain::ids::MAX_ID_LEN;
use std::collections::BTreeSet;

/// The name in `a-z0-9-`, at most [`MAX_ID_LEN`] long and cut between words where possible. Empty where no character can be written so.
pub(crate) fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().take(400) {
        let plain = if c.is_ascii() { None } else { deunicode::deunicode_char(c).filter(|_| c.is_alphanumeric()) };
        let one = c.to_string();
        for c in plain.unwrap_or(if c.is_ascii() { &one } else { " " }).chars() {
            match c.to_ascii_lowercase() {
                c if c.is_ascii_alphanumeric() => out.push(c),
                '\'' => {}
                _ if out.ends_with('-') || out.is_empty() => {}
                _ => out.push('-'),
            }
        }
    }
    cut(out.trim_end_matches('-'), MAX_ID_LEN)
}

fn cut(slug: &str, max: usize) -> String {
    if slug.len() <= max {
        return slug.to_owned();
    }
    let head = slug.get(..max).unwrap_or_default();
    let whole_word = slug.as_bytes().get(max) == Some(&b'-');
    let at = if whole_word { max } else { head.rfind('-').filter(|at| *at > max / 2).unwrap_or(max) };
    head.get(..at).unwrap_or_default().trim_end_matches('-').to_owned()
}

/// The first of `name`, `name-2`, `name-3`... that is not taken, and takes it.
pub(crate) fn unique(name: &str, fallback: &str, taken: &mut BTreeSet<String>) -> String {
    let base = match slug(name) {
        empty if empty.is_empty() => slug(fallback),
        found => found,
    };
    let mut id = base.clone();
    let mut n = 2_u32;
    while !taken.insert(id.clone()) {
        let tail = format!("-{n}");
        id = cut(&base, MAX_ID_LEN - tail.len()) + &tail;
        n += 1;
    }
    id
}

/// What two names are compared by: case, spaces, punctuation at the ends and pictures do not count.
pub(crate) fn key(name: &str) -> String {
    let words: Vec<String> = bare(name).split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// The name without the pictures before it and the colon behind it.
pub(crate) fn bare(name: &str) -> String {
    let start = name.trim_start_matches(|c: char| {
        !c.is_alphanumeric() && !c.is_ascii() && !matches!(c, '\u{200e}' | '\u{200f}' | '«' | '„' | '“' | '‘' | '¿' | '¡')
            || c == ' '
    });
    let name = if start.trim().is_empty() { name } else { start };
    name.trim().trim_end_matches(':').trim_end().to_owned()
}
