//! The words that choices are written with in the document, in versions and in interfaces: the same as in JSON.

use super::{MilestoneKind, Party, TargetKind, Term, Verdict};

impl Term {
    /// Both, the nearer first.
    pub const ALL: [Self; 2] = [Self::Short, Self::Long];

    /// The key, e.g. `long`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
        }
    }

    /// The choice of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }
}

impl TargetKind {
    /// The key, e.g. `outside`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Lateral => "lateral",
            Self::Deepen => "deepen",
            Self::TakeOnManagement => "take_on_management",
            Self::LayDownManagement => "lay_down_management",
            Self::Stay => "stay",
            Self::Outside => "outside",
        }
    }

    /// The choice of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }
}

impl Verdict {
    /// Every verdict, from yes to no.
    pub const ALL: [Self; 3] = [Self::Aligned, Self::Modifiable, Self::NotAligned];

    /// The key, e.g. `not_aligned`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Modifiable => "modifiable",
            Self::NotAligned => "not_aligned",
        }
    }

    /// The choice of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }
}

impl MilestoneKind {
    /// The key, e.g. `sabbatical`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::StretchAssignment => "stretch_assignment",
            Self::Mentoring => "mentoring",
            Self::Project => "project",
            Self::Rotation => "rotation",
            Self::Shadowing => "shadowing",
            Self::Coaching => "coaching",
            Self::ExternalClass => "external_class",
            Self::Sabbatical => "sabbatical",
        }
    }

    /// The choice of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }
}

impl Party {
    /// The key, e.g. `organization`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::Manager => "manager",
            Self::Organization => "organization",
        }
    }

    /// The choice of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }
}
