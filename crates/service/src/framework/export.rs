//! The framework as a file.

use super::owner;
use super::view::known;
use crate::event::Event;
use crate::proposal::entry;
use crate::words::sentence;
use crate::{Error, Result, Service, clock};
use domain::framework::Framework;
use domain::people::Actor;
use exchange::{Output, Written};

impl Service {
    /// A published version as a file, the one in force where none is named, with the pay that is open to the actor.
    pub async fn export(&self, actor: &Actor, version: Option<u32>, output: Output) -> Result<Written> {
        let org = self.organization(&actor.org).await?;
        let version = known(&org, version)?;
        let published = self.published(&actor.org, version).await?;
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let written = written(self.cut(actor, &person, &published).await?, output).await?;
        self.exported(actor, &version.to_string(), &written).await?;
        Ok(written)
    }

    /// The draft as a file. For the owners of the framework.
    pub async fn export_draft(&self, actor: &Actor, output: Output) -> Result<Written> {
        owner(actor)?;
        let draft = self.draft_of(actor).await?;
        let written = written(self.written_draft(&draft).await?.framework, output).await?;
        self.exported(actor, "draft", &written).await?;
        Ok(written)
    }

    /// Notes that somebody took the framework out: which version, and as what.
    async fn exported(&self, actor: &Actor, version: &str, written: &Written) -> Result<()> {
        let ending = written.name.rsplit('.').next().unwrap_or_default();
        let noted = entry(actor, clock::now(), Event::FrameworkExported, format!("{version}/{ending}"));
        Ok(self.store.audit_append(&actor.org, &noted).await?)
    }
}

pub(super) async fn written(framework: Framework, output: Output) -> Result<Written> {
    let written = tokio::task::spawn_blocking(move || exchange::write(&framework, output)).await;
    let written = written.map_err(|error| Error::internal("an export was not written to its end", error))?;
    written.map_err(|unwritable| Error::invalid(sentence(&unwritable)))
}
