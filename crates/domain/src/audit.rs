//! The audit log: of what kind its entries are.

use serde::{Deserialize, Serialize};

/// What an entry is about, as somebody looks for it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditKind {
    /// Signing in and out, and what was refused.
    SignIn,
    /// People and what they are appointed to.
    People,
    /// What the organization chose for itself.
    Organization,
    /// Who may read or write what.
    Sharing,
    /// Reviews and decisions.
    Decision,
    /// Who read what was submitted.
    Reading,
    /// What was taken out as a file.
    Export,
    /// Proposals on their way.
    Path,
    /// The career framework.
    Framework,
    /// What whoever runs the server did to stored text.
    Repair,
    /// Anything that this release does not know.
    Other,
}

impl AuditKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::SignIn,
        Self::People,
        Self::Organization,
        Self::Sharing,
        Self::Decision,
        Self::Reading,
        Self::Export,
        Self::Path,
        Self::Framework,
        Self::Repair,
        Self::Other,
    ];

    /// The word in addresses, in the interface for programs and in the database, e.g. `sign_in`.
    pub fn key(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::People => "people",
            Self::Organization => "organization",
            Self::Sharing => "sharing",
            Self::Decision => "decision",
            Self::Reading => "reading",
            Self::Export => "export",
            Self::Path => "path",
            Self::Framework => "framework",
            Self::Repair => "repair",
            Self::Other => "other",
        }
    }

    /// The kind of that word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The kind of what happened. Stored with every entry and compared when the log is verified: a key that has a kind keeps it for ever.
    pub fn of(what: &str) -> Self {
        match what {
            "proposal.approved" | "proposal.modifications_requested" | "proposal.declined" | "request.answered" => {
                return Self::Decision;
            }
            _ => {}
        }
        match what.split_once('.').map_or(what, |(area, _)| area) {
            "session" => Self::SignIn,
            "person" | "directory" => Self::People,
            "organization" => Self::Organization,
            "section" => Self::Sharing,
            "review" => Self::Decision,
            "version" => Self::Reading,
            "export" => Self::Export,
            "proposal" | "consultation" | "alignment" | "job" | "assessment" | "path" => Self::Path,
            "framework" => Self::Framework,
            "text" => Self::Repair,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        for kind in AuditKind::ALL {
            assert_eq!(AuditKind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(AuditKind::from_key("everything"), None);
    }

    #[test]
    fn what_happened_tells_its_kind() {
        let kinds = [
            ("session.signed_in", AuditKind::SignIn),
            ("person.changed", AuditKind::People),
            ("section.shared", AuditKind::Sharing),
            ("review.decided", AuditKind::Decision),
            ("proposal.approved", AuditKind::Decision),
            ("proposal.started", AuditKind::Path),
            ("version.read", AuditKind::Reading),
            ("of_a_later_release", AuditKind::Other),
        ];
        for (what, kind) in kinds {
            assert_eq!(AuditKind::of(what), kind, "{what}");
        }
    }
}
