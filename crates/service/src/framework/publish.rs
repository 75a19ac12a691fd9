//! Publishing the draft as the next version.

use super::{holders, owner};
use crate::event::Event;
use crate::proposal::entry;
use crate::words::optional;
use crate::{Error, Result, Service, clock};
use domain::framework::{Framework, ready};
use domain::people::Actor;
use domain::view::PublishInput;
use store::{NewPublication, PublicationRecord};

/// Longest note, in characters: a page.
const MAX_NOTE_CHARS: usize = 4_000;

impl Service {
    /// Publishes the draft as it was seen, and returns the number of the version. Refused while something hinders it, and when the draft
    /// was changed since. Proposals stay with the version that they were written against; whoever holds a role that was merged or taken
    /// away holds its successor. For the owners of the framework.
    pub async fn publish(&self, actor: &Actor, input: &PublishInput) -> Result<u32> {
        owner(actor)?;
        let note = optional("The note", &input.note, MAX_NOTE_CHARS)?;
        let draft = self.draft_of(actor).await?;
        let written = self.written_draft(&draft).await?.whole()?;
        if written.seq != input.seen {
            return Err(Error::Conflict(
                "The draft was changed since you looked at it. Look at the changes, then publish again.".to_owned(),
            ));
        }
        let org = self.organization(&actor.org).await?;
        let previous = self.published(&actor.org, org.framework).await?;
        let people = self.store.people(&actor.org).await?;
        self.unhindered(actor, &written.framework, &previous).await?;
        let version = org.framework.saturating_add(1);
        let framework = Framework { version, effective: input.effective, ..written.framework };
        if org.framework > 0 && framework == (Framework { version, ..previous.as_ref().clone() }) {
            return Err(Error::not_now(format!("Nothing is new since version {}.", org.framework)));
        }
        let at = clock::now();
        let new = NewPublication {
            draft,
            seq: written.seq,
            org,
            publication: PublicationRecord { version, effective: input.effective, by: actor.person.clone(), at, note },
            moved: holders::moved(people, &framework),
            framework,
        };
        match self.store.framework_publish(&new, &entry(actor, at, Event::Published, version.to_string())).await {
            Err(store::Error::Exists { .. }) => return Err(Error::Raced),
            done => done?,
        }
        self.tell(&new.draft);
        Ok(version)
    }

    async fn unhindered(&self, actor: &Actor, draft: &Framework, previous: &Framework) -> Result<()> {
        let answers = self.answers(&actor.org).await?;
        let hindrances = ready(draft, &answers, Some(previous));
        if hindrances.is_empty() {
            return Ok(());
        }
        Err(Error::Unready(hindrances.iter().map(|hindrance| hindrance.sentence(draft)).collect()))
    }
}
