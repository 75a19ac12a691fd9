//! People, as a directory looks after them. What it deletes has left, and is not there to it any more; what they took part in stays under their name.

use super::listing::Query;
use super::user::{UNSAID_ACTIVE, resource, understood};
use super::write::record;
use super::{ATTEMPTS, Directory, Outcome, Resource, fault, kept, not_found, raced, taken};
use crate::event::Event;
use crate::{Service, clock};
use domain::ids::PersonId;
use domain::people::Person;
use domain::provisioning::Owned;
use scim::get;
use scim::patch::{Resource as Kind, patch, sent};
use serde_json::{Value, json};
use std::collections::HashMap;
use store::{Provisioned, ProvisionedGroup};

/// What a directory does with somebody.
enum Change<'a> {
    /// Sends them whole.
    Whole(&'a Resource),
    /// Sends what is to be changed.
    Part(&'a Resource),
    /// Deletes them.
    Gone,
}

impl Service {
    /// Lists people.
    pub async fn scim_users(&self, by: &Directory, query: &Query) -> Outcome<Value> {
        let filter = query.filter()?;
        let (_, everybody) = self.directory(by.org()).await.map_err(fault)?;
        // What directories ask again and again is whether somebody is there.
        let meant = if let Some(name) = filter.as_ref().and_then(|filter| filter.equals("userName")) {
            self.called(by, &everybody, &name.to_lowercase()).await?
        } else {
            let records = self.store.provisioned_of(by.org()).await.map_err(kept)?.into_iter();
            let mut records: HashMap<PersonId, Provisioned> = records.map(|record| (record.person.clone(), record)).collect();
            everybody.iter().map(|person| (person.clone(), records.remove(&person.id))).collect()
        };
        let groups = self.store.provisioned_groups(by.org()).await.map_err(kept)?;
        let groups = Memberships::of(&groups);
        let there = meant.iter().filter(|(_, record)| record.as_ref().is_none_or(|record| !record.deleted));
        let told = there.map(|(one, record)| resource(one, record.as_ref(), groups.told(&one.id, &by.base), &by.base));
        query.page(told.filter(|told| filter.as_ref().is_none_or(|filter| filter.matches(told))).collect())
    }

    /// Whoever may be called by that name: as the directory said, or by their address where it said nothing.
    async fn called(&self, by: &Directory, everybody: &[Person], name: &str) -> Outcome<Vec<(Person, Option<Provisioned>)>> {
        let said = self.store.provisioned_as(by.org(), name).await.map_err(kept)?;
        let mut meant: Vec<(Person, Option<Provisioned>)> = Vec::new();
        for record in said {
            let person = everybody.iter().find(|person| person.id == record.person);
            meant.extend(person.map(|person| (person.clone(), Some(record))));
        }
        if let Some(person) = everybody.iter().find(|person| person.email == name)
            && self.store.provisioned(&person.id).await.map_err(kept)?.is_none()
        {
            meant.push((person.clone(), None));
        }
        Ok(meant)
    }

    /// Reads somebody.
    pub async fn scim_user(&self, by: &Directory, id: &PersonId, query: &Query) -> Outcome<Resource> {
        let (person, record) = self.known(by, id).await?;
        let told = self.told(by, &person, record.as_ref()).await?;
        Ok(query.selection()?.of(told))
    }

    /// Adds somebody, or takes back that they were deleted.
    pub async fn scim_user_add(&self, by: &Directory, body: &Resource) -> Outcome<Resource> {
        let said = sent(Kind::User, body)?;
        for _ in 0..ATTEMPTS {
            let (seen, everybody) = self.directory(by.org()).await.map_err(fault)?;
            let id: PersonId = clock::id().map_err(fault)?;
            let blank = Person::new(id.clone(), by.org().clone());
            let (mut next, mut said_of, active) = understood(&said, blank, record(by, &id))?;
            let before = everybody.iter().find(|person| person.email == next.email).cloned();
            if let Some(before) = &before {
                // Whoever has the address and was deleted is meant: they keep what they took part in.
                let known = self.store.provisioned(&before.id).await.map_err(kept)?.filter(|known| known.deleted);
                let known = known.ok_or_else(|| taken("The address"))?;
                (next, said_of, _) = understood(&said, before.clone(), Provisioned { deleted: false, ..known })?;
            }
            next.left = if active == Some(false) { next.left.or(Some(clock::now())) } else { None };
            let event = if before.is_some() { Event::PersonReturned } else { Event::PersonAdded };
            if let Some(done) = self.write_provisioned(by, (seen, &everybody), (before, next, said_of), event).await? {
                return Ok(done);
            }
        }
        Err(raced())
    }

    /// Replaces what is known of somebody. A manager who is not named stays, where the directory does not own managers.
    pub async fn scim_user_replace(&self, by: &Directory, id: &PersonId, body: &Resource) -> Outcome<Resource> {
        let said = sent(Kind::User, body)?;
        self.change_provisioned(by, id, &Change::Whole(&said)).await
    }

    /// Changes somebody.
    pub async fn scim_user_patch(&self, by: &Directory, id: &PersonId, request: &Resource) -> Outcome<Resource> {
        self.change_provisioned(by, id, &Change::Part(request)).await
    }

    /// Deletes somebody: they have left, and are not there to the directory any more.
    pub async fn scim_user_delete(&self, by: &Directory, id: &PersonId) -> Outcome<()> {
        self.change_provisioned(by, id, &Change::Gone).await?;
        self.leave_groups(by, id).await
    }

    async fn change_provisioned(&self, by: &Directory, id: &PersonId, change: &Change<'_>) -> Outcome<Resource> {
        for _ in 0..ATTEMPTS {
            let (seen, everybody) = self.directory(by.org()).await.map_err(fault)?;
            let (before, known) = self.known(by, id).await?;
            let told = resource(&before, known.as_ref(), Vec::new(), &by.base);
            let said_of = known.unwrap_or_else(|| record(by, id));
            let (mut next, said_of, active) = match change {
                Change::Gone => {
                    let (_, said_of, _) = understood(&told, before.clone(), said_of)?;
                    (before.clone(), Provisioned { deleted: true, ..said_of }, Some(false))
                }
                Change::Part(request) => {
                    let mut after = told.clone();
                    patch(Kind::User, &mut after, request)?;
                    let (mut next, mut said_of, active) = understood(&after, before.clone(), said_of)?;
                    if active.is_none() {
                        said_of.said.insert(UNSAID_ACTIVE.to_owned(), Value::Null);
                    }
                    // Somebody may have been named otherwise here since.
                    if ["displayName", "name"].iter().all(|name| get(&told, name) == get(&after, name)) {
                        next.name.clone_from(&before.name);
                    }
                    (next, said_of, active)
                }
                Change::Whole(said) => {
                    let (next, said_of, active) = understood(said, before.clone(), said_of)?;
                    let owned = self.store.provisioning_settings(by.org()).await.map_err(kept)?.owned;
                    let stays = next.manager.is_none() && !owned.contains(&Owned::Manager);
                    let manager = if stays { before.manager.clone() } else { next.manager.clone() };
                    (Person { manager, ..next }, said_of, active)
                }
            };
            next.left = match active {
                Some(true) => None,
                Some(false) => next.left.or(Some(clock::now())),
                None => next.left,
            };
            let event = match (before.left.is_some(), next.left.is_some()) {
                (false, true) => Event::PersonLeft,
                (true, false) => Event::PersonReturned,
                _ => Event::PersonChanged,
            };
            let written = self.write_provisioned(by, (seen, &everybody), (Some(before), next, said_of), event).await?;
            if let Some(done) = written {
                return Ok(done);
            }
        }
        Err(raced())
    }

    /// Somebody who is there to the directory.
    pub(super) async fn known(&self, by: &Directory, id: &PersonId) -> Outcome<(Person, Option<Provisioned>)> {
        let person = self.store.person(id).await.map_err(kept)?.filter(|person| &person.org == by.org());
        let record = self.store.provisioned(id).await.map_err(kept)?;
        match person {
            Some(person) if record.as_ref().is_none_or(|record| !record.deleted) => Ok((person, record)),
            _ => Err(not_found()),
        }
    }

    /// Somebody with their groups.
    pub(super) async fn told(&self, by: &Directory, person: &Person, record: Option<&Provisioned>) -> Outcome<Resource> {
        let groups = self.store.provisioned_groups(by.org()).await.map_err(kept)?;
        Ok(resource(person, record, Memberships::of(&groups).told(&person.id, &by.base), &by.base))
    }
}

/// In which groups people are.
struct Memberships<'a>(HashMap<&'a PersonId, Vec<&'a ProvisionedGroup>>);

impl<'a> Memberships<'a> {
    fn of(groups: &'a [ProvisionedGroup]) -> Self {
        let mut of: HashMap<&PersonId, Vec<&ProvisionedGroup>> = HashMap::new();
        for (group, member) in groups.iter().flat_map(|group| group.members.iter().map(move |member| (group, member))) {
            of.entry(member).or_default().push(group);
        }
        Self(of)
    }

    fn told(&self, person: &PersonId, base: &str) -> Vec<Value> {
        let one = |group: &&ProvisionedGroup| json!({ "value": group.id.as_str(), "$ref": format!("{base}/Groups/{}", group.id), "display": group.name });
        self.0.get(person).into_iter().flatten().map(one).collect()
    }
}
