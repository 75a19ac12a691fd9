//! Leadership's side: pinned versions, decisions, and the pair's answers to what was asked for.

mod ballot;
mod decide;
mod resolve;
mod settle;
mod view;

pub(crate) use ballot::{Ballot, Quorum};
pub(crate) use view::{decision_views, request_views};
