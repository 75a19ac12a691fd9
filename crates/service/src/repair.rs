//! For whoever runs the program: finding damaged text, going on from what is left of it, and what a restored backup needs. No request of a
//! person leads here, and nothing of the text is told.

use crate::event::Event;
use crate::{Error, Result, Service, clock};
use domain::ids::{FrameworkId, PersonId, ProposalId};
use domain::room::About;
use domain::section::Section;
use domain::time::Timestamp;
use store::{DamagedRoom, Entry, Renewed};

/// How the audit log calls whoever runs the program.
pub(crate) const OPERATOR: &str = "operator";

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repaired {
    /// Everything that was written can be read: there was nothing to do.
    WasWhole,
    /// These sections go on from their last good state.
    WentOn(Vec<Section>),
    /// The draft of a framework goes on from its last good state.
    DraftWentOn,
}

impl Service {
    /// Looks through the stored text of everybody. Takes as long as reading all of it.
    pub async fn damaged_rooms(&self) -> Result<Vec<DamagedRoom>> {
        Ok(self.store.damaged_rooms().await?)
    }

    /// Lets a proposal whose text is damaged go on from the last good state of each section, as a new generation of its rooms. Signatures
    /// are taken away; what is damaged is kept beside it. Refused when of one section nothing can be read.
    pub async fn repair(&self, id: &ProposalId) -> Result<Repaired> {
        let proposal = self.store.proposal(id).await?.ok_or(Error::NotFound)?;
        let damaged: Vec<_> = self.store.damaged_rooms_of(&proposal).await?;
        let sections: Vec<_> =
            damaged.iter().filter(|damaged| !damaged.is_readable()).filter_map(|damaged| damaged.room.section()).collect();
        if sections.is_empty() {
            return Ok(Repaired::WasWhole);
        }
        let about = sections.iter().map(|section| section.key()).collect::<Vec<_>>().join(", ");
        let done = self.store.rooms_renew(id, &by_operator(Event::TextRepaired, about)?).await?;
        let Some(Renewed { proposal, cut }) = done else { return Err(Error::NotFound) };
        self.hub.recheck(About::Proposal(&proposal.id));
        Ok(Repaired::WentOn(cut.into_iter().map(|(section, _)| section).collect()))
    }

    /// Lets the draft of a framework whose text is damaged go on from its last good state, as [`Service::repair`] does for a proposal.
    pub async fn repair_draft(&self, id: &FrameworkId) -> Result<Repaired> {
        let draft = self.store.draft(id).await?.ok_or(Error::NotFound)?;
        match self.store.damaged_room(draft.room()).await? {
            Some(damaged) if !damaged.is_readable() => {
                let noted = by_operator(Event::TextRepaired, String::new())?;
                self.store.draft_renew(id, &noted).await?.ok_or(Error::NotFound)?;
                self.hub.recheck(About::Framework(id));
                Ok(Repaired::DraftWentOn)
            }
            _ => Ok(Repaired::WasWhole),
        }
    }

    /// The database was put back from a backup: begins a new generation of everybody's text, so that nothing of the newer copies in people's
    /// browsers flows into it. Gives the rooms that are damaged in the backup already; their proposals are left as they are.
    pub async fn renew_after_restore(&self) -> Result<Vec<domain::room::RoomName>> {
        Ok(self.store.rooms_renew_all(&by_operator(Event::TextRestored, String::new())?).await?)
    }
}

/// Fills an empty directory from the backup that `open` opens, as [`store::Store::restore`] says, and notes it in the history of every path.
pub async fn restore<R, F>(settings: store::Settings, open: F) -> std::result::Result<store::Restored, store::Error>
where
    R: std::io::Read + Send + 'static,
    F: Fn() -> std::result::Result<R, archive::Error>,
{
    let person = PersonId::parse(OPERATOR)
        .map_err(|error| store::Error::Unreadable { what: "the operator", reason: error.to_string() })?;
    let noted = Entry { at: clock::now(), person, what: Event::TextRestored.key().to_owned(), about: String::new() };
    store::Store::restore(settings, open, &noted).await
}

pub(crate) fn by_operator(event: Event, about: String) -> Result<Entry> {
    let person = PersonId::parse(OPERATOR).map_err(|error| Error::internal("the operator has no name", error))?;
    let at: Timestamp = clock::now();
    Ok(Entry { at, person, what: event.key().to_owned(), about })
}
