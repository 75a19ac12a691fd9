//! How a record of the domain is laid down: columns for whatever is searched, ordered or compared, links where one record names another,
//! and the whole record as a document in `body`, which an operator and a query can look into.
//!
//! A document is what serde makes of the record, so that it comes back exactly as it went in: `null` for what is not there, never nothing.

use crate::error::Error;
use domain::ids::{OrgId, PersonId, ProposalId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use surrealdb_types::{RecordId, RecordIdKey, SurrealValue, Value};

/// The body of a record.
pub(crate) fn body<T: Serialize>(what: &'static str, record: &T) -> Result<Value, Error> {
    let document = serde_json::to_value(record).map_err(|e| unreadable(what, &e))?;
    Ok(document.into_value())
}

/// A record from its body.
pub(crate) fn parse<T: DeserializeOwned>(what: &'static str, body: Value) -> Result<T, Error> {
    serde_json::from_value(body.into_json_value()).map_err(|e| unreadable(what, &e))
}

/// Records from their bodies.
pub(crate) fn parse_all<T: DeserializeOwned>(what: &'static str, bodies: Vec<Value>) -> Result<Vec<T>, Error> {
    bodies.into_iter().map(|body| parse(what, body)).collect()
}

/// An identifier or key word from its column.
pub(crate) fn column<T: std::str::FromStr<Err: std::fmt::Display>>(what: &'static str, text: &str) -> Result<T, Error> {
    text.parse().map_err(|e: T::Err| unreadable(what, &e))
}

/// The identifier that a link names.
pub(crate) fn linked<T: std::str::FromStr<Err: std::fmt::Display>>(what: &'static str, link: &RecordId) -> Result<T, Error> {
    match &link.key {
        RecordIdKey::String(name) => column(what, name),
        _ => Err(unreadable(what, &"a link to a record of another kind")),
    }
}

/// A link to a person.
pub(crate) fn person(id: &PersonId) -> RecordId {
    RecordId::new("person", id.as_str())
}

/// A link to an organization.
pub(crate) fn org(id: &OrgId) -> RecordId {
    RecordId::new("org", id.as_str())
}

/// A link to a proposal.
pub(crate) fn proposal(id: &ProposalId) -> RecordId {
    RecordId::new("proposal", id.as_str())
}

fn unreadable(what: &'static str, reason: &dyn std::fmt::Display) -> Error {
    Error::Unreadable { what, reason: reason.to_string() }
}
