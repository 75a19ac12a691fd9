//! Publishing the draft as the next version.

use super::in_force::today;
use super::{holders, owner};
use crate::event::Event;
use crate::proposal::entry;
use crate::words::optional;
use crate::{Error, Result, Service, clock};
use domain::framework::{Begin, Coming, Framework, ready};
use domain::people::Actor;
use domain::time::Date;
use domain::view::PublishInput;
use store::{NewPublication, Org, PublicationRecord};

/// Longest note, in characters: a page.
const MAX_NOTE_CHARS: usize = 4_000;

impl Service {
    /// Publishes the draft as it was seen, and returns the number of the version. Refused while something hinders it, and when the draft
    /// was changed since. It is in force at once, or from its day on where that is still to come; one that is to begin on that day or later
    /// never will. Proposals stay with the version that they were written against; whoever holds a role that was merged or taken away holds
    /// its successor from the version's first day on. For the owners of the framework.
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
        let today = today(&org)?;
        let day = input.effective.filter(|day| *day > today);
        self.unhindered(&org, &written.framework, day).await?;
        let version = org.published().saturating_add(1);
        let framework = Framework { version, effective: input.effective, ..written.framework };
        let newest = self.published(&actor.org, org.published()).await?;
        if org.published() > 0 && framework == (Framework { version, ..newest.as_ref().clone() }) {
            return Err(Error::not_now(format!("Nothing is new since version {}.", org.published())));
        }
        let at = clock::now();
        let new = NewPublication {
            draft,
            seq: written.seq,
            next: with_publication(&org, version, day),
            publication: PublicationRecord { version, effective: input.effective, by: actor.person.clone(), at, note },
            // On a later day those move who hold such a role then.
            moved: if day.is_none() { holders::moved(self.store.people(&actor.org).await?, &framework) } else { Vec::new() },
            org,
            framework,
        };
        match self.store.framework_publish(&new, &entry(actor, at, Event::Published, version.to_string())).await {
            Err(store::Error::Exists { .. }) => return Err(Error::Raced),
            done => done?,
        }
        self.tell(&new.draft);
        Ok(version)
    }

    /// Refused while something hinders publishing behind the version that will be in force just before.
    async fn unhindered(&self, org: &Org, draft: &Framework, day: Option<Date>) -> Result<()> {
        let before = day.and_then(|day| org.coming.before(day).last()).map_or(org.framework, |begin| begin.version);
        let previous = self.published(&org.id, before).await?;
        let answers = self.answers(&org.id).await?;
        let hindrances = ready(draft, &answers, Some(&previous));
        if hindrances.is_empty() {
            return Ok(());
        }
        Err(Error::Unready(hindrances.iter().map(|hindrance| hindrance.sentence(draft)).collect()))
    }
}

/// The organization with another publication, which begins on that day, or now.
pub(crate) fn with_publication(org: &Org, version: u32, day: Option<Date>) -> Org {
    match day {
        Some(day) => Org { coming: org.coming.with(Begin { version, day }), ..org.clone() },
        None => Org { framework: version, coming: Coming::default(), ..org.clone() },
    }
}
