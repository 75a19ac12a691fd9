//! What whoever runs the server does to people: by a command that has the database open itself, or by one that asks the running server.

use domain::ids::{OrgId, RoleId};
use domain::people::Role;
use serde::{Deserialize, Serialize};
use service::{Error, NewOrganization, NewPerson, Service};
use std::collections::BTreeSet;

/// Something to be done. It goes through the socket of the running server, which its own user alone can open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Adds somebody.
    Add(Box<NewUser>),
    /// Makes a link with which somebody chooses a password.
    Link {
        /// Their address for sign-in.
        email: String,
    },
    /// Notes that somebody has left.
    Leave {
        /// Their address for sign-in.
        email: String,
    },
    /// Takes that back.
    Return {
        /// Their address for sign-in.
        email: String,
    },
    /// Seals and looks through the audit log.
    VerifyAudit {
        /// The organization's name; all of them where none is named.
        organization: Option<String>,
        /// A hash that somebody noted down.
        head: Option<String>,
    },
    /// Lets the people of an organization use passwords again.
    AllowPasswords {
        /// Its name; needed where there are several.
        organization: Option<String>,
    },
}

/// Somebody to be added.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUser {
    /// The organization's name.
    pub organization: String,
    /// Whether it is made beside others.
    pub new_organization: bool,
    /// Where its days begin from now on.
    pub time_zone: Option<String>,
    /// Full name.
    pub name: String,
    /// Address for sign-in.
    pub email: String,
    /// Job title.
    pub title: String,
    /// Appointments.
    pub roles: BTreeSet<Role>,
    /// The role of the framework.
    pub holds: Option<RoleId>,
    /// Address of the line manager.
    pub manager: Option<String>,
    /// The first password.
    pub password: String,
}

// Passwords are left out wherever something is written into a log.
impl std::fmt::Debug for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Add(_) => "Add",
            Self::Link { .. } => "Link",
            Self::Leave { .. } => "Leave",
            Self::Return { .. } => "Return",
            Self::VerifyAudit { .. } => "VerifyAudit",
            Self::AllowPasswords { .. } => "AllowPasswords",
        })
    }
}

/// Why it was not done, in a sentence.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Names or addresses do not fit.
    #[error("{0}")]
    Refused(String),
    /// The service said no.
    #[error(transparent)]
    Service(#[from] Error),
}

/// Does it; answers what is printed: an id, the part of a link's address behind that of the server, or nothing.
pub async fn operate(service: &Service, operation: Operation) -> Result<String, NotDone> {
    match operation {
        Operation::Add(user) => add(service, *user).await,
        Operation::Link { email } => {
            let link = service.link_for(&email).await.map_err(|error| named(error, &email))?;
            Ok(format!("/join#{}", link.token))
        }
        Operation::Leave { email } => {
            service.leave_for(&email).await.map_err(|error| named(error, &email))?;
            Ok(String::new())
        }
        Operation::Return { email } => {
            service.return_for(&email).await.map_err(|error| named(error, &email))?;
            Ok(String::new())
        }
        Operation::VerifyAudit { organization, head } => {
            let org = match organization {
                Some(name) => Some(organization_of(service, Some(&name)).await?),
                None => None,
            };
            let proof = service.audit_verify(org.as_ref(), head.as_deref()).await?;
            serde_json::to_string(&proof).map_err(|error| NotDone::Refused(error.to_string()))
        }
        Operation::AllowPasswords { organization } => {
            let org = organization_of(service, organization.as_deref()).await?;
            service.allow_passwords(&org).await?;
            Ok(String::new())
        }
    }
}

fn named(error: Error, email: &str) -> NotDone {
    match error {
        Error::NotFound => NotDone::Refused(format!("nobody signs in with the address {email}")),
        other => other.into(),
    }
}

async fn add(service: &Service, user: NewUser) -> Result<String, NotDone> {
    // Before anything is made: a name that is none leaves nothing behind.
    let time_zone = user.time_zone.as_deref().map(service::time_zone).transpose()?;
    let known = service.organizations().await?;
    let org = match known.iter().find(|(_, name)| *name == user.organization) {
        Some((id, _)) => id.clone(),
        None if known.is_empty() || user.new_organization => {
            service.add_organization(&NewOrganization { name: user.organization, quorum: 1 }).await?
        }
        None => return Err(NotDone::Refused(unknown(&user.organization, &known))),
    };
    if let Some(time_zone) = time_zone {
        service.set_time_zone(&org, time_zone).await?;
    }
    let manager = match user.manager {
        Some(email) => {
            let email = email.trim().to_lowercase();
            let found = match service.store().person_of_email(&email).await.map_err(Error::from)? {
                Some(id) => service.store().person(&id).await.map_err(Error::from)?,
                None => None,
            };
            let nobody = || NotDone::Refused(format!("nobody with the address {email} is in this organization"));
            Some(found.filter(|manager| manager.org == org && manager.left.is_none()).ok_or_else(nobody)?.id)
        }
        None => None,
    };
    let new = NewPerson {
        org,
        name: user.name,
        email: user.email,
        title: user.title,
        roles: user.roles,
        holds: user.holds,
        manager,
        second_line: None,
        password: user.password,
    };
    Ok(service.add_person(&new).await?.to_string())
}

/// A name that is written wrong must not become a second organization.
fn unknown(name: &str, known: &[(OrgId, String)]) -> String {
    let names: Vec<&str> = known.iter().map(|(_, name)| name.as_str()).collect();
    format!(
        "there is no organization {name:?}; there is: {}. Name one of these, or add `--new-organization` to make another",
        names.join(", ")
    )
}

/// The organization of that name; the only one where none is named.
pub async fn organization_of(service: &Service, wanted: Option<&str>) -> Result<OrgId, NotDone> {
    let all = service.organizations().await?;
    let found = match wanted {
        Some(wanted) => all.into_iter().find(|(_, name)| name == wanted),
        None if all.len() > 1 => {
            return Err(NotDone::Refused("there are several organizations: name one with --organization".to_owned()));
        }
        None => all.into_iter().next(),
    };
    found.map(|(id, _)| id).ok_or_else(|| NotDone::Refused("there is no such organization in this database".to_owned()))
}
