//! The lines of submitted proposals on a reviewer's desk.

use crate::{Result, Service};
use domain::ids::PersonId;
use domain::people::Actor;
use domain::proposal::Proposal;
use domain::review::ChangeRequest;
use domain::state::State;
use domain::view::{Desk, DeskKind, DeskLine};

/// Which of a reviewer's change requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Any.
    AtAll,
    /// Those without an answer.
    AndOpen,
}

impl Service {
    /// Versions to review, and what became of those that the actor asked to be modified.
    pub(super) async fn put_reviews(&self, actor: &Actor, desk: &mut Desk) -> Result<()> {
        for proposal in self.reviewing(actor).await? {
            match proposal.state {
                State::Submitted | State::InReview => {
                    let version = proposal.version;
                    let decided = self.ballot(&proposal, version).await?.counts(&actor.person);
                    if decided {
                        desk.waiting.push(self.line_of_version(&proposal, DeskKind::WithLeadership).await?);
                    } else {
                        desk.your_turn.push(self.line_of_version(&proposal, DeskKind::Review { version }).await?);
                    }
                }
                // Seen from leadership all of this is one thing: the pair is at work on what was asked.
                State::ModificationsRequested | State::Reconvening | State::Assessing | State::Ready => {
                    if let Some(kind) = self.asked_by(&proposal, &actor.person, Asked::AtAll).await? {
                        desk.good_to_know.push(self.line_of_version(&proposal, kind).await?);
                    }
                }
                // What was asked for with an approval is followed to its end.
                State::Approved | State::Active | State::Paused => {
                    if let Some(kind) = self.asked_by(&proposal, &actor.person, Asked::AndOpen).await? {
                        desk.good_to_know.push(self.line_of_version(&proposal, kind).await?);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    async fn asked_by(&self, proposal: &Proposal, reviewer: &PersonId, which: Asked) -> Result<Option<DeskKind>> {
        let requests = self.store.requests(&proposal.id, proposal.version).await?;
        let wanted = |request: &ChangeRequest| which == Asked::AtAll || request.resolution.is_none();
        let own = requests.into_iter().find(|request| request.reviewer == *reviewer && wanted(request));
        Ok(own.map(|request| DeskKind::BeingModified { request: Some(request.id) }))
    }

    /// Reviewers know the title and the moment of the version, not those of the living draft.
    async fn line_of_version(&self, proposal: &Proposal, kind: DeskKind) -> Result<DeskLine> {
        let version = self.pinned(&proposal.id, proposal.version).await?;
        Ok(DeskLine {
            kind,
            proposal: proposal.id.clone(),
            title: version.title,
            person: version.employee,
            since: version.at,
            due: None,
        })
    }
}
