//! YAML and JSON alike: values that know their line.

use crate::limits::{MAX_DEPTH, MAX_NODES};
use crate::note::Why;
use serde_json::Value as Json;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// The line, from 1; 0 where the format does not tell.
    pub line: u32,
    /// The value.
    pub value: Value,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Null,
    /// A word, number or text, and whether it is certainly text.
    Scalar(String, Style),
    /// A list.
    List(Vec<Node>),
    /// Names and values.
    Map(Vec<(String, Node)>),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// In quotation marks or as a block: text whatever it looks like.
    Text,
    /// Bare: a number or truth value where it looks like one.
    Bare,
}

impl Node {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(pairs) => pairs.iter().find(|(key, _)| key == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The text of a scalar; empty for anything else.
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Scalar(text, _) => text,
            _ => "",
        }
    }

    /// The text of a name's scalar.
    pub fn text_of(&self, name: &str) -> &str {
        self.get(name).map_or("", Self::text)
    }

    /// The elements of a list; none for anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The elements of a name's list.
    pub fn items_of(&self, name: &str) -> &[Self] {
        self.get(name).map_or(&[], Self::items)
    }

    /// The same as JSON. Nesting is bounded by whoever built the node.
    pub fn json(&self) -> Json {
        match &self.value {
            Value::Null => Json::Null,
            Value::Scalar(text, Style::Text) => Json::String(text.clone()),
            Value::Scalar(text, Style::Bare) => bare(text),
            Value::List(items) => Json::Array(items.iter().map(Self::json).collect()),
            Value::Map(pairs) => Json::Object(pairs.iter().map(|(key, node)| (key.clone(), node.json())).collect()),
        }
    }

    /// The node of a JSON value.
    pub fn of_json(json: &Json) -> Self {
        let value = match json {
            Json::Null => Value::Null,
            Json::Bool(yes) => Value::Scalar(yes.to_string(), Style::Bare),
            Json::Number(n) => Value::Scalar(n.to_string(), Style::Bare),
            Json::String(text) => Value::Scalar(text.clone(), Style::Text),
            Json::Array(items) => Value::List(items.iter().map(Self::of_json).collect()),
            Json::Object(pairs) => Value::Map(pairs.iter().map(|(key, json)| (key.clone(), Self::of_json(json))).collect()),
        };
        Self { line: 0, value }
    }
}

/// Bare scalars as the core schema of YAML 1.2 reads them: `yes` and dates stay text.
fn bare(text: &str) -> Json {
    match text {
        "true" | "True" | "TRUE" => Json::Bool(true),
        "false" | "False" | "FALSE" => Json::Bool(false),
        _ => text
            .parse::<u64>()
            .map(Json::from)
            .or_else(|_| text.parse::<i64>().map(Json::from))
            .unwrap_or_else(|_| Json::String(text.to_owned())),
    }
}

/// Reads JSON after counting what it would cost.
pub(crate) fn json(text: &str) -> Result<Json, (u32, Why)> {
    let mut depth = 0_usize;
    let mut nodes = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for b in text.bytes() {
        match b {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => {
                depth += 1;
                nodes += 1;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b':' => nodes += 1,
            _ => {}
        }
        if let Some(why) = too_much(depth, nodes) {
            return Err((0, why));
        }
    }
    serde_json::from_str(text).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(0);
        let sentence = error.to_string();
        let sentence = sentence.split(" at line ").next().unwrap_or(&sentence).to_owned();
        (line, Why::Syntax(format!("the JSON is broken off or malformed: {sentence}")))
    })
}

/// The limit that is broken, if one is.
pub(crate) fn too_much(depth: usize, nodes: usize) -> Option<Why> {
    if depth > MAX_DEPTH {
        return Some(Why::TooMuch { what: "the nesting", limit: format!("{MAX_DEPTH} steps") });
    }
    (nodes > MAX_NODES).then(|| Why::TooMuch { what: "the number of values", limit: MAX_NODES.to_string() })
}
