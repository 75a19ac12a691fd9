//! Changing one's own password.

use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::people::Actor;
use store::Proof;

impl Service {
    /// Replaces the actor's password, and ends their other sign-ins: somebody else may know the old one.
    pub async fn change_password(&self, actor: &Actor, old: &str, new: &str) -> Result<()> {
        self.takes_passwords(&actor.org).await?;
        let known = self.store.password(&actor.person).await?;
        let Some(proven) = known.clone() else { return Err(wrong()) };
        if !self.passwords.verify(known, old).await? {
            return Err(wrong());
        }
        let hash = self.passwords.hash(new).await?;
        let noted = entry(actor, clock::now(), Event::PasswordChanged, actor.person.as_str());
        let (whose, kept) = ((&actor.org, &actor.person), Some(&actor.session));
        match self.store.password_replace(whose, &Proof::Old(&proven), &hash, kept, &noted).await {
            // It was replaced while this one was verified.
            Err(store::Error::Conflict) => Err(wrong()),
            ended => {
                self.signed_out(&ended?);
                Ok(())
            }
        }
    }
}

fn wrong() -> Error {
    Error::invalid("This is not your current password. Check it and try again.")
}
