//! Identifiers: one type each, so that a person is never mistaken for a proposal.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest identifier in characters: room names are built from three of them and have to stay short on the wire.
pub const MAX_ID_LEN: usize = 40;

/// A text that is not an identifier: empty, too long, or with a character outside `a-z`, `0-9` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: use 1 to {MAX_ID_LEN} of a-z, 0-9 and '-'")]
pub struct InvalidId;

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_ID_LEN
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Reads an identifier.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                if is_id(text) { Ok(Self(text.into())) } else { Err(InvalidId) }
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0.into()
            }
        }
    };
}

id!(
    /// An organization: the boundary that no request crosses.
    OrgId
);
id!(
    /// A person of an organization.
    PersonId
);
id!(
    /// A sign-in of a person; not the secret token, which only the browser knows.
    SessionId
);
id!(
    /// A proposal.
    ProposalId
);
id!(
    /// Something inside the co-edited document: a goal, a clause of the job description, a milestone.
    ItemId
);
id!(
    /// An organization's framework: the draft and everything that was published from it.
    FrameworkId
);
id!(
    /// A job family of the framework.
    FamilyId
);
id!(
    /// A track of a family.
    TrackId
);
id!(
    /// A level of the spine; its number is its place, which changes when another level is put before it.
    LevelId
);
id!(
    /// A role of the framework.
    RoleId
);
id!(
    /// A competency of the framework.
    CompetencyId
);
id!(
    /// What is rated in an assessment: a competency of the target role, or a clause of the job description.
    ExpectationId
);
id!(
    /// A strategic objective of the organization.
    ObjectiveId
);
id!(
    /// A question put to a stakeholder.
    ConsultationId
);
id!(
    /// A modification that leadership asked for.
    RequestId
);

impl From<CompetencyId> for ExpectationId {
    fn from(id: CompetencyId) -> Self {
        Self(id.0)
    }
}

impl From<ItemId> for ExpectationId {
    fn from(id: ItemId) -> Self {
        Self(id.0)
    }
}

impl From<ExpectationId> for ItemId {
    fn from(id: ExpectationId) -> Self {
        Self(id.0)
    }
}
