//! How people write that a cell inherits: "All from left plus:", "From Level 1 and", "Same as Engineer".

use crate::slug::key;

/// What a cell's words say about its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// The role of the column before.
    Left,
    /// A level of the same family, e.g. `2a`.
    Level(String),
    /// A role by its title or identifier.
    Role(String),
}

/// A cell's text, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Said {
    /// What it inherits from, and the words that say so.
    pub source: Option<(Source, String)>,
    /// Its own lines.
    pub lines: Vec<String>,
}

/// Takes a cell's text apart.
pub(crate) fn read(text: &str) -> Said {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return Said::default() };
    let mut said = Said::default();
    let rest: Vec<&str> = lines.collect();
    let marked = unmarked(first).is_some();
    if let Some(source) = phrase(first).filter(|_| !marked) {
        said.source = Some((source, first.to_owned()));
        said.lines = bullets(&rest);
        return said;
    }
    if !marked
        && let Some((head, tail)) = first.split_once(':')
        && !tail.trim().is_empty()
        && let Some(source) = phrase(&format!("{head}:"))
    {
        said.source = Some((source, format!("{head}:")));
        said.lines = bullets(&[&[tail.trim()], rest.as_slice()].concat());
        return said;
    }
    said.lines = bullets(&[&[first], rest.as_slice()].concat());
    said
}

/// The lines without the marks of a list; lines without one go on where there are marks.
pub(crate) fn bullets(lines: &[&str]) -> Vec<String> {
    let marked = lines.first().is_some_and(|line| unmarked(line).is_some());
    let mut out: Vec<String> = Vec::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        match (unmarked(line), out.last_mut()) {
            (Some(line), _) => out.push(line.to_owned()),
            (None, Some(last)) if marked => {
                last.push(' ');
                last.push_str(line);
            }
            (None, _) => out.push(line.to_owned()),
        }
    }
    out.retain(|line| !line.is_empty());
    out
}

/// The line behind the mark of a list, if it has one.
fn unmarked(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(['•', '·', '▪', '◦', '‣', '●', '○']) {
        return Some(rest.trim_start());
    }
    if let Some(rest) = line.strip_prefix(['-', '*', '–', '+']) {
        return rest.starts_with([' ', '\t', '\u{a0}']).then(|| rest.trim_start());
    }
    let (number, rest) = line.split_once(['.', ')'])?;
    let numbered = !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    (numbered && rest.starts_with(' ')).then(|| rest.trim_start())
}

const ENDS: [&str; 9] = [" plus", " and", " and also", " +", " &", " as well as", " in addition", " with", " and the following"];
const LEFT: [&str; 12] = [
    "left",
    "the left",
    "left column",
    "the left column",
    "column to the left",
    "the column to the left",
    "previous",
    "previous level",
    "the previous level",
    "previous role",
    "the level below",
    "prior level",
];
const ALL: [&str; 9] =
    ["all expectations", "all of the above", "all of", "all", "everything", "expectations", "includes", "inherits", "meets"];
const FROM: [&str; 10] = ["same as in", "same as for", "same as", "as in", "as for", "from", "of", "in", "for", "as"];

/// What a line says about its source; nothing for an ordinary line.
pub(crate) fn phrase(line: &str) -> Option<Source> {
    if line.chars().count() > 160 {
        return None;
    }
    let colon = line.trim_end().ends_with(':');
    let lower = key(line.trim().trim_end_matches(['.', ',', ':', '…', ' ']));
    let mut end = false;
    let mut rest = lower.as_str();
    for tail in ENDS {
        if let Some(cut) = rest.strip_suffix(tail) {
            (rest, end) = (cut.trim_end_matches([',', ' ']), true);
        }
    }
    let (mut all, mut from, mut same) = (false, false, false);
    for word in ALL {
        if let Some(cut) = rest.strip_prefix(word).filter(|cut| cut.is_empty() || cut.starts_with(' ')) {
            (rest, all) = (cut.trim_start(), true);
            break;
        }
    }
    for word in FROM {
        if let Some(cut) = rest.strip_prefix(word).and_then(|cut| cut.strip_prefix(' ')) {
            (rest, from, same) = (cut.trim_start(), true, word.starts_with("same"));
            break;
        }
    }
    let meant = end || same || (all && from) || (from && colon);
    if !meant || rest.is_empty() {
        return None;
    }
    if LEFT.contains(&rest) {
        return Some(Source::Left);
    }
    if let Some(level) = level(rest) {
        return Some(Source::Level(level));
    }
    // Any words could be a title: only what can hardly mean anything else is taken for one.
    (from && (same || colon || end) && !rest.contains(':')).then(|| Source::Role(rest.to_owned()))
}

/// The place in `level 2a`, `l2`, `lvl 2` as `2a`.
pub(crate) fn level(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let rest = ["level", "lvl", "l"].iter().find_map(|word| lower.strip_prefix(word))?.trim_start_matches([' ', '-', '.']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(digits..)?;
    let letter = tail.len() <= 1 && tail.bytes().all(|b| b.is_ascii_lowercase());
    (digits > 0 && digits < 3 && letter).then(|| rest.to_owned())
}

/// A cell's text that [`read`] takes apart again; `source` is `left`, a title, or an identifier in brackets.
pub(crate) fn write(source: Option<&str>, lines: &[String]) -> String {
    let mut out: Vec<String> = Vec::with_capacity(lines.len() + 1);
    out.extend(source.map(|source| match (source, lines.is_empty()) {
        (source, true) => format!("Same as {source}"),
        ("left", false) => "All from left plus:".to_owned(),
        (source, false) => format!("From {source} and:"),
    }));
    // The mark keeps a line from being taken for words about a source, and a line that has a mark of its own whole.
    out.extend(lines.iter().map(|line| format!("• {line}")));
    out.join("\n")
}
