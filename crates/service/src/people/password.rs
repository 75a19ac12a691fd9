//! Changing one's own password.

use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::people::Actor;

impl Service {
    /// Replaces the actor's password, and ends their other sign-ins: somebody else may know the old one.
    pub async fn change_password(&self, actor: &Actor, old: &str, new: &str) -> Result<()> {
        let known = self.store.password(&actor.person).await?;
        if !self.passwords.verify(known, old).await? {
            return Err(Error::invalid("This is not your password of today: check it and try again."));
        }
        let hash = self.passwords.hash(new).await?;
        self.store.password_save(&actor.person, &hash).await?;
        self.signed_out(&actor.person, Some(&actor.session)).await?;
        let noted = entry(actor, clock::now(), Event::PasswordChanged, actor.person.as_str());
        Ok(self.store.audit_append(&actor.org, &noted).await?)
    }
}
