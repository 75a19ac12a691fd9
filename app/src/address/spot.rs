//! Pages of the framework: everything below `/framework`.

/// Where a page of the framework lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The families.
    Home,
    /// The matrix of a family.
    Family(String),
    /// The map.
    Map,
    /// A role.
    Role(String),
    /// The guided steps, or one of them.
    Steps(Option<String>),
    /// The versions, or one of them.
    Versions(Option<String>),
    /// Bringing in files.
    Import,
}

/// The programs of the framework's pages (docs/decisions/0008).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Pages that are read.
    Reading,
    /// The matrix.
    Writing,
    /// The guided steps.
    Guiding,
}

impl Spot {
    /// The page behind `/framework`.
    pub fn of(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Home,
            ["f", family] => Self::Family((*family).to_owned()),
            ["map"] => Self::Map,
            ["r", role] => Self::Role((*role).to_owned()),
            ["steps"] => Self::Steps(None),
            ["steps", step] => Self::Steps(Some((*step).to_owned())),
            ["versions"] => Self::Versions(None),
            ["versions", number] => Self::Versions(Some((*number).to_owned())),
            ["import"] => Self::Import,
            _ => return None,
        })
    }

    /// The program that it belongs to.
    pub fn work(&self) -> Work {
        match self {
            Self::Family(_) => Work::Writing,
            Self::Steps(_) => Work::Guiding,
            Self::Home | Self::Map | Self::Role(_) | Self::Versions(_) | Self::Import => Work::Reading,
        }
    }

    /// Its address.
    pub fn href(&self) -> String {
        match self {
            Self::Home => "/framework".to_owned(),
            Self::Family(family) => format!("/framework/f/{family}"),
            Self::Map => "/framework/map".to_owned(),
            Self::Role(role) => format!("/framework/r/{role}"),
            Self::Steps(None) => "/framework/steps".to_owned(),
            Self::Steps(Some(step)) => format!("/framework/steps/{step}"),
            Self::Versions(None) => "/framework/versions".to_owned(),
            Self::Versions(Some(number)) => format!("/framework/versions/{number}"),
            Self::Import => "/framework/import".to_owned(),
        }
    }
}
