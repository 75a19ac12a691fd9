//! A list of flat records in YAML or JSON: a table with other punctuation.

use super::place;
use crate::build::Builder;
use crate::note::Refusal;
use crate::table::{self, Row, Table};
use crate::tree::{Node, Value};

/// Reads records as the rows of a table whose header is the names of their fields.
pub(crate) fn read(builder: &mut Builder, file: &str, title: &str, items: &[Node]) -> Result<(), Refusal> {
    let mut header: Vec<String> = Vec::new();
    for item in items {
        if let Value::Map(pairs) = &item.value {
            for (name, _) in pairs {
                if header.len() < crate::limits::MAX_COLUMNS && !header.contains(name) {
                    header.push(name.clone());
                }
            }
        }
    }
    let line = items.first().map_or(0, |item| item.line);
    let spaced = header.iter().map(|name| name.replace('_', " ")).collect();
    let mut rows = vec![Row { line, cells: spaced }];
    for item in items {
        let cells = header.iter().map(|name| item.get(name).map(flat).unwrap_or_default()).collect();
        rows.push(Row { line: item.line, cells });
    }
    let first = items.first().map_or_else(Default::default, |item| place(file, item));
    table::read(builder, &[Table { place: first, title: title.to_owned(), rows, merges: Vec::new() }])
}

fn flat(node: &Node) -> String {
    match &node.value {
        Value::List(items) => items.iter().map(Node::text).collect::<Vec<_>>().join("\n"),
        _ => node.text().to_owned(),
    }
}
