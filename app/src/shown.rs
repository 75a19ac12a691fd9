//! What a page shows: the data behind each address.

use domain::consultation::ConsultationView;
use domain::problem::Problem;
use domain::time::Timestamp;
use domain::view::{Desk, ProposalSummary, ProposalView, Report, ReviewView, SessionView};
#[cfg(target_arch = "wasm32")]
use {
    crate::address::Address,
    crate::wire::{Json, whole},
};

/// The data of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The form, where to go after it, and whether it came back.
    SignIn {
        /// A path of ours.
        next: String,
        /// Whether the form was sent before and failed.
        failed: bool,
    },
    /// My desk.
    Desk(Desk),
    /// My paths, and when the list was made.
    Mine(Vec<ProposalSummary>, Timestamp),
    /// The people I support.
    People(Vec<Report>, Timestamp),
    /// What I review.
    Reviews(Vec<ProposalSummary>, Timestamp),
    /// A living proposal.
    Proposal(Box<ProposalView>),
    /// A pinned version.
    Version(Box<ReviewView>),
    /// A question to me.
    Consultation(Box<ConsultationView>),
    /// My sign-ins.
    Sessions(Vec<SessionView>, Timestamp),
    /// It could not be shown.
    Failed(Problem),
}

#[cfg(target_arch = "wasm32")]
impl Shown {
    /// Reads what the server answered for an address.
    pub fn read(address: &Address, json: &Json) -> Option<Self> {
        Some(match address {
            Address::Desk => Self::Desk(whole(json)?),
            Address::Mine => whole(json).map(|(list, now)| Self::Mine(list, now))?,
            Address::People => whole(json).map(|(list, now)| Self::People(list, now))?,
            Address::Reviews => whole(json).map(|(list, now)| Self::Reviews(list, now))?,
            Address::Sessions => whole(json).map(|(list, now)| Self::Sessions(list, now))?,
            Address::Proposal(_) => Self::Proposal(whole(json)?),
            Address::Version(..) => Self::Version(whole(json)?),
            Address::Consultation(_) => Self::Consultation(whole(json)?),
            Address::SignIn | Address::Nowhere => return None,
        })
    }
}
