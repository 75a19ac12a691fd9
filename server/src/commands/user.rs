//! `waymark user add`: a person, and the first organization if need be. `waymark user link`: a new start for whoever forgot a password. `waymark user leave`
//! and `return`: whoever has left, and whoever is back. All of them also while the server runs.

use super::CommandError;
use crate::cli::UserAdd;
use crate::config::{DataArgs, UserArgs};
use crate::control::{Request, client};
use crate::operate::{NewUser, Operation, operate};
use service::Service;
use std::io::BufRead;
use tokio::task::spawn_blocking;

/// Adds the person and prints their id.
pub(super) async fn add(args: UserAdd) -> Result<(), CommandError> {
    let password = password(&args.user)?;
    let UserArgs { organization, new_organization, time_zone, name, email, title, role, holds, manager, password: _ } = args.user;
    let roles = role.into_iter().map(Into::into).collect();
    let user = NewUser { organization, new_organization, time_zone, name, email, title, roles, holds, manager, password };
    println!("{}", operated(&args.data, Operation::Add(Box::new(user))).await?);
    Ok(())
}

/// Prints the part of a link's address that follows that of the server.
pub(super) async fn link(email: String, data: &DataArgs) -> Result<(), CommandError> {
    println!("{}", operated(data, Operation::Link { email: email.clone() }).await?);
    eprintln!("Put the address of your server before it, and give it to {email} alone: whoever has it can choose the password.");
    Ok(())
}

/// Notes that somebody has left.
pub(super) async fn leave(email: String, data: &DataArgs) -> Result<(), CommandError> {
    operated(data, Operation::Leave { email: email.clone() }).await?;
    println!("{email} is signed out everywhere and cannot sign in any more.");
    Ok(())
}

/// Takes that back.
pub(super) async fn come_back(email: String, data: &DataArgs) -> Result<(), CommandError> {
    operated(data, Operation::Return { email: email.clone() }).await?;
    println!("{email} can sign in again.");
    Ok(())
}

/// Has it done by the running server, and without one does it in the database.
pub(super) async fn operated(data: &DataArgs, operation: Operation) -> Result<String, CommandError> {
    if data.server.database_url.is_none() {
        let (directory, request) = (data.data_dir.clone(), Request::Operate { operation: operation.clone() });
        let asked = spawn_blocking(move || client::tell(&directory, &request)).await;
        let asked = asked.map_err(|ended| CommandError::machine("the command ended", std::io::Error::other(ended)))?;
        if let Some(said) = asked? {
            return Ok(said);
        }
    }
    let service = Service::open(data.settings()).await?;
    let done = operate(&service, operation).await;
    service.shutdown().await?;
    Ok(done?)
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
