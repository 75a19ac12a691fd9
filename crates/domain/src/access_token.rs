//! Personal access tokens: what a program may do in a person's place. A token never opens more than the person may, only less.

use serde::{Deserialize, Serialize};

/// What secret scanners and people know a personal access token by.
pub const PREFIX: &str = "wmk_";
/// Longest life of a token, in days: what was forgotten ends by itself.
pub const MAX_DAYS: u32 = 365;

/// What a token is for. Each call that takes tokens takes exactly one of these.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Reading what the person may read: proposals, reviews, the framework, their desk.
    Read,
    /// Changing what the person may change: starting, sharing, signing, deciding, answering, writing the framework.
    Write,
    /// Looking after people, settings and objectives of the organization, reading included.
    Administer,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Administer];

    /// The word in the interface for programs, e.g. `read`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Administer => "administer",
        }
    }
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

/// A text that names no scope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a scope: use read, write or administer")]
pub struct InvalidScope;

impl std::str::FromStr for Scope {
    type Err = InvalidScope;

    fn from_str(text: &str) -> Result<Self, InvalidScope> {
        Self::ALL.into_iter().find(|scope| scope.key() == text).ok_or(InvalidScope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_as_they_are_written() {
        for scope in Scope::ALL {
            assert_eq!(scope.to_string().parse(), Ok(scope));
            assert_eq!(serde_json::to_value(scope).unwrap(), scope.key());
        }
        assert_eq!("Read".parse::<Scope>(), Err(InvalidScope));
    }
}
