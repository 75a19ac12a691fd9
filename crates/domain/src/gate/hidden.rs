//! What the manager may hear of what is missing: nothing that tells what stands in a section that is private.

use super::Missing;
use crate::proposal::Proposal;
use crate::section::{Section, Sharing};

/// What of `missing` the manager may know.
pub fn visible_to_manager(missing: &[Missing], proposal: &Proposal) -> Vec<Missing> {
    let readable = |section: &Section| proposal.sharing(*section) != Sharing::Private;
    missing.iter().filter(|m| tells_of(m).iter().all(readable)).cloned().collect()
}

/// The sections whose content the item tells of. A goal's link also tells that there is such a goal.
fn tells_of(missing: &Missing) -> &'static [Section] {
    match missing {
        Missing::Acknowledgement { .. }
        | Missing::NotShared { .. }
        | Missing::Consultation { .. }
        | Missing::JobDecision
        | Missing::Seal { .. }
        | Missing::Request { .. } => &[],
        Missing::Today => &[Section::Start],
        Missing::Beyond
        | Missing::FiveYears
        | Missing::Goals
        | Missing::Term { .. }
        | Missing::EmptyGoal { .. }
        | Missing::TargetKind
        | Missing::Target
        | Missing::JobDescription
        | Missing::EmptyClause { .. }
        | Missing::Expectations => &[Section::Objectives],
        Missing::Link { .. } | Missing::Value { .. } => &[Section::Objectives, Section::Connection],
        Missing::Verdict { .. } | Missing::VerdictReworded { .. } | Missing::Feedback { .. } | Missing::JobReworded => {
            &[Section::Objectives, Section::Alignment]
        }
        Missing::Focus { .. } => &[Section::Gaps],
        Missing::FocusMilestone { .. } => &[Section::Gaps, Section::Milestones],
        Missing::Milestones | Missing::Milestone { .. } => &[Section::Milestones],
    }
}
