//! `waymark user add`: a person, and the first organization if need be. `waymark user link`: a new start for whoever forgot a password.

use super::CommandError;
use crate::cli::UserAdd;
use crate::config::{DataArgs, UserArgs};
use domain::ids::OrgId;
use service::{NewOrganization, NewPerson, Service};
use std::io::BufRead;

/// Adds the person and prints their id.
pub(super) async fn add(args: UserAdd) -> Result<(), CommandError> {
    let password = password(&args.user)?;
    let service = Service::open(args.data.settings()).await?;
    let added = add_to(&service, args.user, password).await;
    service.shutdown().await?;
    println!("{}", added?);
    Ok(())
}

/// Prints the part of a link's address that follows that of the server.
pub(super) async fn link(email: &str, data: &DataArgs) -> Result<(), CommandError> {
    let service = Service::open(data.settings()).await?;
    let made = service.link_for(email).await;
    service.shutdown().await?;
    let link = made.map_err(|error| match error {
        service::Error::NotFound => CommandError::Refused(format!("nobody signs in with the address {email}")),
        other => other.into(),
    })?;
    println!("/join#{}", link.token);
    eprintln!("Put the address of your server before it, and give it to {email} alone: whoever has it can choose the password.");
    Ok(())
}

async fn add_to(service: &Service, user: UserArgs, password: String) -> Result<String, CommandError> {
    // Before anything is made: a name that is none leaves nothing behind.
    let time_zone = user.time_zone.as_deref().map(service::time_zone).transpose()?;
    let known = service.organizations().await?;
    let org = match known.iter().find(|(_, name)| *name == user.organization) {
        Some((id, _)) => id.clone(),
        None if known.is_empty() || user.new_organization => {
            service.add_organization(&NewOrganization { name: user.organization, quorum: 1 }).await?
        }
        None => return Err(CommandError::Refused(unknown(&user.organization, &known))),
    };
    if let Some(time_zone) = time_zone {
        service.set_time_zone(&org, time_zone).await?;
    }
    let manager = match user.manager {
        Some(email) => {
            let email = email.trim().to_lowercase();
            let id = service.store().person_of_email(&email).await?;
            let found = match id {
                Some(id) => service.store().person(&id).await?,
                None => None,
            };
            let nobody = || CommandError::Refused(format!("nobody with the address {email} is in this organization"));
            Some(found.filter(|manager| manager.org == org && manager.left.is_none()).ok_or_else(nobody)?.id)
        }
        None => None,
    };
    let new = NewPerson {
        org,
        name: user.name,
        email: user.email,
        title: user.title,
        roles: user.role.into_iter().map(Into::into).collect(),
        holds: user.holds,
        manager,
        second_line: None,
        password,
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

/// The password from the variable, else the first line of the standard input.
fn password(user: &UserArgs) -> Result<String, CommandError> {
    if let Some(password) = &user.password {
        return Ok(password.clone());
    }
    eprint!("Password for {}: ", user.email);
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|e| CommandError::machine("cannot read the password", e))?;
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() { Err(CommandError::Refused("no password was given".to_owned())) } else { Ok(line.to_owned()) }
}
