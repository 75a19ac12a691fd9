//! What the sections say now, from the rooms themselves: there alone is every edit that was acknowledged.

use crate::{Result, Service};
use domain::content::Contents;
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::Section;
use std::collections::BTreeMap;

/// What all sections say, and up to which edit of each.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    pub(crate) contents: Contents,
    pub(crate) heads: BTreeMap<Section, u64>,
}

impl Service {
    /// Reads all sections of a proposal.
    pub(crate) async fn written(&self, proposal: &Proposal) -> Result<Written> {
        let sections = Section::ALL.map(|section| async move { self.hub.content(&room(proposal, section)).await });
        let mut written = Written::default();
        for (content, seq) in futures::future::try_join_all(sections).await? {
            written.heads.insert(content.section(), seq);
            written.contents.set(content);
        }
        Ok(written)
    }
}

/// The room of a section.
pub(crate) fn room(proposal: &Proposal, section: Section) -> RoomName {
    RoomName::Section { proposal: proposal.id.clone(), section, generation: proposal.generation }
}
