//! The account at the identity provider by which a person signs in, as administrators look after it.

use crate::event::Event;
use crate::people::administers;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::ids::PersonId;
use domain::people::Actor;
use domain::view::AccountView;

impl Service {
    /// The account by which somebody signs in; none before they first have. For administrators.
    pub async fn person_account(&self, actor: &Actor, id: &PersonId) -> Result<Option<AccountView>> {
        administers(actor)?;
        self.somebody(actor, id).await?;
        let known = self.store.identities_of(id).await?.into_iter();
        Ok(known
            .map(|one| AccountView {
                issuer: one.account.issuer,
                subject: one.account.subject,
                linked: one.linked,
                used: one.used,
            })
            .max_by_key(|account| account.used))
    }

    /// Takes the account away and ends their sign-ins: the next one with their address becomes theirs. For administrators.
    pub async fn person_account_remove(&self, actor: &Actor, id: &PersonId) -> Result<()> {
        administers(actor)?;
        let person = self.somebody(actor, id).await?;
        let noted = entry(actor, clock::now(), Event::AccountUnlinked, id.as_str());
        match self.store.identity_unlink((&person.org, id), &noted).await {
            Err(store::Error::Conflict) => {
                Err(Error::not_now("No account of the identity provider is theirs: there is nothing to take away."))
            }
            ended => {
                self.signed_out(&ended?);
                Ok(())
            }
        }
    }
}
