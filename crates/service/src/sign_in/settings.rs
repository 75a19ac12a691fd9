//! What an organization's administrators choose about signing in.

use crate::event::Event;
use crate::people::administers;
use crate::proposal::entry;
use crate::repair::OPERATOR;
use crate::words::line;
use crate::{Error, Result, Service, clock};
use domain::ids::{OrgId, PersonId};
use domain::people::Actor;
use domain::sign_in::{GroupRule, SignInSettings, Unknown, Ways};
use domain::view::SignInView;
use std::collections::BTreeSet;
use store::Entry;

/// Rules of an organization: a few for each appointment, and room for one group per department.
const MAX_RULES: usize = 100;
/// Longest name of a group, in characters: directories write whole paths, and the page's field takes no more.
const MAX_GROUP_CHARS: usize = 200;

impl Service {
    /// What was chosen. For administrators.
    pub async fn sign_in_view(&self, actor: &Actor) -> Result<SignInView> {
        administers(actor)?;
        Ok(SignInView {
            settings: self.store.sign_in_settings(&actor.org).await?,
            provider: self.provider.clone(),
            by_provider: self.came_by_provider(actor).await?,
        })
    }

    /// Chooses anew, as it was read at the revision in `input`. For administrators.
    pub async fn sign_in_change(&self, actor: &Actor, input: &SignInSettings) -> Result<SignInView> {
        administers(actor)?;
        let before = self.store.sign_in_settings(&actor.org).await?;
        if before.revision != input.revision {
            return Err(Error::Raced);
        }
        let closes = before.ways == Ways::Any && input.ways == Ways::Provider;
        if closes && self.provider.is_none() {
            return Err(Error::not_now(
                "No identity provider is set up, so nobody could sign in any more. Whoever runs the server has to set one up first.",
            ));
        }
        if closes && !self.came_by_provider(actor).await? {
            return Err(Error::not_now(
                "Sign in with the identity provider yourself first, and choose this then: so you know that you will get in again.",
            ));
        }
        let next = SignInSettings { revision: before.revision.saturating_add(1), groups: rules(&input.groups)?, ..input.clone() };
        let noted = entry(actor, clock::now(), Event::SignInChanged, what_changed(&before, &next));
        match self.store.sign_in_settings_save(&actor.org, &next, &noted).await {
            Err(store::Error::Conflict) => return Err(Error::Raced),
            done => done?,
        }
        self.sign_in_view(actor).await
    }

    /// Opens every way to sign in, whoever closed them.
    pub(super) async fn open_every_way(&self, org: &OrgId) -> Result<()> {
        let before = self.store.sign_in_settings(org).await?;
        let next = SignInSettings { revision: before.revision.saturating_add(1), ways: Ways::Any, ..before.clone() };
        let person: PersonId = OPERATOR.parse().map_err(|e| Error::internal("the operator has no name", e))?;
        let about = what_changed(&before, &next);
        let noted = Entry { at: clock::now(), person, what: Event::SignInChanged.key().to_owned(), about };
        Ok(self.store.sign_in_settings_save(org, &next, &noted).await?)
    }

    async fn came_by_provider(&self, actor: &Actor) -> Result<bool> {
        Ok(self.store.session_id_token(&actor.person, &actor.session).await?.is_some())
    }
}

/// The rules as they are kept: each once, in order.
fn rules(written: &[GroupRule]) -> Result<Vec<GroupRule>> {
    if written.len() > MAX_RULES {
        return Err(Error::invalid(format!("At most {MAX_RULES} groups can be named. Take some out.")));
    }
    let checked = |rule: &GroupRule| Ok(GroupRule { group: line("The name of a group", &rule.group, MAX_GROUP_CHARS)?, ..*rule });
    let rules: BTreeSet<GroupRule> = written.iter().map(checked).collect::<Result<_>>()?;
    Ok(rules.into_iter().collect())
}

/// What the audit log says: the words that were changed, and never the names of groups.
fn what_changed(before: &SignInSettings, next: &SignInSettings) -> String {
    let ways = match next.ways {
        Ways::Any => "ways: any",
        Ways::Provider => "ways: provider",
    };
    let unknown = match next.unknown {
        Unknown::Refuse => "unknown: refuse",
        Unknown::Add => "unknown: add",
    };
    let (ways, unknown) = ((before.ways != next.ways).then_some(ways), (before.unknown != next.unknown).then_some(unknown));
    let groups = (before.groups != next.groups).then_some("groups");
    [ways, unknown, groups].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
