//! The desk: what waits for the actor, what the actor waits for, and what is good to know.

mod pair;
mod reviewing;
mod telling;

use crate::consultation::waits;
use crate::{Result, Service, clock};
use domain::people::{Actor, PersonSummary};
use domain::proposal::{MAX_TITLE_CHARS, Proposal};
use domain::view::{Desk, DeskKind, DeskLine};

impl Service {
    /// The actor's desk.
    pub async fn desk(&self, actor: &Actor) -> Result<Desk> {
        self.desk_with(actor, &self.supported(actor).await?).await
    }

    /// The desk of somebody whose supported proposals were read already.
    pub(crate) async fn desk_with(&self, actor: &Actor, supported: &[Proposal]) -> Result<Desk> {
        let mut desk = Desk { now: clock::now(), ..Desk::default() };
        self.put_pair(actor, supported, &mut desk).await?;
        self.put_questions(actor, &mut desk).await?;
        self.put_reviews(actor, &mut desk).await?;
        for part in [&mut desk.your_turn, &mut desk.waiting, &mut desk.good_to_know] {
            // What has a day first, the nearest first; then what lies longest.
            part.sort_by_key(|line| (line.due.is_none(), line.due, line.since));
        }
        Ok(desk)
    }

    /// Questions put to the actor as stakeholder.
    async fn put_questions(&self, actor: &Actor, desk: &mut Desk) -> Result<()> {
        for consultation in self.store.consultations_of(&actor.person).await? {
            let Some(due) = waits(&consultation) else { continue };
            let Some(proposal) = self.store.proposal(&consultation.proposal).await? else { continue };
            if proposal.state.is_final() || proposal.org != actor.org {
                continue;
            }
            let asker = self.names([&consultation.asked_by]).await?.of(&consultation.asked_by);
            // The title of the proposal is not among what was asked: the question stands in its place.
            let title = consultation.question.chars().take(MAX_TITLE_CHARS).collect();
            let kind = DeskKind::Answer { consultation: consultation.id };
            desk.your_turn.push(DeskLine { title, due: Some(due), since: consultation.at, ..line(kind, &proposal, asker) });
        }
        Ok(())
    }
}

fn line(kind: DeskKind, proposal: &Proposal, person: PersonSummary) -> DeskLine {
    DeskLine { kind, proposal: proposal.id.clone(), title: proposal.title.clone(), person, since: proposal.updated, due: None }
}
