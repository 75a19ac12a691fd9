//! What the sections say now, from the rooms themselves: there alone is every edit that was acknowledged.

use crate::{Error, Result, Service};
use domain::content::Contents;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::Section;
use std::collections::{BTreeMap, BTreeSet};
use sync::Reading;

/// What all sections say, up to which edit of each, and where that is not all that was written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    pub(crate) contents: Contents,
    pub(crate) heads: BTreeMap<Section, u64>,
    pub(crate) damaged: BTreeSet<Section>,
}

impl Service {
    /// Reads all sections of a proposal.
    pub(crate) async fn written(&self, proposal: &Proposal) -> Result<Written> {
        let sections = Section::ALL.map(|section| async move { self.hub.content(&room(proposal, section)).await });
        let mut written = Written::default();
        for reading in futures::future::try_join_all(sections).await? {
            let Reading { seq, damage, .. } = reading;
            // The rooms asked are those of sections.
            let Some(content) = reading.section() else { continue };
            let section = content.section();
            written.heads.insert(section, seq);
            written.damaged.extend(damage.map(|_| section));
            written.contents.set(content);
        }
        Ok(written)
    }
}

impl Written {
    /// Refuses to build on a text of which a part is lost: for whatever is signed, pinned or copied from it.
    pub(crate) fn whole(self) -> Result<Self> {
        self.damaged.first().map_or(Ok(()), |section| Err(Error::Damaged { section: *section }))?;
        Ok(self)
    }
}

/// The room of a section.
pub(crate) fn room(proposal: &Proposal, section: Section) -> RoomName {
    RoomName::Section { proposal: proposal.id.clone(), section, generation: proposal.generation }
}
