//! What changed between two versions, or would change with the draft.

use super::owner;
use super::view::known;
use crate::{Result, Service, clock};
use domain::framework::Framework;
use domain::people::Actor;
use domain::view::{ComparisonGroup, ComparisonView};

impl Service {
    /// What is different in version `to` from version `from`, or in the draft where no version is named, which is for those who write it.
    /// Without `from` it is compared with the version before; the first one with nothing. Everybody sees the differences in what they may
    /// see of both.
    pub async fn compare(&self, actor: &Actor, from: Option<u32>, to: Option<u32>) -> Result<ComparisonView> {
        let org = self.organization(&actor.org).await?;
        let newer = if let Some(version) = to {
            self.seen(actor, known(&org, Some(version))?).await?
        } else {
            owner(actor)?;
            let draft = self.draft_of(actor).await?;
            self.written_draft(&draft).await?.framework
        };
        let before = to.map_or(org.published(), |version| version.saturating_sub(1));
        let from = match from {
            Some(version) => known(&org, Some(version))?,
            None => before,
        };
        let older = self.seen(actor, from).await?;
        let mut groups = ComparisonGroup::between(&older, &newer);
        if to.is_some() {
            // The pages of roles are of the version in force: one that is still to come, or gone again, has no page to lead to.
            let in_force = self.published(&actor.org, org.framework).await?;
            for role in groups.iter_mut().flat_map(|group| &mut group.parts).filter_map(|part| part.role.as_mut()) {
                role.there &= in_force.role(&role.id).is_some();
            }
        }
        Ok(ComparisonView {
            from,
            to,
            groups,
            publications: self.publications(&org).await?,
            owns: owner(actor).is_ok(),
            now: clock::now(),
        })
    }

    /// A version as the actor may see it.
    async fn seen(&self, actor: &Actor, version: u32) -> Result<Framework> {
        let person = self.store.person(&actor.person).await?.ok_or(crate::Error::NotSignedIn)?;
        let published = self.published(&actor.org, version).await?;
        self.cut(actor, &person, &published).await
    }
}
