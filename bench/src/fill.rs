//! Organizations made for a measurement, through the service's own calls.

use crate::failure::Failure;
use domain::ids::{OrgId, PersonId, ProposalId};
use domain::people::Actor;
use domain::section::{Section, Sharing};
use service::{NewOrganization, NewPerson, Service, Settings};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Two people who share what two may write of one proposal.
pub struct Pair {
    /// The employee's session, as a cookie.
    pub employee: String,
    /// The manager's session, as a cookie.
    pub manager: String,
    /// The proposal.
    pub proposal: ProposalId,
    rooms: Vec<(Section, String)>,
}

impl Pair {
    /// The room of a section.
    pub fn room(&self, section: Section) -> Option<&str> {
        self.rooms.iter().find(|(known, _)| *known == section).map(|(_, room)| room.as_str())
    }
}

/// A password of a measurement, long enough to be accepted.
const PASSWORD: &str = "measured-not-asserted";

/// Fills an empty data directory with pairs, and closes it.
pub async fn pairs(data: &Path, count: usize) -> Result<Vec<Pair>, Failure> {
    let wrong = Failure::at("filling the database");
    let service = open(data).await?;
    let organization = NewOrganization { name: "Measured".to_owned(), quorum: 1 };
    let org = service.add_organization(&organization).await.map_err(|error| wrong(&error))?;
    let mut made = Vec::new();
    for number in 0..count {
        made.push(pair(&service, &org, number).await.map_err(|error| wrong(&error))?);
    }
    service.shutdown().await.map_err(|error| wrong(&error))?;
    Ok(made)
}

/// Fills the database of a data directory with copies of its first pair's proposal.
pub async fn many(data: &Path, pair: &Pair, count: usize) -> Result<(), Failure> {
    let wrong = Failure::at("filling the database");
    let service = open(data).await?;
    let store = service.store();
    let proposal = store.proposal(&pair.proposal).await.map_err(|error| wrong(&error))?;
    let proposal = proposal.ok_or_else(|| Failure("the pair's proposal is missing".to_owned()))?;
    let copies: Result<Vec<_>, _> = (0..count)
        .map(|number| ProposalId::parse(&format!("copy{number}")).map(|id| domain::proposal::Proposal { id, ..proposal.clone() }))
        .collect();
    let templates = Section::ALL.into_iter().map(|section| (section, document::doc::template(section).into()));
    let templates: BTreeMap<_, bytes::Bytes> = templates.collect();
    store.proposals_create_many(&copies.map_err(|error| wrong(&error))?, &templates).await.map_err(|error| wrong(&error))?;
    service.shutdown().await.map_err(|error| wrong(&error))?;
    Ok(())
}

async fn open(data: &Path) -> Result<Arc<Service>, Failure> {
    let settings = Settings::new(store::Place::Directory(data.to_path_buf()));
    Service::open(settings).await.map_err(|error| Failure(format!("opening the database: {error}")))
}

async fn person(service: &Service, org: &OrgId, name: &str, manager: Option<PersonId>) -> service::Result<PersonId> {
    let person = NewPerson {
        org: org.clone(),
        name: name.to_owned(),
        email: mail(name),
        title: "Measured".to_owned(),
        roles: BTreeSet::new(),
        holds: None,
        manager,
        second_line: None,
        password: PASSWORD.to_owned(),
    };
    service.add_person(&person).await
}

fn mail(name: &str) -> String {
    format!("{name}@measured.example")
}

async fn pair(service: &Service, org: &OrgId, number: usize) -> service::Result<Pair> {
    let (managers, employees) = (format!("manager-{number}"), format!("employee-{number}"));
    let manager = person(service, org, &managers, None).await?;
    person(service, org, &employees, Some(manager)).await?;
    let employee = service.sign_in(&mail(&employees), PASSWORD, "bench").await?;
    let manager = service.sign_in(&mail(&managers), PASSWORD, "bench").await?;
    let actor: &Actor = &employee.actor;
    let proposal = service.start(actor, "Measured").await?;
    for section in Section::ALL.into_iter().filter(|section| !section.is_employees_alone()) {
        service.share(actor, &proposal, section, Sharing::Writing).await?;
    }
    let view = service.proposal(actor, &proposal).await?;
    let rooms = view.sections.into_iter().filter_map(|section| Some((section.section, section.room?.to_string()))).collect();
    let cookie = |token: &str| format!("waymark={token}");
    Ok(Pair { employee: cookie(&employee.token), manager: cookie(&manager.token), proposal, rooms })
}
