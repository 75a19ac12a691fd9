//! Writing a list a part at a time.

use crate::{Error, Result, clock};
use domain::ids::OrgId;
use domain::room::About;
use std::sync::Arc;
use store::{DirectoryJob, DraftRecord, Store};
use sync::hub::Hub;

/// How often a part is written again because a publication of the framework changed one of its people at that moment.
const ATTEMPTS: usize = 5;

/// What it takes to write a list, also when nobody waits for it any more.
pub(super) struct ListWriter {
    pub store: Arc<Store>,
    pub hub: Arc<Hub>,
}

impl ListWriter {
    /// Writes every part that is not written, and ends it.
    pub(super) async fn run(&self, org: &OrgId, job: &DirectoryJob) -> Result<()> {
        for part in 0..job.parts {
            self.part(org, job, part).await?;
        }
        match self.store.directory_end(org, job).await {
            // Another process took it for abandoned and ended it.
            Err(store::Error::Conflict) => {}
            done => done?,
        }
        self.hub.recheck(About::Framework(&DraftRecord::id_of(org)?));
        Ok(())
    }

    async fn part(&self, org: &OrgId, job: &DirectoryJob, part: u32) -> Result<()> {
        for _ in 0..ATTEMPTS {
            match self.store.directory_write(org, job, part, clock::now()).await {
                Err(store::Error::Conflict) => {}
                ended => {
                    ended?.iter().for_each(|session| self.hub.revoke(session));
                    return Ok(());
                }
            }
        }
        Err(Error::Raced)
    }
}
