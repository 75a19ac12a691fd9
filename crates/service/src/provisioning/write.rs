//! Writing what a directory makes of somebody, together with what it said.

use super::user::unsaid;
use super::{Directory, Outcome, Resource, fault, kept, taken};
use crate::event::Event;
use crate::people::fits;
use crate::{Service, clock};
use domain::ids::PersonId;
use domain::people::Person;
use domain::room::About;
use std::collections::BTreeSet;
use store::{DraftRecord, PersonChange, Provisioned};

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
        if !said.deleted && named.iter().any(|other| other.person != next.id && !other.deleted) {
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
        let change = PersonChange { read: before, next: next.clone() };
        let noted = by.noted(event, next.id.as_str());
        match self.store.person_change_as_provisioned(seen, &change, &said, &noted).await {
            Err(store::Error::Conflict) => Ok(None),
            Err(store::Error::Exists { .. }) => Err(taken("The address")),
            ended => {
                self.signed_out(&ended.map_err(kept)?);
                self.hub.recheck(About::Framework(&DraftRecord::id_of(by.org()).map_err(kept)?));
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
