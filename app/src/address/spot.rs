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

    /// The name of the page in the list of files that the build writes.
    #[cfg(feature = "ssr")]
    pub fn page(&self) -> &'static str {
        match self {
            Self::Home | Self::Role(_) | Self::Versions(_) => "framework",
            Self::Map => "map",
            Self::Import => "import",
            Self::Family(_) => "matrix",
            Self::Steps(_) => "steps",
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
