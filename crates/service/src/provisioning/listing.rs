//! Listing resources: filter, page, and what of each is answered (RFC 7644, 3.4.2).

use super::{Outcome, Resource};
use domain::time::Timestamp;
use scim::select::Selection;
use scim::{Fault, Filter, LIST, ScimType};
use serde_json::{Value, json};

/// Resources that are listed at once where nothing is said.
const USUALLY_LISTED: usize = 100;
/// And at most.
pub const MAX_LISTED: usize = 500;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Which resources.
    pub filter: Option<String>,
    /// The first of them, from 1.
    pub start: Option<i64>,
    /// How many.
    pub count: Option<i64>,
    /// These attributes alone.
    pub attributes: Option<String>,
    /// All but these.
    pub excluded: Option<String>,
}

impl Query {
    /// What of each resource is answered.
    pub fn selection(&self) -> Outcome<Selection> {
        Selection::read(self.attributes.as_deref(), self.excluded.as_deref())
    }

    pub(super) fn filter(&self) -> Outcome<Option<Filter>> {
        self.filter.as_deref().map(str::parse).transpose()
    }

    /// The answer, out of everything that the filter means.
    pub(super) fn page(&self, all: Vec<Resource>) -> Outcome<Value> {
        let selection = self.selection()?;
        let whole = |number: i64| usize::try_from(number).unwrap_or_default();
        let start = self.start.map_or(1, whole).max(1);
        let count = self.count.map_or(USUALLY_LISTED, whole).min(MAX_LISTED);
        let total = all.len();
        let listed: Vec<Value> =
            all.into_iter().skip(start - 1).take(count).map(|one| Value::Object(selection.of(one))).collect();
        Ok(json!({
            "schemas": [LIST], "totalResults": total, "startIndex": start, "itemsPerPage": listed.len(), "Resources": listed,
        }))
    }
}

/// The text of an attribute that has to be there.
pub(super) fn text<'a>(resource: &'a Resource, name: &str) -> Outcome<&'a str> {
    let text = scim::get(resource, name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    text.ok_or_else(|| Fault::bad(ScimType::InvalidValue, format!("{name} is missing.")))
}

/// A moment as RFC 3339 writes it.
pub(super) fn moment(at: Timestamp) -> Value {
    jiff::Timestamp::from_millisecond(at.0).map_or(Value::Null, |at| Value::String(at.to_string()))
}
