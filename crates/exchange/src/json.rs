//! JSON: our own form, which holds everything, and its twin in YAML.

use crate::note::{Place, Refusal, Why};
use crate::tree::Node;
use crate::{check, yaml};
use domain::framework::Framework;
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// What our own files say of themselves.
const FORMAT: &str = "waymark-framework";
/// The version of our own form.
const VERSION: u32 = 1;

fn whole(framework: &Framework) -> Json {
    json!({ "format": FORMAT, "format_version": VERSION, "framework": framework })
}

/// The framework as JSON.
pub(crate) fn write(framework: &Framework) -> String {
    visible(&format!("{:#}\n", whole(framework)))
}

/// The framework as YAML.
pub(crate) fn write_yaml(framework: &Framework) -> String {
    yaml::write(&whole(framework))
}

/// Characters that readers refuse, or nobody could see, as escapes: they stand only in strings.
pub(crate) fn visible(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let hidden = (c.is_control() && c != '\n')
            || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if hidden {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Our own form, if that is what the node is: also the bare framework as interfaces give it.
pub(crate) fn read(file: &str, node: &Node) -> Option<Result<Framework, Refusal>> {
    let ours = node.text_of("format") == FORMAT;
    let inner = if ours { node.get("framework") } else { Some(node).filter(|node| is_bare(node)) }?;
    let refuse = |why| Refusal::new(Place { line: (inner.line > 0).then_some(inner.line), ..Place::file(file) }, why);
    if ours && node.text_of("format_version").parse::<u32>().is_ok_and(|version| version > VERSION) {
        return Some(Err(refuse(Why::Syntax("it was written by a newer version of this program".to_owned()))));
    }
    let read = serde_json::from_value::<Framework>(inner.json()).map_err(|error| refuse(Why::Syntax(field(&error.to_string()))));
    Some(read.and_then(|framework| check::sound(&framework).map(|()| framework).map_err(refuse)))
}

fn is_bare(node: &Node) -> bool {
    ["families", "roles", "levels", "competencies"].into_iter().all(|name| node.get(name).is_some())
}

fn field(error: &str) -> String {
    format!("a value has another form than it should: {error}")
}
