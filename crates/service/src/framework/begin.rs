//! The draft's beginning, and what it says.

use super::import::Ids;
use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use document::Content;
use document::yrs::ReadTxn as _;
use domain::framework::Framework;
use domain::ids::OrgId;
use domain::people::Actor;
use std::fmt::Display;
use store::{DraftRecord, FirstRow};
use sync::Reading;

/// What a draft says, and up to which edit.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) framework: Framework,
    pub(super) seq: u64,
    pub(super) is_whole: bool,
}

impl Service {
    /// The draft of the actor's organization. When nobody has opened it before it begins here, with what is published.
    pub(super) async fn draft_of(&self, actor: &Actor) -> Result<DraftRecord> {
        if let Some(draft) = self.existing_draft(&actor.org).await? {
            return Ok(draft);
        }
        let draft = DraftRecord::new(&actor.org)?;
        let newest = self.organization(&actor.org).await?.published();
        let client = u32::from_le_bytes(clock::random()?);
        let first = FirstRow {
            update: first(client, self.published(&actor.org, newest).await?.as_ref())?.into(),
            client: client.into(),
            person: actor.person.clone(),
        };
        let begun = entry(actor, clock::now(), Event::DraftBegun, newest.to_string());
        match self.store.draft_begin(&draft, &first, &begun).await {
            // Somebody else opened it at the same moment.
            Ok(()) | Err(store::Error::Exists { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        self.existing_draft(&actor.org).await?.ok_or_else(|| Error::internal("the draft is gone", actor.org.to_string()))
    }

    /// The draft of an organization, if anybody has opened it.
    pub(super) async fn existing_draft(&self, org: &OrgId) -> Result<Option<DraftRecord>> {
        Ok(self.store.draft(&DraftRecord::id_of(org)?).await?)
    }

    /// What the draft says now, from the room itself: there alone is every edit that was acknowledged.
    pub(super) async fn written_draft(&self, draft: &DraftRecord) -> Result<Written> {
        let Reading { content, seq, damage } = self.hub.content(&draft.room()).await?;
        let Content::Framework(mut framework) = content else {
            return Err(Error::internal("the room of a framework holds something else", draft.id.to_string()));
        };
        framework.version = self.organization(&draft.org).await?.published();
        Ok(Written { framework: *framework, seq, is_whole: damage.is_none() })
    }
}

impl Written {
    /// Refuses to build on a text of which a part is lost.
    pub(super) fn whole(self) -> Result<Self> {
        if self.is_whole {
            return Ok(self);
        }
        Err(Error::not_now(
            "A part of the stored text of the draft is damaged, so it can be read and copied, but not go on as it is. Ask your \
             administrator to repair it or to restore a backup.",
        ))
    }
}

/// The update with which a draft begins that says what is published.
fn first(client: u32, published: &Framework) -> Result<Vec<u8>> {
    let ids = Ids::new()?;
    let doc = document::doc::new(client);
    let mut txn = document::state::write(&doc, "begin").map_err(|e| unreadable(&e))?;
    document::framework::write::adopt(&mut txn, published, &mut ids.random()).map_err(|e| unreadable(&e))?;
    Ok(txn.encode_state_as_update_v1(&document::yrs::StateVector::default()))
}

fn unreadable(error: &dyn Display) -> Error {
    Error::internal("the draft could not be read or begun", error.to_string())
}
