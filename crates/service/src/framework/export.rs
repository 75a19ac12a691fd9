//! The framework as a file.

use super::owner;
use super::view::known;
use crate::words::sentence;
use crate::{Error, Result, Service};
use domain::framework::Framework;
use domain::people::Actor;
use exchange::{Output, Written};

impl Service {
    /// A published version as a file, the one in force where none is named, with the pay that is open to the actor.
    pub async fn export(&self, actor: &Actor, version: Option<u32>, output: Output) -> Result<Written> {
        let org = self.organization(&actor.org).await?;
        let published = self.published(&actor.org, known(&org, version)?).await?;
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        written(self.cut(actor, &person, &published).await?, output).await
    }

    /// The draft as a file. For the owners of the framework.
    pub async fn export_draft(&self, actor: &Actor, output: Output) -> Result<Written> {
        owner(actor)?;
        let draft = self.draft_of(actor).await?;
        written(self.written_draft(&draft).await?.framework, output).await
    }
}

pub(super) async fn written(framework: Framework, output: Output) -> Result<Written> {
    let written = tokio::task::spawn_blocking(move || exchange::write(&framework, output)).await;
    let written = written.map_err(|error| Error::internal("an export was not written to its end", error))?;
    written.map_err(|unwritable| Error::invalid(sentence(&unwritable)))
}
