//! The name of an attribute: `userName`, `name.familyName`, or with the schema in front (RFC 7644, 3.10).

use crate::{ENTERPRISE, GROUP, USER, get};
use serde_json::{Map, Value};

/// Which attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributePath {
    /// The schema that it is written with.
    pub schema: Option<String>,
    /// The attribute; empty where the schema alone is named.
    pub name: String,
    /// The part of it.
    pub sub: Option<String>,
}

impl AttributePath {
    /// Reads a name; none where it is none.
    pub fn read(text: &str) -> Option<Self> {
        for schema in [ENTERPRISE, USER, GROUP] {
            let same = text.get(..schema.len()).is_some_and(|start| start.eq_ignore_ascii_case(schema));
            let Some(rest) = text.get(schema.len()..).filter(|_| same) else { continue };
            if rest.is_empty() {
                return Some(Self { schema: Some(schema.to_owned()), name: String::new(), sub: None });
            }
            let plain = Self::plain(rest.strip_prefix(':')?)?;
            return Some(Self { schema: Some(schema.to_owned()), ..plain });
        }
        Self::plain(text)
    }

    fn plain(text: &str) -> Option<Self> {
        let (name, sub) = match text.split_once('.') {
            Some((name, sub)) => (name, Some(sub)),
            None => (text, None),
        };
        let is_name = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$')
                && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '$' | '-' | '_'))
        };
        (is_name(name) && sub.is_none_or(is_name)).then(|| Self {
            schema: None,
            name: name.to_owned(),
            sub: sub.map(str::to_owned),
        })
    }

    /// Whether it belongs to what an enterprise adds.
    pub fn is_extension(&self) -> bool {
        self.schema.as_deref() == Some(ENTERPRISE)
    }

    /// Where in a resource the attribute stands.
    fn place<'a>(&self, resource: &'a Map<String, Value>) -> Option<&'a Map<String, Value>> {
        if self.is_extension() { get(resource, ENTERPRISE)?.as_object() } else { Some(resource) }
    }

    /// Every value that it names in a resource; the values of a list each for itself.
    pub fn values<'a>(&self, resource: &'a Map<String, Value>) -> Vec<&'a Value> {
        let Some(found) = self.place(resource).and_then(|place| get(place, &self.name)) else { return Vec::new() };
        let each: Vec<&Value> = match found {
            Value::Array(list) => list.iter().collect(),
            one => vec![one],
        };
        match &self.sub {
            Some(sub) => each.into_iter().filter_map(|one| get(one.as_object()?, sub)).collect(),
            // A list of complex values is compared by their `value` (RFC 7644, 3.4.2.2).
            None => each.into_iter().map(|one| one.as_object().and_then(|one| get(one, "value")).unwrap_or(one)).collect(),
        }
    }

    /// Whether it is compared with regard to case (`caseExact` of the schemas here).
    pub fn is_case_exact(&self) -> bool {
        let exact = ["id", "externalId"];
        let is = |name: &str, known: &str| name.eq_ignore_ascii_case(known);
        exact.iter().any(|known| is(&self.name, known))
            || ["members", "groups", "manager"].iter().any(|known| is(&self.name, known))
                && self.sub.as_deref().is_none_or(|sub| is(sub, "value") || is(sub, "$ref"))
    }
}
