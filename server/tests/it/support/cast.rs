//! The people of every test: two organizations, every relation to the one proposal.

use domain::ids::{OrgId, PersonId};
use domain::people::Role;
use service::{NewOrganization, NewPerson, Service, demo};

/// Everybody's password.
pub const PASSWORD: &str = "a password for tests only";

/// Whose path it is.
pub const EMPLOYEE: &str = "employee@here.example";
/// Who facilitates it.
pub const MANAGER: &str = "manager@here.example";
/// The manager's manager.
pub const SECOND_LINE: &str = "second-line@here.example";
/// Who decides.
pub const REVIEWER: &str = "reviewer@here.example";
/// Who decides as well.
pub const OTHER_REVIEWER: &str = "other-reviewer@here.example";
/// Who is asked.
pub const STAKEHOLDER: &str = "stakeholder@here.example";
/// An employee of the same manager, without relation to the proposal.
pub const COLLEAGUE: &str = "colleague@here.example";
/// Looks after people and the programme.
pub const ADMINISTRATOR: &str = "administrator@here.example";
/// Reads the audit log.
pub const AUDITOR: &str = "auditor@here.example";
/// Every appointment, in another organization.
pub const OUTSIDER: &str = "outsider@elsewhere.example";
/// Who reports to the outsider.
pub const OUTSIDERS_EMPLOYEE: &str = "employee@elsewhere.example";

/// Everybody who is signed in.
pub const EVERYBODY: [&str; 10] =
    [EMPLOYEE, MANAGER, SECOND_LINE, REVIEWER, OTHER_REVIEWER, STAKEHOLDER, COLLEAGUE, ADMINISTRATOR, AUDITOR, OUTSIDER];

/// Ids that tests need.
pub struct Cast {
    pub stakeholder: PersonId,
}

/// Adds everybody.
pub async fn people(service: &Service) -> Cast {
    let here = organization(service, "Here").await;
    service.publish_framework(&here, &demo::framework()).await.unwrap();
    service.set_objectives(&here, &demo::objectives()).await.unwrap();
    let elsewhere = organization(service, "Elsewhere").await;
    service.publish_framework(&elsewhere, &demo::framework()).await.unwrap();
    let second_line = person(service, &here, SECOND_LINE, &[], None, None).await;
    let manager = person(service, &here, MANAGER, &[], Some(&second_line), None).await;
    person(service, &here, EMPLOYEE, &[], Some(&manager), Some(&second_line)).await;
    person(service, &here, COLLEAGUE, &[], Some(&manager), None).await;
    person(service, &here, REVIEWER, &[Role::LeadershipReviewer], None, None).await;
    person(service, &here, OTHER_REVIEWER, &[Role::LeadershipReviewer], None, None).await;
    let stakeholder = person(service, &here, STAKEHOLDER, &[], None, None).await;
    let office = [Role::Administrator, Role::ProgrammeOwner, Role::FrameworkOwner];
    person(service, &here, ADMINISTRATOR, &office, None, None).await;
    person(service, &here, AUDITOR, &[Role::Auditor, Role::Mentor], None, None).await;
    let outsider = person(service, &elsewhere, OUTSIDER, &Role::ALL, None, None).await;
    person(service, &elsewhere, OUTSIDERS_EMPLOYEE, &[], Some(&outsider), None).await;
    Cast { stakeholder }
}

async fn organization(service: &Service, name: &str) -> OrgId {
    service.add_organization(&NewOrganization { name: name.to_owned(), quorum: 1 }).await.unwrap()
}

async fn person(
    service: &Service,
    org: &OrgId,
    email: &str,
    roles: &[Role],
    manager: Option<&PersonId>,
    second_line: Option<&PersonId>,
) -> PersonId {
    let new = NewPerson {
        org: org.clone(),
        name: email.split('@').next().unwrap_or_default().to_owned(),
        email: email.to_owned(),
        title: "Tester".to_owned(),
        roles: roles.iter().copied().collect(),
        holds: None,
        manager: manager.cloned(),
        second_line: second_line.cloned(),
        password: PASSWORD.to_owned(),
    };
    service.add_person(&new).await.unwrap()
}
