//! SCIM 2.0 (RFC 7643, RFC 7644) as far as it is the same for every provider: what resources look like, filters, changes by PATCH, choosing attributes,
//! errors. Resources are JSON. Pure: what they mean is `service`'s matter.

pub mod attribute;
pub mod discovery;
pub mod fault;
pub mod filter;
mod parse;
pub mod patch;
pub mod path;
pub mod select;

pub use fault::{Fault, ScimType};
pub use filter::Filter;

use serde_json::{Map, Value};

/// A resource of the core schema.
pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// What an enterprise adds to it.
pub const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// A group of the core schema.
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// An answer that lists.
pub const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/// A request that changes.
pub const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/// An answer that says what went wrong.
pub const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// The value under a name, which SCIM compares without regard to case (RFC 7643, 2.1).
pub fn get<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

/// The key under which a name stands.
pub(crate) fn key_of(object: &Map<String, Value>, name: &str) -> Option<String> {
    object.keys().find(|key| key.eq_ignore_ascii_case(name)).cloned()
}
