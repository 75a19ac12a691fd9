//! Provisioning as administrators look after it: tokens, and what the directory owns.

use crate::event::Event;
use crate::people::administers;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::ids::{ItemId, PersonId};
use domain::people::{Actor, Person};
use domain::provisioning::{Owned, PREFIX, ProvisioningSettings};
use domain::view::{NewProvisioningToken, PersonDetails, ProvisioningTokenView, ProvisioningView};
use std::collections::BTreeSet;
use store::{ProvisioningToken, TokenHash};

/// Tokens of an organization: one that is used, one that takes its place, and a directory that is tried out.
const MAX_TOKENS: usize = 5;

impl Service {
    /// Everything about it. For administrators.
    pub async fn provisioning(&self, actor: &Actor) -> Result<ProvisioningView> {
        administers(actor)?;
        let mut tokens = Vec::new();
        for token in self.store.provisioning_tokens(&actor.org).await? {
            tokens.push(self.token_view(token).await?);
        }
        let records = self.store.provisioned_of(&actor.org).await?;
        let groups = self.store.provisioned_groups(&actor.org).await?;
        let groups: BTreeSet<String> = groups.into_iter().map(|group| group.name).collect();
        Ok(ProvisioningView {
            settings: self.store.provisioning_settings(&actor.org).await?,
            tokens,
            people: records.iter().filter(|record| !record.deleted).count(),
            groups: groups.into_iter().collect(),
            now: clock::now(),
        })
    }

    /// Chooses anew what the directory owns, as it was read at the revision in `input`. For administrators.
    pub async fn provisioning_change(&self, actor: &Actor, input: &ProvisioningSettings) -> Result<ProvisioningView> {
        administers(actor)?;
        let next = ProvisioningSettings { revision: input.revision.saturating_add(1), owned: input.owned.clone() };
        let about = next.owned.iter().map(|owned| owned.key()).collect::<Vec<_>>().join(", ");
        let noted = entry(actor, clock::now(), Event::ProvisioningChanged, &about);
        self.store.provisioning_settings_save(&actor.org, &next, &noted).await?;
        self.provisioning(actor).await
    }

    /// Makes a token for the directory. For administrators, just after signing in, as everything that opens a way in.
    pub async fn provisioning_token_create(&self, actor: &Actor) -> Result<NewProvisioningToken> {
        administers(actor)?;
        self.signed_in_just_now(actor, "a token is made").await?;
        if self.store.provisioning_tokens(&actor.org).await?.len() >= MAX_TOKENS {
            return Err(Error::not_now(format!("There are {MAX_TOKENS} tokens. Revoke one first.")));
        }
        let secret = format!("{PREFIX}{}", clock::secret()?);
        let token = ProvisioningToken {
            id: clock::id()?,
            org: actor.org.clone(),
            made_by: actor.person.clone(),
            created: clock::now(),
            used: None,
        };
        let noted = entry(actor, token.created, Event::ProvisioningTokenMade, token.id.as_str());
        self.store.provisioning_token_create(&TokenHash::of(&secret), &token, &noted).await?;
        Ok(NewProvisioningToken { secret, token: self.token_view(token).await? })
    }

    /// Revokes one of them. For administrators.
    pub async fn provisioning_token_revoke(&self, actor: &Actor, token: &ItemId) -> Result<()> {
        administers(actor)?;
        let noted = entry(actor, clock::now(), Event::ProvisioningTokenRevoked, token.as_str());
        if self.store.provisioning_token_delete(&actor.org, token, &noted).await? { Ok(()) } else { Err(Error::NotFound) }
    }

    /// What of somebody the directory owns: nothing, of somebody whom it does not send.
    pub(crate) async fn owned_of(&self, actor: &Actor, id: &PersonId) -> Result<BTreeSet<Owned>> {
        let sent = self.store.provisioned(id).await?.is_some_and(|record| !record.deleted);
        if sent { Ok(self.store.provisioning_settings(&actor.org).await?.owned) } else { Ok(BTreeSet::new()) }
    }

    /// Refuses to change what the directory owns.
    pub(crate) async fn leaves_to_directory(&self, actor: &Actor, before: &Person, details: &PersonDetails) -> Result<()> {
        let known = PersonDetails {
            name: before.name.clone(),
            email: before.email.clone(),
            title: before.title.clone(),
            manager: before.manager.clone(),
            ..PersonDetails::default()
        };
        let owned = self.owned_of(actor, &before.id).await?;
        let Some(owned) = owned.into_iter().find(|owned| owned.differs(&known, details)) else { return Ok(()) };
        let what = match owned {
            Owned::Name => "name",
            Owned::Email => "address",
            Owned::Title => "job title",
            Owned::Manager => "manager",
        };
        Err(Error::not_now(format!(
            "The directory owns this person\u{2019}s {what}: change it there, or choose under Signing in that it does not."
        )))
    }

    async fn token_view(&self, token: ProvisioningToken) -> Result<ProvisioningTokenView> {
        let names = self.names([&token.made_by]).await?;
        Ok(ProvisioningTokenView { id: token.id, by: names.of(&token.made_by), created: token.created, used: token.used })
    }
}
