//! Filters: which resources, or which values of a list, are meant.

#[cfg(test)]
mod tests;

use crate::path::AttributePath;
use crate::{Fault, parse};
use serde_json::{Map, Value};
use std::cmp::Ordering;

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Contains.
    Co,
    /// Starts with.
    Sw,
    /// Ends with.
    Ew,
    /// Greater.
    Gt,
    /// Greater or equal.
    Ge,
    /// Less.
    Lt,
    /// Less or equal.
    Le,
}

impl Comparison {
    pub(crate) fn read(word: &str) -> Option<Self> {
        let all = [
            ("eq", Self::Eq),
            ("ne", Self::Ne),
            ("co", Self::Co),
            ("sw", Self::Sw),
            ("ew", Self::Ew),
            ("gt", Self::Gt),
            ("ge", Self::Ge),
            ("lt", Self::Lt),
            ("le", Self::Le),
        ];
        all.into_iter().find(|(known, _)| word.eq_ignore_ascii_case(known)).map(|(_, comparison)| comparison)
    }
}

/// A filter.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// Both.
    And(Box<Filter>, Box<Filter>),
    /// One of them.
    Or(Box<Filter>, Box<Filter>),
    /// Not that.
    Not(Box<Filter>),
    /// The attribute has a value.
    Present(AttributePath),
    /// One of its values compares so.
    Compare(AttributePath, Comparison, Value),
    /// One value of a list is all of that.
    Within(AttributePath, Box<Filter>),
}

impl std::str::FromStr for Filter {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        parse::filter(text)
    }
}

impl Filter {
    /// Whether a resource, or a value of a list, is meant.
    pub fn matches(&self, resource: &Map<String, Value>) -> bool {
        match self {
            Self::And(a, b) => a.matches(resource) && b.matches(resource),
            Self::Or(a, b) => a.matches(resource) || b.matches(resource),
            Self::Not(not) => !not.matches(resource),
            Self::Present(path) => path.values(resource).into_iter().any(is_there),
            Self::Compare(path, Comparison::Ne, value) => !holds(path, Comparison::Eq, value, resource),
            Self::Compare(path, comparison, value) => holds(path, *comparison, value, resource),
            Self::Within(path, filter) => {
                let whole = AttributePath { sub: None, ..path.clone() };
                whole.list(resource).into_iter().any(|one| filter.matches(one))
            }
        }
    }

    /// The text that an attribute has to equal, where the filter is just that: what can be looked up.
    pub fn equals(&self, name: &str) -> Option<&str> {
        match self {
            Self::Compare(AttributePath { name: found, sub: None, .. }, Comparison::Eq, Value::String(text))
                if found.eq_ignore_ascii_case(name) =>
            {
                Some(text)
            }
            _ => None,
        }
    }
}

impl AttributePath {
    fn list<'a>(&self, resource: &'a Map<String, Value>) -> Vec<&'a Map<String, Value>> {
        let place =
            if self.is_extension() { crate::get(resource, crate::ENTERPRISE).and_then(Value::as_object) } else { Some(resource) };
        match place.and_then(|place| crate::get(place, &self.name)) {
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_object).collect(),
            Some(Value::Object(one)) => vec![one],
            _ => Vec::new(),
        }
    }
}

fn is_there(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    }
}

fn holds(path: &AttributePath, comparison: Comparison, wanted: &Value, resource: &Map<String, Value>) -> bool {
    let values = path.values(resource);
    if wanted.is_null() {
        return comparison == Comparison::Eq && !values.into_iter().any(is_there);
    }
    let exact = path.is_case_exact();
    values.into_iter().any(|value| compares(value, comparison, wanted, exact))
}

fn compares(value: &Value, comparison: Comparison, wanted: &Value, exact: bool) -> bool {
    match (value, wanted) {
        (Value::String(a), Value::String(b)) => {
            if exact {
                of_texts(a, comparison, b)
            } else {
                of_texts(&a.to_lowercase(), comparison, &b.to_lowercase())
            }
        }
        (Value::Bool(a), Value::Bool(b)) => comparison == Comparison::Eq && a == b,
        (Value::Number(a), Value::Number(b)) => {
            a.as_f64().zip(b.as_f64()).and_then(|(a, b)| a.partial_cmp(&b)).is_some_and(|order| of_order(order, comparison))
        }
        _ => false,
    }
}

fn of_texts(a: &str, comparison: Comparison, b: &str) -> bool {
    match comparison {
        Comparison::Co => a.contains(b),
        Comparison::Sw => a.starts_with(b),
        Comparison::Ew => a.ends_with(b),
        _ => of_order(a.cmp(b), comparison),
    }
}

fn of_order(order: Ordering, comparison: Comparison) -> bool {
    match comparison {
        Comparison::Eq => order == Ordering::Equal,
        Comparison::Gt => order == Ordering::Greater,
        Comparison::Ge => order != Ordering::Less,
        Comparison::Lt => order == Ordering::Less,
        Comparison::Le => order != Ordering::Greater,
        Comparison::Ne | Comparison::Co | Comparison::Sw | Comparison::Ew => false,
    }
}
