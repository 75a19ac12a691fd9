//! A path that goes over to another manager: the organization names them, the one before leaves a note, and the employee hands over.

use super::save::{entry, noted, retried};
use crate::event::Event;
use crate::words::optional;
use crate::{Error, Result, Service, clock};
use domain::assessment::Side;
use domain::consultation::{Consultation, Stage};
use domain::handover::{MAX_NOTE_CHARS, Note};
use domain::ids::{PersonId, ProposalId};
use domain::people::{Actor, Person, PersonSummary};
use domain::permission::Action;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::{Section, Sharing};
use domain::state::State;
use std::collections::BTreeMap;
use store::{Also, Rooms};

/// Why nothing is handed over.
const NOBODY: &str = "Nobody else is named as your manager, so there is nobody to hand this path over to.";
/// Why a question ends that was put to the one who facilitates the path from now on.
const SITS_AT_THE_TABLE: &str = "The one who was asked is the manager of this path now.";

/// Who facilitates, and who is to.
pub(super) struct Managers {
    /// Whether the one who does has left.
    pub(super) left: bool,
    /// Who is the employee's manager now, where that is somebody else.
    pub(super) next: Option<PersonSummary>,
}

impl Service {
    /// Hands a path over to the one who is the employee's manager now, with what the employee lets them see; a section that is not named stays as it
    /// is. Whoever facilitated it until now has no part in it any more.
    pub async fn hand_over(
        &self,
        actor: &Actor,
        id: &ProposalId,
        to: &PersonId,
        sharing: &BTreeMap<Section, Sharing>,
    ) -> Result<()> {
        retried(move || async move {
            let before = self.case(actor, id, Action::HandOver).await?.proposal;
            let next = self.successor(&before).await?.ok_or_else(|| Error::not_now(NOBODY))?;
            if next.id != *to {
                return Err(Error::Conflict(format!("{} is your manager by now. Look again, then hand it over.", next.name)));
            }
            let now = clock::now();
            let mut proposal = before.clone();
            proposal.hand_over(&next.id, sharing, now);
            let mut also = noted(actor, now, Event::HandedOver, next.id.as_str());
            for section in Section::ALL.into_iter().filter(|section| proposal.sharing(*section) != before.sharing(*section)) {
                let event = if proposal.sharing(section) == Sharing::Private { Event::Unshared } else { Event::Shared };
                also.audit.push(entry(actor, now, event, section.key()));
            }
            if before.state == State::Ready {
                also.rooms = Some(Rooms::Open);
            }
            self.hand_over_ratings(&before, &next.id, &mut also).await?;
            also.consultations = self.put_to_the_next(&proposal).await?;
            let saved = self.save(proposal, now, also).await?;
            // Neither is told by the path itself: the one does not belong to it any more, the other was asked about it.
            self.tell_desk(before.manager);
            self.settle_ballot(&saved.id).await;
            if saved.state == State::Assessing { self.tell_other_paths(&saved).await } else { Ok(()) }
        })
        .await
    }

    /// Leaves a note for the one who is the employee's manager now, in place of the one before; without words, none. The employee reads it at once.
    pub async fn note_handover(&self, actor: &Actor, id: &ProposalId, text: &str) -> Result<()> {
        let text = optional("The note", text, MAX_NOTE_CHARS)?;
        let text = text.as_str();
        retried(move || async move {
            let mut proposal = self.case(actor, id, Action::NoteHandover).await?.proposal;
            let next = self.successor(&proposal).await?;
            // What was written can be taken back, whoever it was for.
            let note = match (text, next) {
                ("", _) => None,
                (_, None) => {
                    return Err(Error::not_now(
                        "This path stays with you: a note is left when somebody else is named as manager.",
                    ));
                }
                (text, Some(next)) => Some((next.id, text.to_owned())),
            };
            if proposal.note.as_ref().map(|note| (&note.to, &note.text)) == note.as_ref().map(|(to, text)| (to, text)) {
                return Ok(());
            }
            let now = clock::now();
            proposal.note = note.map(|(to, text)| Note { to, text, at: now });
            self.save(proposal, now, noted(actor, now, Event::HandoverNoted, "")).await.map(drop)
        })
        .await
    }

    /// Whom the organization has named, for the page of a path.
    pub(super) async fn managers(&self, proposal: &Proposal) -> Result<Managers> {
        let left = self.store.person(&proposal.manager).await?.is_some_and(|manager| manager.left.is_some());
        Ok(Managers { left, next: self.successor(proposal).await?.map(|person| person.summary()) })
    }

    /// Who is the employee's manager now, where that is not the one who facilitates the path.
    pub(crate) async fn successor(&self, proposal: &Proposal) -> Result<Option<Person>> {
        if proposal.state.is_final() {
            return Ok(None);
        }
        let manager = self.store.person(&proposal.employee).await?.and_then(|employee| employee.manager);
        let Some(manager) = manager.filter(|manager| *manager != proposal.manager) else { return Ok(None) };
        let found = self.store.person(&manager).await?;
        Ok(found.filter(|person| person.org == proposal.org && person.left.is_none()))
    }

    /// Lets whoever has a path of somebody open hear that it can be handed over now, or no longer. It is written already: where it cannot be
    /// found out whom to tell, they see it when they look again.
    pub(crate) async fn tell_paths_of(&self, employee: &PersonId) {
        self.tell_paths(self.store.proposals_of_employee(employee).await).await;
    }

    /// The same for the paths that somebody facilitates.
    pub(crate) async fn tell_paths_facilitated_by(&self, manager: &PersonId) {
        self.tell_paths(self.store.proposals_of_manager(manager).await).await;
    }

    async fn tell_paths(&self, paths: std::result::Result<Vec<Proposal>, store::Error>) {
        match paths {
            Ok(paths) => {
                for path in paths.iter().filter(|path| !path.state.is_final()) {
                    self.hub.notify(&RoomName::Table { proposal: path.id.clone() }, format!("{{\"changed\":{}}}", path.revision));
                    self.tell_desks(path).await;
                }
            }
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "paths were not told of another manager"),
        }
    }

    async fn hand_over_ratings(&self, before: &Proposal, to: &PersonId, also: &mut Also) -> Result<()> {
        if before.expectations.is_empty() {
            return Ok(());
        }
        let mut sheet = self.store.assessment(&before.id, Side::Manager).await?;
        sheet.assessment = sheet.assessment.handed_over(&before.expectations, &before.manager, to);
        // Written whatever is in it: a rating that is on its way meanwhile is either here, or hears that it came too late.
        also.repinned.push((Side::Manager, sheet));
        Ok(())
    }

    /// Open questions to the one who sits at the table from now on, closed.
    async fn put_to_the_next(&self, proposal: &Proposal) -> Result<Vec<Consultation>> {
        let all = self.store.consultations(&proposal.id).await?.into_iter();
        let open = |c: &Consultation| c.stakeholder == proposal.manager && matches!(c.stage, Stage::Proposed | Stage::Asked);
        let closed = |c| Consultation { stage: Stage::Closed { reason: SITS_AT_THE_TABLE.to_owned() }, ..c };
        Ok(all.filter(open).map(closed).collect())
    }
}
