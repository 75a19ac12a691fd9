//! Which approvals outlast a new version.

use super::{Decision, DecisionKind};
use crate::view::ReviewLine;

/// What a new version does to an earlier decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// It goes on counting: its reviewer has read everything that the new version says.
    Stands,
    /// It no longer counts: something that it read reads differently now.
    Reset,
    /// There is none that could go on counting. An approval with modifications does not stand by itself: its reviewer looks at what
    /// became of them.
    None,
}

impl Approval {
    /// What becomes of `decision` in a version in which the `touched` passages read differently from the one decided on. An approval is
    /// given for a version as a whole, so it read every passage of it, those too that somebody else asked about.
    pub fn after(decision: &Decision, touched: &[ReviewLine]) -> Self {
        match decision.kind {
            DecisionKind::Approve if touched.is_empty() => Self::Stands,
            DecisionKind::Approve => Self::Reset,
            DecisionKind::ApproveWithModifications | DecisionKind::RequestModifications | DecisionKind::Decline => Self::None,
        }
    }
}
