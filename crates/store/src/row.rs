//! How a record of the domain is laid down: real columns for whatever is searched, ordered or compared, and the whole record as JSON in
//! `body`.
//!
//! JSON in a string, not a nested object of the database: it comes back exactly as it went in. The database tells NULL from NONE and
//! integers from floats, and `Option`s and empty maps of the domain would have to be mapped by hand field by field.

use crate::error::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The body of a record.
pub(crate) fn body<T: Serialize>(what: &'static str, record: &T) -> Result<String, Error> {
    serde_json::to_string(record).map_err(|e| Error::Unreadable { what, reason: e.to_string() })
}

/// A record from its body.
pub(crate) fn parse<T: DeserializeOwned>(what: &'static str, body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|e| Error::Unreadable { what, reason: e.to_string() })
}

/// Records from their bodies.
pub(crate) fn parse_all<T: DeserializeOwned>(what: &'static str, bodies: &[String]) -> Result<Vec<T>, Error> {
    bodies.iter().map(|b| parse(what, b)).collect()
}

/// An identifier or key word from its column.
pub(crate) fn column<T: std::str::FromStr<Err: std::fmt::Display>>(what: &'static str, text: &str) -> Result<T, Error> {
    text.parse().map_err(|e: T::Err| Error::Unreadable { what, reason: e.to_string() })
}
