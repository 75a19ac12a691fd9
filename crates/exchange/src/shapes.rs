//! Forms that real frameworks have as YAML or JSON.

pub(crate) mod family;
pub(crate) mod records;
pub(crate) mod topics;

use crate::build::Builder;
use crate::note::{Place, Refusal, Why};
use crate::tree::{Node, Value};

/// The place of a node.
pub(crate) fn place(file: &str, node: &Node) -> Place {
    Place { line: (node.line > 0).then_some(node.line), ..Place::file(file) }
}

/// Reads a tree in one of the forms.
pub(crate) fn read(builder: &mut Builder, file: &str, node: &Node) -> Result<(), Refusal> {
    if node.get("topics").is_some() {
        return topics::read(builder, file, node);
    }
    if node.get("levels").is_some() && node.get("competencies").is_some() {
        return family::read(builder, file, node);
    }
    match &node.value {
        Value::List(items) => records::read(builder, file, "", items),
        Value::Map(pairs) => {
            let lists: Vec<_> =
                pairs.iter().filter(|(_, node)| node.items().iter().any(|item| matches!(item.value, Value::Map(_)))).collect();
            if lists.is_empty() {
                return Err(Refusal::new(Place::file(file), Why::Nothing));
            }
            lists.into_iter().try_for_each(|(name, list)| records::read(builder, file, name, list.items()))
        }
        _ => Err(Refusal::new(Place::file(file), Why::Nothing)),
    }
}
