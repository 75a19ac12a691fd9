//! What the audit log records, each with the key under which it is stored and shown.

use domain::state::Step;

/// Something that happened. The key is stored: never change one, add another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Event {
    PersonAdded,
    SignedIn,
    SignedOut,
    SessionRevoked,
    Started,
    Renamed,
    Acknowledged,
    Shared,
    Unshared,
    ConsultationProposed,
    ConsultationConsented,
    ConsultationRefused,
    ConsultationAnswered,
    ConsultationClosed,
    AlignmentBegun,
    JobAccepted,
    JobToModify,
    AssessmentWanted,
    AssessmentBegun,
    AssessmentCalledOff,
    AssessmentSkipped,
    AssessmentSealed,
    AssessmentsOpened,
    ExpectationsRepinned,
    Signed,
    SignatureVoid,
    Ready,
    Reopened,
    Submitted,
    ReviewBegun,
    Decided,
    Approved,
    ModificationsRequested,
    Declined,
    Reconvened,
    RequestAnswered,
    Activated,
    Paused,
    Resumed,
    Completed,
    Withdrawn,
    TextRepaired,
    TextRestored,
    DraftBegun,
    Published,
    ChoiceAnswered,
    Commented,
    Replied,
    CommentResolved,
    LitmusAnswered,
    PhilosophyAgreed,
    Imported,
    ImportUndone,
    RoleHeld,
    FrameworkAdopted,
    FrameworkBegan,
}

impl Event {
    pub(crate) const ALL: [Self; 56] = [
        Self::PersonAdded,
        Self::SignedIn,
        Self::SignedOut,
        Self::SessionRevoked,
        Self::Started,
        Self::Renamed,
        Self::Acknowledged,
        Self::Shared,
        Self::Unshared,
        Self::ConsultationProposed,
        Self::ConsultationConsented,
        Self::ConsultationRefused,
        Self::ConsultationAnswered,
        Self::ConsultationClosed,
        Self::AlignmentBegun,
        Self::JobAccepted,
        Self::JobToModify,
        Self::AssessmentWanted,
        Self::AssessmentBegun,
        Self::AssessmentCalledOff,
        Self::AssessmentSkipped,
        Self::AssessmentSealed,
        Self::AssessmentsOpened,
        Self::ExpectationsRepinned,
        Self::Signed,
        Self::SignatureVoid,
        Self::Ready,
        Self::Reopened,
        Self::Submitted,
        Self::ReviewBegun,
        Self::Decided,
        Self::Approved,
        Self::ModificationsRequested,
        Self::Declined,
        Self::Reconvened,
        Self::RequestAnswered,
        Self::Activated,
        Self::Paused,
        Self::Resumed,
        Self::Completed,
        Self::Withdrawn,
        Self::TextRepaired,
        Self::TextRestored,
        Self::DraftBegun,
        Self::Published,
        Self::ChoiceAnswered,
        Self::Commented,
        Self::Replied,
        Self::CommentResolved,
        Self::LitmusAnswered,
        Self::PhilosophyAgreed,
        Self::Imported,
        Self::ImportUndone,
        Self::RoleHeld,
        Self::FrameworkAdopted,
        Self::FrameworkBegan,
    ];

    /// The key in the audit log.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::PersonAdded => "person.added",
            Self::SignedIn => "session.signed_in",
            Self::SignedOut => "session.signed_out",
            Self::SessionRevoked => "session.revoked",
            Self::Started => "proposal.started",
            Self::Renamed => "proposal.renamed",
            Self::Acknowledged => "proposal.acknowledged",
            Self::Shared => "section.shared",
            Self::Unshared => "section.unshared",
            Self::ConsultationProposed => "consultation.proposed",
            Self::ConsultationConsented => "consultation.consented",
            Self::ConsultationRefused => "consultation.refused",
            Self::ConsultationAnswered => "consultation.answered",
            Self::ConsultationClosed => "consultation.closed",
            Self::AlignmentBegun => "alignment.begun",
            Self::JobAccepted => "job.accepted",
            Self::JobToModify => "job.to_modify",
            Self::AssessmentWanted => "assessment.wanted",
            Self::AssessmentBegun => "assessment.begun",
            Self::AssessmentCalledOff => "assessment.called_off",
            Self::AssessmentSkipped => "assessment.skipped",
            Self::AssessmentSealed => "assessment.sealed",
            Self::AssessmentsOpened => "assessment.opened",
            Self::ExpectationsRepinned => "assessment.repinned",
            Self::Signed => "proposal.signed",
            Self::SignatureVoid => "proposal.signature_void",
            Self::Ready => "proposal.ready",
            Self::Reopened => "proposal.reopened",
            Self::Submitted => "proposal.submitted",
            Self::ReviewBegun => "review.begun",
            Self::Decided => "review.decided",
            Self::Approved => "proposal.approved",
            Self::ModificationsRequested => "proposal.modifications_requested",
            Self::Declined => "proposal.declined",
            Self::Reconvened => "proposal.reconvened",
            Self::RequestAnswered => "request.answered",
            Self::Activated => "path.activated",
            Self::Paused => "path.paused",
            Self::Resumed => "path.resumed",
            Self::Completed => "path.completed",
            Self::Withdrawn => "proposal.withdrawn",
            // The page says what follows the dot, as it stands.
            Self::TextRepaired => "text.went_on_from_the_last_good_state_after_damage",
            Self::TextRestored => "text.restored_all_text_from_a_backup",
            Self::DraftBegun => "framework.begun",
            Self::Published => "framework.published",
            Self::ChoiceAnswered => "framework.choice_answered",
            Self::Commented => "framework.commented",
            Self::Replied => "framework.replied",
            Self::CommentResolved => "framework.comment_resolved",
            Self::LitmusAnswered => "framework.litmus_answered",
            Self::PhilosophyAgreed => "framework.philosophy_agreed",
            Self::Imported => "framework.imported",
            Self::ImportUndone => "framework.import_undone",
            Self::RoleHeld => "person.role_held",
            Self::FrameworkAdopted => "proposal.framework_adopted",
            Self::FrameworkBegan => "framework.began",
        }
    }

    /// What a step of the proposal is recorded as.
    pub(crate) fn of(step: Step) -> Self {
        match step {
            Step::Share => Self::Shared,
            Step::Consult => Self::ConsultationConsented,
            Step::Align => Self::AlignmentBegun,
            Step::Assess => Self::AssessmentBegun,
            Step::CallOffAssessment => Self::AssessmentCalledOff,
            Step::SkipAssessment => Self::AssessmentSkipped,
            Step::Open => Self::AssessmentsOpened,
            Step::Repin => Self::ExpectationsRepinned,
            Step::Ready => Self::Ready,
            Step::Reopen => Self::Reopened,
            Step::Submit => Self::Submitted,
            Step::BeginReview => Self::ReviewBegun,
            Step::Approve => Self::Approved,
            Step::RequestModifications => Self::ModificationsRequested,
            Step::Decline => Self::Declined,
            Step::Reconvene => Self::Reconvened,
            Step::Activate => Self::Activated,
            Step::Pause => Self::Paused,
            Step::Resume => Self::Resumed,
            Step::Complete => Self::Completed,
            Step::Withdraw => Self::Withdrawn,
        }
    }

    /// Whether the pair may read it in the history. A reviewer's decision is told by the outcome: before the quorum nobody hears of a
    /// single one.
    pub(crate) fn is_told(self) -> bool {
        !matches!(self, Self::Decided | Self::PersonAdded | Self::SignedIn | Self::SignedOut | Self::SessionRevoked)
    }

    /// The event of that key.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_event() {
        for event in Event::ALL {
            assert_eq!(Event::from_key(event.key()), Some(event));
        }
    }
}
