//! What one copy of a document says, and how two copies differ.

use domain::content::SectionContent;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A copy: how many changes of each client it has, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replica {
    pub vector: BTreeMap<u64, u32>,
    pub content: SectionContent,
}

impl Replica {
    /// The entries of the state vector and the fields in which `other` differs, one on each line; empty for the same state.
    pub fn differences(&self, other: &Self) -> String {
        let clients: BTreeSet<&u64> = self.vector.keys().chain(other.vector.keys()).collect();
        let mut lines = Vec::new();
        for client in clients {
            let (here, there) = (self.vector.get(client), other.vector.get(client));
            if here != there {
                lines.push(format!("  client {client}: {here:?} here, {there:?} there"));
            }
        }
        let (here, there) = (fields(&self.content), fields(&other.content));
        for name in here.keys().chain(there.keys()).collect::<BTreeSet<_>>() {
            let (here, there) = (here.get(name), there.get(name));
            if here != there {
                let told = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
                lines.push(format!("  {name}: {} here, {} there", told(here), told(there)));
            }
        }
        lines.join("\n")
    }
}

fn fields(content: &SectionContent) -> BTreeMap<String, Value> {
    let Value::Object(fields) = serde_json::to_value(content).unwrap() else { unreachable!() };
    fields.into_iter().collect()
}
