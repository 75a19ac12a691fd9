//! The demo organization: its people, its framework, and two paths on the way, made by the service's own calls.

mod draft;
mod framework;
mod leila;
mod path;
mod pen;
mod people;
mod samuel;
mod script;

pub use framework::{framework, objectives};
pub use leila::LEILA;
pub use pen::{Page, Pen};
pub use people::sign_ins;
pub use samuel::SAMUEL;
pub use script::{ClauseRow, GoalRow, MilestoneRow, RatingRow, Script, edits, ratings};

use crate::{Error, NewOrganization, Result, Service, SignIn};

/// What the demo organization is called.
const NAME: &str = "Northlight";
/// One reviewer decides, so that a visitor can walk the whole path with three windows.
const QUORUM: u32 = 1;

/// Fills an empty database with the demo organization. Of a database that holds the demo already only the sign-ins are told;
/// [`Error::Conflict`] when it holds something else.
pub async fn fill(service: &Service) -> Result<Vec<SignIn>> {
    if people::are_there(service).await? {
        return Ok(sign_ins());
    }
    if !service.organizations().await?.is_empty() {
        return Err(Error::Conflict(
            "There is an organization in this database already. The demo needs an empty one.".to_owned(),
        ));
    }
    let org = service.add_organization(&NewOrganization { name: NAME.to_owned(), quorum: QUORUM }).await?;
    service.set_objectives(&org, &objectives()).await?;
    let known = people::add(service, &org).await?;
    let unnamed = || Error::internal("the demo's framework names somebody who is not there", NAME);
    let published = framework::with_people(framework(), &known).ok_or_else(unnamed)?;
    service.publish_framework(&org, &published).await?;
    draft::discussed(service, &published).await?;
    path::in_review(service).await?;
    path::in_planning(service).await?;
    Ok(sign_ins())
}
