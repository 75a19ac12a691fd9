//! Errors as SCIM tells them (RFC 7644, 3.12).

use serde_json::{Value, json};

/// What a client can tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScimType {
    /// The filter cannot be read, or is not for this.
    InvalidFilter,
    /// Somebody else has this.
    Uniqueness,
    /// It cannot be changed, or not in this state.
    Mutability,
    /// The body is not what it should be.
    InvalidSyntax,
    /// There is no such attribute.
    InvalidPath,
    /// Nothing is there that could be changed.
    NoTarget,
    /// The value does not fit.
    InvalidValue,
}

impl ScimType {
    /// The word of the specification.
    pub fn key(self) -> &'static str {
        match self {
            Self::InvalidFilter => "invalidFilter",
            Self::Uniqueness => "uniqueness",
            Self::Mutability => "mutability",
            Self::InvalidSyntax => "invalidSyntax",
            Self::InvalidPath => "invalidPath",
            Self::NoTarget => "noTarget",
            Self::InvalidValue => "invalidValue",
        }
    }
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Fault {
    /// The status of the answer.
    pub status: u16,
    /// What a client can tell apart.
    pub kind: Option<ScimType>,
    /// What a person reads.
    pub detail: String,
}

impl Fault {
    /// Something that was sent does not fit.
    pub fn bad(kind: ScimType, detail: impl Into<String>) -> Self {
        Self { status: if kind == ScimType::Uniqueness { 409 } else { 400 }, kind: Some(kind), detail: detail.into() }
    }

    /// Something else.
    pub fn plain(status: u16, detail: impl Into<String>) -> Self {
        Self { status, kind: None, detail: detail.into() }
    }

    /// The answer's body.
    pub fn body(&self) -> Value {
        let mut body = json!({ "schemas": [crate::ERROR], "status": self.status.to_string(), "detail": self.detail });
        if let (Some(kind), Some(body)) = (self.kind, body.as_object_mut()) {
            body.insert("scimType".to_owned(), kind.key().into());
        }
        body
    }
}
