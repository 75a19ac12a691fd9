//! What an identity provider says about somebody, and whom of ours that makes them.
//!
//! An account there is known by its name, which never changes. The first time, and never after, it is the address that tells whose it is: only one that the
//! provider vouches for, since whoever could write any address there would be anybody here.

use crate::event::Event;
use crate::people::{MAX_NAME_CHARS, Subject, address, system};
use crate::proposal::entry;
use crate::session::{Way, session_of};
use crate::{Error, Result, Service, SignedIn, clock};
use domain::ids::{OrgId, PersonId, SessionId};
use domain::people::{Actor, Person, Role};
use domain::sign_in::{Refusal, Unknown};
use std::collections::BTreeSet;
use store::{Account, Identity, TokenHash};

/// The job title of somebody of whom the provider tells none.
const TITLE: &str = "Employee";
/// Longer ones are not kept: the provider is told without it who signs out.
const MAX_ID_TOKEN: usize = 16 * 1024;

/// What the provider says about somebody; verified to be its own words, said to us, just now.
pub struct ProviderClaims {
    /// The provider.
    pub issuer: String,
    /// The account.
    pub subject: String,
    /// The address.
    pub email: Option<String>,
    /// Whether the provider vouches for the address.
    pub email_verified: bool,
    /// The full name.
    pub name: Option<String>,
    /// The groups; none where it is not asked for them, or there are too many to tell.
    pub groups: Option<BTreeSet<String>>,
    /// The signed token itself.
    pub id_token: String,
}

impl Service {
    /// Signs in whom the identity provider vouches for. `agent` is what the browser calls itself.
    pub async fn sign_in_by_provider(&self, claims: &ProviderClaims, agent: &str) -> Result<SignedIn> {
        let identity = self.admit(claims).await?;
        let person = self.store.person(&identity.person).await?.ok_or(Error::Refused(Refusal::Left))?;
        if person.left.is_some() {
            self.sign_in_refused(&person, Way::Provider);
            return Err(Error::Refused(Refusal::Left));
        }
        let person = self.appoint(person, &identity, claims.groups.as_ref()).await?;
        let opened = session_of(&person, agent)?;
        let said = if claims.id_token.len() <= MAX_ID_TOKEN { claims.id_token.as_str() } else { "" };
        let hash = TokenHash::of(&opened.token);
        match self.store.session_create_by_identity(&hash, &opened.row, &identity.account, said).await {
            // The person left, or the account was taken away, meanwhile.
            Err(store::Error::Conflict) => return Err(Error::Refused(Refusal::Left)),
            done => done?,
        }
        self.signed_in(opened, person, Event::SignedInByProvider).await
    }

    /// Whose account it is; the first time, whose it becomes.
    async fn admit(&self, claims: &ProviderClaims) -> Result<Identity> {
        let account = Account { issuer: claims.issuer.clone(), subject: claims.subject.clone() };
        if let Some(known) = self.store.identity(&account).await? {
            return Ok(known);
        }
        let email = claims.email.as_deref().ok_or(Error::Refused(Refusal::NoAddress))?;
        let email = address(email).map_err(|_no_address| Error::Refused(Refusal::NoAddress))?;
        if !claims.email_verified {
            return Err(Error::Refused(Refusal::Unverified));
        }
        let person = match self.store.person_of_email(&email).await? {
            Some(id) => id,
            None => self.add_unknown(claims, &email).await?,
        };
        let person = self.store.person(&person).await?.ok_or(Error::Refused(Refusal::Left))?;
        if person.left.is_some() {
            self.sign_in_refused(&person, Way::Provider);
            return Err(Error::Refused(Refusal::Left));
        }
        let noted = entry(&system(&person)?, clock::now(), Event::AccountLinked, person.id.as_str());
        match self.store.identity_link(&account, (&person.org, &person.id), &noted).await {
            Err(store::Error::Conflict) => return Err(Error::Refused(Refusal::Left)),
            // It was linked at the same moment; or whoever has the address came with another account before.
            Err(store::Error::Exists { .. }) => {}
            done => done?,
        }
        let admitted = self.store.identity(&account).await?;
        if admitted.is_none() {
            self.sign_in_refused(&person, Way::Provider);
        }
        admitted.ok_or(Error::Refused(Refusal::OtherAccount))
    }

    /// Adds somebody whom nobody here knows, where the one organization that wants such people is clear.
    async fn add_unknown(&self, claims: &ProviderClaims, email: &str) -> Result<PersonId> {
        let mut welcoming: Vec<OrgId> = Vec::new();
        for org in self.store.orgs().await? {
            if self.store.sign_in_settings(&org.id).await?.unknown == Unknown::Add {
                welcoming.push(org.id);
            }
        }
        let [org] = welcoming.as_slice() else { return Err(Error::Refused(Refusal::Unknown)) };
        let (id, session): (PersonId, SessionId) = (clock::id()?, clock::id()?);
        let name = name(claims.name.as_deref().unwrap_or_default(), email);
        let themselves = Actor { person: id.clone(), org: org.clone(), name: name.clone(), roles: BTreeSet::new(), session };
        let new = |person: Person| Ok(Person { name: name.clone(), email: email.to_owned(), title: TITLE.to_owned(), ..person });
        match self.write(&themselves, &Subject::New(&id), Event::PersonAddedByProvider, new).await {
            Ok(person) => Ok(person.id),
            // Added at the same moment.
            Err(Error::Conflict(_)) => self.store.person_of_email(email).await?.ok_or(Error::Refused(Refusal::Unknown)),
            Err(error) => Err(error),
        }
    }

    /// Appoints a person to what their groups give, and takes away what earlier ones gave.
    async fn appoint(&self, person: Person, identity: &Identity, groups: Option<&BTreeSet<String>>) -> Result<Person> {
        let Some(groups) = groups else { return Ok(person) };
        let settings = self.store.sign_in_settings(&person.org).await?;
        let next = settings.appoint(&person.roles, &identity.granted, groups);
        // Before anything is given: should this be broken off, nothing that groups gave is taken for an administrator's own choice.
        let both = &identity.granted | &next.granted;
        if both != identity.granted {
            self.store.identity_granted(&identity.account, &both).await?;
        }
        let (appointed, kept) = if next.held == person.roles {
            (person, BTreeSet::new())
        } else {
            self.write_appointments(&person, |held| settings.appoint(held, &identity.granted, groups).held).await?
        };
        let granted = &next.granted | &kept;
        if granted != both {
            self.store.identity_granted(&identity.account, &granted).await?;
        }
        Ok(appointed)
    }

    /// Writes what somebody is appointed to from now on; answers what they keep all the same, because nobody else is left to look after people.
    async fn write_appointments(
        &self,
        person: &Person,
        next: impl Fn(&BTreeSet<Role>) -> BTreeSet<Role>,
    ) -> Result<(Person, BTreeSet<Role>)> {
        let themselves = system(person)?;
        for kept in [BTreeSet::new(), BTreeSet::from([Role::Administrator])] {
            let with = |person: Person| Ok(Person { roles: &next(&person.roles) | &kept, ..person });
            match self.write(&themselves, &Subject::Known(&person.id, None), Event::AppointedByGroups, with).await {
                Ok(person) => return Ok((person, kept)),
                Err(Error::Conflict(_)) if kept.is_empty() => {
                    tracing::warn!(person = %person.id, "their groups would leave nobody to look after people: they stay an administrator");
                }
                Err(error) => return Err(error),
            }
        }
        Err(Error::Raced)
    }
}

/// A name on one line, as far as the provider tells one.
fn name(told: &str, email: &str) -> String {
    let words = told.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join(" ").chars().take(MAX_NAME_CHARS).collect();
    if domain::text::is_blank(&name) { email.chars().take(MAX_NAME_CHARS).collect() } else { name.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_to_fit() {
        assert_eq!(name(" Zoë \n van\tder  Meer ", "zoe@example.org"), "Zoë van der Meer");
        assert_eq!(name("\u{0}\u{200b}", "zoe@example.org"), "zoe@example.org");
        assert_eq!(name(&"x".repeat(400), "zoe@example.org").chars().count(), MAX_NAME_CHARS);
    }
}
