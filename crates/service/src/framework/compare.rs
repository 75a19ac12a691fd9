//! What is different between two versions, or between a version and the draft.

use super::owner;
use super::view::known;
use crate::{Error, Result, Service};
use domain::framework::Framework;
use domain::framework::compare::{Change, versions};
use domain::people::Actor;
use domain::view::Edition;

impl Service {
    /// Everything that changed from one edition to another. Versions are for everybody, as far as each may see them; the draft is for the
    /// owners of the framework.
    pub async fn compare(&self, actor: &Actor, from: Edition, to: Edition) -> Result<Vec<Change>> {
        let (from, to) = (self.edition(actor, from).await?, self.edition(actor, to).await?);
        Ok(versions(&from, &to))
    }

    /// An edition, as far as the actor may see it. Version 0 is the emptiness before the first.
    pub(super) async fn edition(&self, actor: &Actor, edition: Edition) -> Result<Framework> {
        match edition {
            Edition::Draft => {
                owner(actor)?;
                let draft = self.draft_of(actor).await?;
                Ok(self.written_draft(&draft).await?.framework)
            }
            Edition::Version(0) => Ok(Framework::default()),
            Edition::Version(version) => {
                let org = self.organization(&actor.org).await?;
                let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
                let published = self.published(&actor.org, known(&org, Some(version))?).await?;
                self.cut(actor, &person, &published).await
            }
        }
    }
}
