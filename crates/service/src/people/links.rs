//! Links with which somebody chooses a password: an invitation before they have one, a new start where they forgot it.

use super::administer::administers;
use super::system;
use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::ids::PersonId;
use domain::people::{Actor, Person};
use domain::view::{LinkOwner, PasswordLink};
use store::{Proof, TokenHash};

/// A link lasts over a weekend and a short leave.
const LINK_SECONDS: i64 = 7 * 24 * 3600;

impl Service {
    /// Makes a link for somebody, in the place of every earlier one. For administrators, who hand it over: whoever has it
    /// can choose the password, so that making one and choosing by it are both in the audit log.
    pub async fn password_link(&self, actor: &Actor, id: &PersonId) -> Result<PasswordLink> {
        administers(actor)?;
        let person = self.somebody(actor, id).await?;
        if person.left.is_some() {
            return Err(Error::not_now("This person has left and cannot sign in. Take the departure back first."));
        }
        self.takes_passwords(&person.org).await?;
        self.make_link(actor, &person).await
    }

    /// The same for whoever signs in with that address. For whoever runs the program: the first administrator may have forgotten a password, too.
    pub async fn link_for(&self, email: &str) -> Result<PasswordLink> {
        let id = self.store.person_of_email(&email.trim().to_lowercase()).await?.ok_or(Error::NotFound)?;
        let person = self.store.person(&id).await?.filter(|person| person.left.is_none()).ok_or(Error::NotFound)?;
        self.takes_passwords(&person.org).await?;
        self.make_link(&system(&person)?, &person).await
    }

    async fn make_link(&self, by: &Actor, person: &Person) -> Result<PasswordLink> {
        let (token, now) = (clock::secret()?, clock::now());
        let expires = now.plus_seconds(LINK_SECONDS);
        let noted = entry(by, now, Event::LinkMade, person.id.as_str());
        self.store.password_link_create(&TokenHash::of(&token), (&person.org, &person.id), expires, &noted).await?;
        Ok(PasswordLink { token, expires })
    }

    /// Whose password a link is for. For whoever has it.
    pub async fn link_holder(&self, token: &str) -> Result<LinkOwner> {
        let person = self.holder(token).await?;
        Ok(LinkOwner { organization: self.organization(&person.org).await?.name, name: person.name, email: person.email })
    }

    /// Keeps the password that somebody chose with a link, and ends their sign-ins. The link is used up.
    pub async fn choose_password(&self, token: &str, password: &str) -> Result<()> {
        let person = self.holder(token).await?;
        let hash = self.passwords.hash(password).await?;
        let noted = entry(&system(&person)?, clock::now(), Event::PasswordChosen, person.id.as_str());
        let link = TokenHash::of(token);
        match self.store.password_replace((&person.org, &person.id), &Proof::Link(&link), &hash, None, &noted).await {
            Err(store::Error::Conflict) => Err(Error::NotFound),
            ended => {
                self.signed_out(&ended?);
                Ok(())
            }
        }
    }

    async fn holder(&self, token: &str) -> Result<Person> {
        let id = self.store.password_link(&TokenHash::of(token), clock::now()).await?.ok_or(Error::NotFound)?;
        let person = self.store.person(&id).await?.filter(|person| person.left.is_none()).ok_or(Error::NotFound)?;
        self.takes_passwords(&person.org).await?;
        Ok(person)
    }
}
