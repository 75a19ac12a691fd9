//! Addresses of pages.

mod spot;

pub use spot::Spot;

use crate::components::frame::Place;

/// Where a page lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// Signing in.
    SignIn,
    /// What waits.
    Desk,
    /// My own paths.
    Mine,
    /// The people who report to me.
    People,
    /// What I review.
    Reviews,
    /// A living proposal.
    Proposal(String),
    /// A pinned version: proposal and number.
    Version(String, String),
    /// A question to me.
    Consultation(String),
    /// My sign-ins.
    Sessions,
    /// A page of the career framework: what stands behind `/framework`.
    Framework(Vec<String>),
    /// Nothing of ours.
    Nowhere,
}

impl Address {
    /// The page at a path.
    pub fn of(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Desk,
            ["sign-in"] => Self::SignIn,
            ["path"] => Self::Mine,
            ["people"] => Self::People,
            ["reviews"] => Self::Reviews,
            ["me"] => Self::Sessions,
            ["p", id] => Self::Proposal((*id).to_owned()),
            ["p", id, "v", number] => Self::Version((*id).to_owned(), (*number).to_owned()),
            ["framework", rest @ ..] => Self::Framework(rest.iter().map(|part| (*part).to_owned()).collect()),
            ["c", id] => Self::Consultation((*id).to_owned()),
            _ => Self::Nowhere,
        }
    }

    /// Which page of the framework it is, if it is one.
    pub fn spot(&self) -> Option<Spot> {
        match self {
            Self::Framework(rest) => Spot::of(&rest.iter().map(String::as_str).collect::<Vec<_>>()),
            _ => None,
        }
    }

    /// The name of the page in the list of files that the build writes (`xtask/src/web/pages.rs`).
    #[cfg(feature = "ssr")]
    pub fn page(&self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Desk => "desk",
            Self::Mine | Self::People | Self::Reviews | Self::Sessions => "list",
            Self::Proposal(_) => "proposal",
            Self::Version(..) => "version",
            Self::Consultation(_) => "consultation",
            Self::Framework(_) => self.spot().map_or("nowhere", |spot| spot.page()),
            Self::Nowhere => "nowhere",
        }
    }

    /// The place of the navigation, as far as the address tells.
    pub fn place(&self) -> Place {
        match self {
            Self::Desk => Place::Desk,
            Self::Mine => Place::Mine,
            Self::People => Place::People,
            Self::Reviews => Place::Reviews,
            Self::Sessions => Place::Me,
            Self::Framework(_) => Place::Framework,
            _ => Place::Elsewhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn every_page_has_an_address() {
        assert_eq!(Address::of("/"), Address::Desk);
        assert_eq!(Address::of("/path/"), Address::Mine);
        assert_eq!(Address::of("/p/abc"), Address::Proposal("abc".to_owned()));
        assert_eq!(Address::of("/p/abc/v/2"), Address::Version("abc".to_owned(), "2".to_owned()));
        assert_eq!(Address::of("/p/abc/v"), Address::Nowhere);
        assert_eq!(Address::of("/nothing"), Address::Nowhere);
        assert_eq!(Address::of("/framework/nothing").spot(), None);
    }

    #[test]
    fn pages_of_the_framework_find_their_way_back() {
        for path in [
            "/framework",
            "/framework/f/data",
            "/framework/map",
            "/framework/r/data-1",
            "/framework/steps",
            "/framework/steps/people",
            "/framework/versions",
            "/framework/versions/2",
            "/framework/import",
        ] {
            assert_eq!(Address::of(path).spot().unwrap().href(), path);
        }
    }
}
