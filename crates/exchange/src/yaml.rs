//! YAML: read into [`Node`]s that know their line, written from JSON. No anchors, no tags, one document.

use crate::limits::MAX_DEPTH;
use crate::note::{Place, Refusal, Why};
use crate::repair::Repair;
use crate::tree::{Node, Style, Value, too_much};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Names and values, and the names again to find those that are there twice.
type Pairs = (Vec<(String, Node)>, BTreeSet<String>);

/// A list or map that is still open: where it began, what is in it, and the name that waits for a value.
struct Open {
    line: u32,
    list: Vec<Node>,
    map: Option<Pairs>,
    key: Option<String>,
}

/// Reads one document. `first` is the line of the file that the text begins at, from 1.
pub(crate) fn read(file: &str, text: &str, first: u32) -> Result<Node, Refusal> {
    let offset = first.saturating_sub(1);
    let place = |line: u32| Place::line(file, line.saturating_add(offset));
    if let Some(line) = tab(text) {
        let refusal = Refusal::new(place(line), Why::Tab);
        return Err(refusal.with(Some(Repair::TabsToSpaces { line: line.saturating_add(offset) })));
    }
    let mut parser = Parser::new_from_str(text);
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let mut nodes = 0_usize;
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| syntax(file, text, offset, &error))?;
        let line = u32::try_from(span.start.line()).unwrap_or(u32::MAX);
        nodes += 1;
        if let Some(why) = too_much(open.len(), nodes) {
            return Err(Refusal::new(place(line), why));
        }
        let done = match event {
            Event::Alias(_) => return Err(Refusal::new(place(line), ALIAS)),
            Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) if anchor > 0 => {
                return Err(Refusal::new(place(line), ALIAS));
            }
            Event::Scalar(text, style, ..) => Some(Node { line: line.saturating_add(offset), value: scalar(&text, style) }),
            Event::SequenceStart(..) => {
                open.push(Open { line: line.saturating_add(offset), list: Vec::new(), map: None, key: None });
                None
            }
            Event::MappingStart(..) => {
                open.push(Open { line: line.saturating_add(offset), list: Vec::new(), map: Some(<_>::default()), key: None });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|open| {
                let value = open.map.map_or(Value::List(open.list), |(pairs, _)| Value::Map(pairs));
                Node { line: open.line, value }
            }),
            Event::DocumentStart(_) if root.is_some() => {
                return Err(Refusal::new(place(line), Why::Syntax("there is more than one document in it".to_owned())));
            }
            _ => None,
        };
        let Some(node) = done else { continue };
        match open.last_mut() {
            None => root = Some(node),
            Some(parent) => put(parent, node).map_err(|(line, why)| Refusal::new(Place::line(file, line), why))?,
        }
    }
    root.ok_or_else(|| Refusal::new(Place::file(file), Why::Empty))
}

const ALIAS: Why = Why::Unsafe("anchors and aliases of YAML are not read: write the value out");

fn put(parent: &mut Open, node: Node) -> Result<(), (u32, Why)> {
    let Some((pairs, keys)) = &mut parent.map else {
        parent.list.push(node);
        return Ok(());
    };
    match (parent.key.take(), &node.value) {
        (Some(key), _) => pairs.push((key, node)),
        (None, Value::Scalar(key, _)) if keys.insert(key.clone()) => parent.key = Some(key.clone()),
        (None, Value::Scalar(key, _)) => return Err((node.line, Why::Syntax(format!("`{key}` is there twice")))),
        (None, _) => return Err((node.line, Why::Syntax("a name is wanted here, not a list".to_owned()))),
    }
    Ok(())
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        (ScalarStyle::Plain, text) => Value::Scalar(text.to_owned(), Style::Bare),
        (_, text) => Value::Scalar(text.to_owned(), Style::Text),
    }
}

/// The first line on which a TAB stands behind a dash, where readers of YAML disagree on what it means and most refuse.
fn tab(text: &str) -> Option<u32> {
    let mut lines = text.lines().zip(1_u32..);
    lines
        .find(|(line, _)| line.trim_start_matches([' ', '-']).starts_with('\t') && line.trim_start().starts_with('-'))
        .map(|(_, n)| n)
}

fn syntax(file: &str, text: &str, offset: u32, error: &ScanError) -> Refusal {
    let line = u32::try_from(error.marker().line()).unwrap_or(u32::MAX).max(1);
    let at = |n: u32| text.lines().nth(n.saturating_sub(1) as usize).unwrap_or_default();
    let tabbed = [line, line.saturating_sub(1)].into_iter().find(|n| *n > 0 && indent(at(*n)).contains('\t'));
    if let Some(n) = tabbed {
        let n = n.saturating_add(offset);
        return Refusal::new(Place::line(file, n), Why::Tab).with(Some(Repair::TabsToSpaces { line: n }));
    }
    if error.info().contains("recursion limit") {
        let why = Why::TooMuch { what: "the nesting", limit: format!("{MAX_DEPTH} steps") };
        return Refusal::new(Place::line(file, line.saturating_add(offset)), why);
    }
    let sentence = format!("the YAML cannot be understood: {}", error.info());
    let shown = line.saturating_add(offset);
    let colons = at(line).matches(": ").count() > 1;
    let repair = (colons && !at(line).contains('"')).then_some(Repair::QuoteValue { line: shown });
    Refusal::new(Place::line(file, shown), Why::Syntax(sentence)).with(repair)
}

fn indent(line: &str) -> &str {
    line.get(..line.len() - line.trim_start().len()).unwrap_or_default()
}

/// JSON as YAML in blocks.
pub(crate) fn write(json: &Json) -> String {
    let mut out = String::new();
    block(json, 0, &mut out);
    out
}

fn block(json: &Json, depth: usize, out: &mut String) {
    debug_assert!(depth < MAX_DEPTH);
    let pad = "  ".repeat(depth);
    match json {
        Json::Object(pairs) => {
            for (key, value) in pairs {
                let _ = write!(out, "{pad}{}:", word(key));
                value_of(value, depth + 1, out);
            }
        }
        Json::Array(items) => {
            for item in items {
                let mut inner = String::new();
                match item {
                    Json::Object(pairs) if !pairs.is_empty() => block(item, depth + 1, &mut inner),
                    other => value_of(other, depth + 1, &mut inner),
                }
                let _ = write!(out, "{pad}- {}", inner.trim_start());
            }
        }
        other => value_of(other, depth, out),
    }
}

fn value_of(value: &Json, depth: usize, out: &mut String) {
    match value {
        Json::Object(pairs) if !pairs.is_empty() => {
            out.push('\n');
            block(value, depth, out);
        }
        Json::Array(items) if !items.is_empty() => {
            out.push('\n');
            block(value, depth, out);
        }
        Json::String(text) => {
            let _ = writeln!(out, " {}", word(text));
        }
        other => {
            let _ = writeln!(out, " {other}");
        }
    }
}

/// A scalar: bare where nobody could take it for something else, in quotation marks otherwise.
fn word(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-'))
        && !text.ends_with(' ')
        && !matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n");
    if plain { text.to_owned() } else { crate::json::visible(&Json::String(text.to_owned()).to_string()) }
}
