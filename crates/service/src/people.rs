//! People: who I am, who reports to me, and how people and organizations come to be.

mod administer;
mod changed;
mod departures;
mod directory;
mod first;
mod links;
mod lists;
mod my_data;
mod operator;
mod password;

pub(crate) use administer::{Subject, administers, fits};
pub(crate) use changed::appointed;
pub(crate) use first::FirstLink;

use crate::event::Event;
use crate::framework::with_publication;
use crate::proposal::entry;
use crate::words::line;
use crate::{Error, NewOrganization, NewPerson, Result, Service, clock};
use domain::framework::{Coming, Framework, StrategicObjective};
use domain::ids::{OrgId, PersonId, SessionId};
use domain::people::{Actor, Person};
use domain::process::Process;
use domain::time::TimeZone;
use domain::view::{Me, Report, Shelf};
use std::collections::BTreeMap;
use store::Org;

/// Longest name or title of a person or an organization, in characters.
pub(crate) const MAX_NAME_CHARS: usize = 200;
/// Longest address (RFC 5321, 4.5.3.1).
const MAX_EMAIL_CHARS: usize = 254;

impl Service {
    /// Who the actor is and where they may go.
    pub async fn me(&self, actor: &Actor) -> Result<Me> {
        let person = self.store.person(&actor.person).await?.ok_or(Error::NotSignedIn)?;
        let organization = self.organization(&actor.org).await?;
        let supported = self.supported(actor).await?;
        let supports = !supported.is_empty() || !self.store.reports(&actor.person).await?.is_empty();
        let turns = self.desk_with(actor, &supported).await?.your_turn.len();
        Ok(Me {
            person: person.summary(),
            email: person.email,
            organization: organization.name,
            roles: person.roles,
            supports,
            turns: u32::try_from(turns).unwrap_or(u32::MAX),
        })
    }

    /// Everybody who reports to the actor, or has a path that the actor facilitates, with the proposals that the actor may see.
    pub async fn reports(&self, actor: &Actor) -> Result<Vec<Report>> {
        let mut reports: BTreeMap<PersonId, Report> = BTreeMap::new();
        for person in self.store.reports(&actor.person).await? {
            reports.insert(person.id.clone(), Report { person: person.summary(), proposals: Vec::new() });
        }
        for proposal in self.shelf(actor, Shelf::Supporting).await? {
            let report = reports
                .entry(proposal.employee.id.clone())
                .or_insert_with(|| Report { person: proposal.employee.clone(), proposals: Vec::new() });
            report.proposals.push(proposal);
        }
        let mut reports: Vec<Report> = reports.into_values().collect();
        reports.sort_by(|a, b| a.person.name.cmp(&b.person.name));
        Ok(reports)
    }

    /// Adds an organization. For whoever runs the program: no request of a person leads here.
    pub async fn add_organization(&self, input: &NewOrganization) -> Result<OrgId> {
        let name = line("The name of the organization", &input.name, MAX_NAME_CHARS)?;
        if input.quorum == 0 {
            return Err(Error::invalid("At least one reviewer has to decide: take a quorum of 1 or more."));
        }
        let (coming, time_zone) = (Coming::default(), TimeZone::default());
        let org =
            Org { id: clock::id()?, name, quorum: input.quorum, framework: 0, coming, time_zone, process: Process::default() };
        self.store.org_create(&org).await?;
        Ok(org.id)
    }

    /// Every organization with its name. For whoever runs the program.
    pub async fn organizations(&self) -> Result<Vec<(OrgId, String)>> {
        Ok(self.store.orgs().await?.into_iter().map(|org| (org.id, org.name)).collect())
    }

    /// Adds a person with a first password. For whoever runs the program.
    pub async fn add_person(&self, input: &NewPerson) -> Result<PersonId> {
        let person = Person {
            name: line("The name", &input.name, MAX_NAME_CHARS)?,
            email: address(&input.email)?,
            title: line("The title", &input.title, MAX_NAME_CHARS)?,
            roles: input.roles.clone(),
            holds: input.holds.clone(),
            manager: input.manager.clone(),
            second_line: input.second_line.clone(),
            ..Person::new(clock::id()?, input.org.clone())
        };
        self.organization_exists(&input.org).await?;
        for superior in [&input.manager, &input.second_line].into_iter().flatten() {
            let found = self.store.person(superior).await?.filter(|p| p.org == input.org && p.left.is_none());
            found.ok_or_else(|| Error::invalid("The manager is nobody of this organization: add the manager first."))?;
        }
        let hash = self.passwords.hash(&input.password).await?;
        match self.store.person_create(&person, &hash).await {
            Err(store::Error::Exists { .. }) => {
                return Err(address_is_taken());
            }
            done => done?,
        }
        let added = system(&person)?;
        self.store.audit_append(&person.org, &entry(&added, clock::now(), Event::PersonAdded, person.id.as_str())).await?;
        Ok(person.id)
    }

    /// Publishes a framework; proposals started once it has begun are written against it.
    pub async fn publish_framework(&self, org: &OrgId, framework: &Framework) -> Result<()> {
        framework.validate().map_err(|e| Error::invalid(format!("This framework does not hold together: {e}.")))?;
        self.organization_exists(org).await?;
        let record = self.organization(org).await?;
        let today = clock::day(clock::now(), &record.time_zone)?;
        match self.store.framework_put(org, framework).await {
            Err(store::Error::Exists { .. }) => {
                return Err(Error::Conflict("This version of the framework is published already.".to_owned()));
            }
            done => done?,
        }
        let day = framework.effective.filter(|day| *day > today);
        Ok(self.store.org_save(&with_publication(&record, framework.version, day)).await?)
    }

    /// Replaces the organization's strategic objectives.
    pub async fn set_objectives(&self, org: &OrgId, objectives: &[StrategicObjective]) -> Result<()> {
        self.organization_exists(org).await?;
        Ok(self.store.objectives_put(org, objectives).await?)
    }

    async fn organization_exists(&self, org: &OrgId) -> Result<Org> {
        self.store.org(org).await?.ok_or_else(|| Error::invalid("There is no such organization."))
    }
}

/// An address in lower case, checked no further than that mail could have it: who signs in is proven by the password.
pub(crate) fn address(text: &str) -> Result<String> {
    let email = line("The address", text, MAX_EMAIL_CHARS)?.to_lowercase();
    let (name, place) = email.split_once('@').unwrap_or_default();
    if name.is_empty() || place.is_empty() || place.contains('@') || email.contains(char::is_whitespace) {
        return Err(Error::invalid("This is no address: write it as name@place."));
    }
    Ok(email)
}

fn address_is_taken() -> Error {
    Error::Conflict("Somebody signs in with this address already. Take another.".to_owned())
}

/// What happens at the command line, or by a link, is recorded under the person whom it concerns.
pub(crate) fn system(person: &Person) -> Result<Actor> {
    let session: SessionId = clock::id()?;
    Ok(Actor {
        person: person.id.clone(),
        org: person.org.clone(),
        name: person.name.clone(),
        roles: person.roles.clone(),
        session,
    })
}
