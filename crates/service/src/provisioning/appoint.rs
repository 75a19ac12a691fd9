//! Appointments by groups: as the groups of the identity provider give them.

use super::write::as_if_said;
use super::{ATTEMPTS, Directory, Outcome, fault, kept, raced};
use crate::Service;
use crate::event::Event;
use domain::ids::PersonId;
use domain::people::{Person, Role};
use std::collections::BTreeSet;
use store::Provisioned;

impl Service {
    /// Appoints people to what their groups give, and takes away what earlier ones gave.
    pub(super) async fn appoint_by_groups(&self, by: &Directory, people: &BTreeSet<PersonId>) -> Outcome<()> {
        for id in people {
            self.appoint_one(by, id).await?;
        }
        Ok(())
    }

    async fn appoint_one(&self, by: &Directory, id: &PersonId) -> Outcome<()> {
        for _ in 0..ATTEMPTS {
            let (seen, everybody) = self.directory(by.org()).await.map_err(fault)?;
            let Some(person) = everybody.iter().find(|person| &person.id == id).cloned() else { return Ok(()) };
            let settings = self.store.sign_in_settings(by.org()).await.map_err(kept)?;
            let groups = self.store.provisioned_groups(by.org()).await.map_err(kept)?.into_iter();
            let names: BTreeSet<String> = groups.filter(|group| group.members.contains(id)).map(|group| group.name).collect();
            let said = self.store.provisioned(id).await.map_err(kept)?.unwrap_or_else(|| as_if_said(by, &person));
            let mut given = settings.appoint(&person.roles, &said.granted, &names);
            if is_last_administrator(&everybody, &person) && !given.held.contains(&Role::Administrator) {
                tracing::warn!(person = %id, "their groups would leave nobody to look after people: they stay an administrator");
                given.held.insert(Role::Administrator);
                given.granted.insert(Role::Administrator);
            }
            if given.held == person.roles && given.granted == said.granted {
                return Ok(());
            }
            let said = Provisioned { granted: given.granted, ..said };
            let next = Person { roles: given.held, ..person.clone() };
            let written = self.write_provisioned(by, (seen, &everybody), (Some(person), next, said), Event::AppointedByGroups);
            if written.await?.is_some() {
                return Ok(());
            }
        }
        Err(raced())
    }
}

fn is_last_administrator(everybody: &[Person], person: &Person) -> bool {
    let another = |other: &Person| other.id != person.id && other.serves_as(Role::Administrator);
    person.serves_as(Role::Administrator) && !everybody.iter().any(another)
}
