//! Writing what a directory makes of somebody, together with what it said.

use super::user::unsaid;
use super::{Directory, Outcome, Resource, fault, kept, taken};
use crate::event::Event;
use crate::people::{appointed, fits, system};
use crate::{Service, clock};
use domain::ids::PersonId;
use domain::people::Person;
use std::collections::BTreeSet;
use store::{PersonChange, Provisioned};

impl Service {
    /// Writes somebody and what was said of them, as it was decided from `everybody`, who had been changed `seen` times; none when one of them was changed
    /// since.
    pub(super) async fn write_provisioned(
        &self,
        by: &Directory,
        (seen, everybody): (i64, &[Person]),
        (before, next, said): (Option<Person>, Person, Provisioned),
        event: Event,
    ) -> Outcome<Option<Resource>> {
        let named = self.store.provisioned_as(by.org(), &said.user_name).await.map_err(kept)?;
        // What was said of somebody whom a list brought in and took back is nobody's.
        let is_there = |id: &PersonId| everybody.iter().any(|person| &person.id == id);
        let is_anothers = |other: &Provisioned| other.person != next.id && !other.deleted && is_there(&other.person);
        if !said.deleted && named.iter().any(is_anothers) {
            return Err(taken("The userName"));
        }
        // Whoever was added here is called by their address.
        let called = everybody.iter().find(|other| other.email == said.user_name && other.id != next.id);
        if let (Some(called), false) = (called, said.deleted)
            && self.store.provisioned(&called.id).await.map_err(kept)?.is_none()
        {
            return Err(taken("The userName"));
        }
        let said = Provisioned { changed: clock::now(), ..said };
        if before.as_ref() == Some(&next) {
            return match self.store.provisioned_save(seen, &said).await {
                Err(store::Error::Conflict) => Ok(None),
                done => {
                    done.map_err(kept)?;
                    self.told(by, &next, Some(&said)).await.map(Some)
                }
            };
        }
        fits(everybody, before.as_ref(), &next).map_err(fault)?;
        let next = next.changed();
        let mut noted = vec![by.noted(event, next.id.as_str())];
        noted.extend(appointed(before.as_ref(), &next).map(|what| by.noted(Event::Appointed, &what)));
        let change = PersonChange { read: before.clone(), next: next.clone() };
        match self.store.person_change_as_provisioned(seen, &change, &said, (clock::now(), &noted)).await {
            Err(store::Error::Conflict) => Ok(None),
            Err(store::Error::Exists { .. }) => Err(taken("The address")),
            ended => {
                self.signed_out(&ended.map_err(kept)?);
                // Nobody sits before a directory: what it has closed stands under the name of the one who has left.
                let actor = system(&next).map_err(fault)?;
                self.person_changed(&actor, before.as_ref(), &next).await.map_err(fault)?;
                self.told(by, &next, Some(&said)).await.map(Some)
            }
        }
    }
}

/// A record of somebody of whom nothing was said yet.
pub(super) fn record(by: &Directory, id: &PersonId) -> Provisioned {
    let now = clock::now();
    Provisioned {
        person: id.clone(),
        org: by.org().clone(),
        user_name: String::new(),
        said: Resource::new(),
        granted: BTreeSet::new(),
        deleted: false,
        created: now,
        changed: now,
    }
}

/// A record of somebody who was added here: what would have been said.
pub(super) fn as_if_said(by: &Directory, person: &Person) -> Provisioned {
    Provisioned { user_name: person.email.clone(), said: unsaid(person), ..record(by, &person.id) }
}
