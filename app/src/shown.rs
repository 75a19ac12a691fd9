//! What a page shows: the data behind each address.

use crate::markup::Node;
use domain::problem::Problem;
use domain::time::Timestamp;
use domain::view::{Desk, DraftView, FrameworkView, ProposalSummary, Report, SessionView};
use std::fmt::Debug;
use std::sync::Arc;

/// The data of a page.
#[derive(Debug, Clone)]
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
    /// My sign-ins.
    Sessions(Vec<SessionView>, Timestamp),
    /// A page whose code is a split of the program (docs/decisions/0011). Behind a pointer that knows how to show it, so that the core need
    /// not know what is in it.
    Split(Arc<dyn Page>),
    /// It could not be shown.
    Failed(Problem),
}

/// Something that can be shown.
pub trait Page: Debug + Send + Sync {
    /// Makes the page.
    fn page(&self) -> Node;
}

/// What the pages of the framework are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrameworkSource {
    /// The draft, for those who write it.
    Draft(Box<DraftView>),
    /// A published version.
    Published(Box<FrameworkView>),
}
