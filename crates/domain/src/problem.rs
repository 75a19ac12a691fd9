//! What went wrong, as a person or a program is told: a stable code, a sentence, and what to do.

use crate::gate::Missing;
use serde::{Deserialize, Serialize};

/// A stable code. Programs may rely on it; sentences may change.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// It does not exist, or not for you: the two answer alike.
    NotFound,
    /// Sign in first.
    NotSignedIn,
    /// Address or password is wrong.
    WrongCredentials,
    /// Something sent does not fit; the sentence says what.
    InvalidInput,
    /// The token that was sent is not for this.
    InsufficientScope,
    /// A page of another site asked for it: changes come from our own pages, or from programs.
    ForeignPage,
    /// You may, but not in this state.
    NotAllowedNow,
    /// Somebody else was first.
    Conflict,
    /// Something is missing; the list says what.
    Incomplete,
    /// Too often; wait.
    TooManyRequests,
    /// Too large.
    TooLarge,
    /// Our fault; the request id finds it in the log.
    Internal,
}

impl Code {
    /// The code as programs read it, e.g. `not_found`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::NotSignedIn => "not_signed_in",
            Self::WrongCredentials => "wrong_credentials",
            Self::InvalidInput => "invalid_input",
            Self::InsufficientScope => "insufficient_scope",
            Self::ForeignPage => "foreign_page",
            Self::NotAllowedNow => "not_allowed_now",
            Self::Conflict => "conflict",
            Self::Incomplete => "incomplete",
            Self::TooManyRequests => "too_many_requests",
            Self::TooLarge => "too_large",
            Self::Internal => "internal",
        }
    }

    /// The status of the answer over HTTP.
    pub fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::NotSignedIn | Self::WrongCredentials => 401,
            Self::InsufficientScope | Self::ForeignPage => 403,
            Self::InvalidInput | Self::Incomplete => 422,
            Self::NotAllowedNow | Self::Conflict => 409,
            Self::TooManyRequests => 429,
            Self::TooLarge => 413,
            Self::Internal => 500,
        }
    }
}

/// What went wrong.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// For programs.
    pub code: Code,
    /// For people: what happened and what to do.
    pub message: String,
    /// With [`Code::Incomplete`]: what is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// With [`Code::Incomplete`] about a framework: what keeps it from being published, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hindrances: Vec<String>,
    /// The request's id in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}
