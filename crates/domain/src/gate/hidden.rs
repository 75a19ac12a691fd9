//! What the manager may hear of what is missing: nothing that tells what stands in a section that is private.

use super::Missing;
use crate::proposal::Proposal;
use crate::section::{Section, Sharing};

/// What of `missing` the manager may know.
pub fn visible_to_manager(missing: &[Missing], proposal: &Proposal) -> Vec<Missing> {
    let readable = |section: &Section| proposal.sharing(*section) != Sharing::Private;
    missing.iter().filter(|m| tells_of(m, proposal).iter().all(readable)).cloned().collect()
}

/// The sections whose content the item tells of. A goal's link also tells that there is such a goal; and that a job description or
/// assessments are needed tells of the kind of target, until they are there.
fn tells_of(missing: &Missing, proposal: &Proposal) -> &'static [Section] {
    match missing {
        Missing::Acknowledgement { .. }
        | Missing::NotShared { .. }
        | Missing::Consultation { .. }
        | Missing::Preparation { .. }
        | Missing::Asked { .. }
        | Missing::Request { .. } => &[],
        Missing::Seal { .. } if !proposal.expectations.is_empty() => &[],
        Missing::Answer { question } => match question.section() {
            Section::Start => &[Section::Start],
            Section::Objectives => &[Section::Objectives],
            _ => &[Section::Gaps],
        },
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
        | Missing::JobDecision
        | Missing::Seal { .. }
        | Missing::Expectations => &[Section::Objectives],
        Missing::Link { .. } | Missing::Value { .. } => &[Section::Objectives, Section::Connection],
        Missing::Verdict { .. } | Missing::VerdictReworded { .. } | Missing::Feedback { .. } | Missing::JobReworded => {
            &[Section::Objectives, Section::Alignment]
        }
        Missing::Focus { .. } if proposal.expectations.is_empty() => &[Section::Objectives, Section::Gaps],
        Missing::Focus { .. } => &[Section::Gaps],
        Missing::FocusMilestone { .. } => &[Section::Gaps, Section::Milestones],
        Missing::Milestones | Missing::Milestone { .. } => &[Section::Milestones],
    }
}
