//! How the first organization of a server comes to be: by a link that the program prints while there is none.

use super::{MAX_NAME_CHARS, address, system};
use crate::event::Event;
use crate::proposal::entry;
use crate::words::line;
use crate::{Error, Result, Service, clock};
use domain::framework::Coming;
use domain::people::{Person, Role};
use domain::process::Process;
use domain::time::TimeZone;
use domain::view::FirstOrganization;
use std::sync::{Mutex, PoisonError};
use store::{Org, TokenHash};

/// The hash of the link's secret, while there is one. It is kept by the process alone: whoever can read its output can start it again.
#[derive(Default)]
pub(crate) struct FirstLink(Mutex<Option<TokenHash>>);

impl FirstLink {
    fn replace(&self, hash: Option<TokenHash>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = hash;
    }

    fn holds(&self, token: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref() == Some(&TokenHash::of(token))
    }
}

impl Service {
    /// The secret of the link with which somebody makes the first organization, in the place of an earlier one; none where there is an
    /// organization. For whoever runs the program.
    pub async fn first_link(&self) -> Result<Option<String>> {
        if !self.store.orgs().await?.is_empty() {
            return Ok(None);
        }
        let token = clock::secret()?;
        self.first.replace(Some(TokenHash::of(&token)));
        Ok(Some(token))
    }

    /// Whether the first organization can be made with that secret: [`Error::NotFound`] where not. For whoever has it.
    pub async fn first_link_is_good(&self, token: &str) -> Result<()> {
        let good = self.first.holds(token) && self.store.orgs().await?.is_empty();
        if good { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Makes the first organization and its first administrator. The link is used up by that, and by nothing else: what does not fit can be mended.
    pub async fn make_first_organization(&self, token: &str, input: &FirstOrganization) -> Result<()> {
        self.first_link_is_good(token).await?;
        let time_zone = match input.time_zone.trim() {
            "" => TimeZone::default(),
            name => clock::time_zone(name)?,
        };
        let name = line("The name of the organization", &input.organization, MAX_NAME_CHARS)?;
        let org = Org {
            id: clock::id()?,
            name,
            quorum: 1,
            framework: 0,
            coming: Coming::default(),
            time_zone,
            process: Process::default(),
        };
        let person = Person {
            name: line("Your name", &input.name, MAX_NAME_CHARS)?,
            email: address(&input.email)?,
            title: line("Your job title", &input.title, MAX_NAME_CHARS)?,
            roles: [Role::Administrator].into(),
            ..Person::new(clock::id()?, org.id.clone())
        };
        let hash = self.passwords.hash(&input.password).await?;
        let noted = entry(&system(&person)?, clock::now(), Event::OrganizationMade, org.id.as_str());
        match self.store.org_first(&org, &person, &hash, &noted).await {
            // Another process, or a command, was first.
            Err(store::Error::Exists { .. } | store::Error::Conflict) => {
                self.first.replace(None);
                Err(Error::NotFound)
            }
            done => {
                done?;
                self.first.replace(None);
                Ok(())
            }
        }
    }
}
