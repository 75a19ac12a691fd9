//! The draft's page, for those who write it.

use super::begin::Written;
use super::figures::Figures;
use super::owner;
use crate::{Result, Service, clock};
use domain::people::Actor;
use domain::section::Right;
use domain::view::{DraftView, ImportSummary};

impl Service {
    /// The draft with everything around it. For the owners of the framework.
    pub async fn draft(&self, actor: &Actor) -> Result<DraftView> {
        owner(actor)?;
        let draft = self.draft_of(actor).await?;
        let Written { framework, seq, is_whole } = self.written_draft(&draft).await?;
        let org = self.organization(&actor.org).await?;
        let published = self.published(&actor.org, org.framework).await?;
        let people = self.store.people(&actor.org).await?;
        let Figures { holders, aiming, litmus } = self.figures(&org, &published, &people).await?;
        Ok(DraftView {
            room: draft.room(),
            table: draft.table(),
            right: Some(if is_whole { Right::Write } else { Right::Read }),
            answers: self.answers(&actor.org).await?,
            comments: self.comments(&actor.org).await?,
            publications: self.publications(&org).await?,
            aiming,
            litmus,
            agreements: self.agreed(&actor.org, &framework).await?,
            import: self.newest_import(actor).await?,
            people: people.iter().map(domain::people::Person::summary).collect(),
            now: clock::now(),
            framework,
            seq,
            holders,
        })
    }

    /// The newest import, while it can be taken back.
    async fn newest_import(&self, actor: &Actor) -> Result<Option<ImportSummary>> {
        let newest = self.store.imports(&actor.org).await?.pop().filter(|import| import.undone.is_none());
        let Some(import) = newest else { return Ok(None) };
        let names = self.names([&import.by]).await?;
        let by = names.of(&import.by);
        Ok(Some(ImportSummary { id: import.id, name: import.name, by, at: import.at, changes: import.changes }))
    }
}
