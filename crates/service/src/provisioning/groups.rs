//! Groups of a directory. Who is in one that a rule names has the appointment of the rule.

use super::listing::{Query, moment, text};
use super::{ATTEMPTS, Directory, Outcome, Resource, fault, kept, not_found, raced, taken};
use crate::event::Event;
use crate::people::MAX_NAME_CHARS;
use crate::words::line;
use crate::{Service, clock};
use domain::ids::{ItemId, PersonId};
use scim::patch::{Resource as Kind, patch, sent};
use scim::{Fault, GROUP, ScimType, get};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::ProvisionedGroup;

/// Groups of an organization: those that a directory is told to send, and not all that it has.
const MAX_GROUPS: usize = 1000;

impl Service {
    /// Lists groups.
    pub async fn scim_groups(&self, by: &Directory, query: &Query) -> Outcome<Value> {
        let filter = query.filter()?;
        let mut groups = self.store.provisioned_groups(by.org()).await.map_err(kept)?;
        groups.sort_by(|a, b| (a.created, &a.id).cmp(&(b.created, &b.id)));
        let all = groups.iter().map(|group| told(group, &by.base));
        query.page(all.filter(|told| filter.as_ref().is_none_or(|filter| filter.matches(told))).collect())
    }

    /// Reads a group.
    pub async fn scim_group(&self, by: &Directory, id: &ItemId, query: &Query) -> Outcome<Resource> {
        let group = self.group(by, id).await?;
        Ok(query.selection()?.of(told(&group, &by.base)))
    }

    /// Adds a group.
    pub async fn scim_group_add(&self, by: &Directory, body: &Resource) -> Outcome<Resource> {
        let (said, now) = (sent(Kind::Group, body)?, clock::now());
        let blank = ProvisionedGroup {
            id: clock::id().map_err(fault)?,
            name: String::new(),
            external: None,
            members: BTreeSet::new(),
            created: now,
            changed: now,
            revision: 0,
        };
        if self.store.provisioned_groups(by.org()).await.map_err(kept)?.len() >= MAX_GROUPS {
            return Err(Fault::plain(403, format!("There are {MAX_GROUPS} groups: send those alone that give appointments.")));
        }
        self.group_changed(by, blank, &said).await?.ok_or_else(raced)
    }

    /// Replaces a group.
    pub async fn scim_group_replace(&self, by: &Directory, id: &ItemId, body: &Resource) -> Outcome<Resource> {
        let said = sent(Kind::Group, body)?;
        for _ in 0..ATTEMPTS {
            let before = self.group(by, id).await?;
            if let Some(done) = self.group_changed(by, before, &said).await? {
                return Ok(done);
            }
        }
        Err(raced())
    }

    /// Changes a group.
    pub async fn scim_group_patch(&self, by: &Directory, id: &ItemId, request: &Resource) -> Outcome<Resource> {
        for _ in 0..ATTEMPTS {
            let before = self.group(by, id).await?;
            let mut next = told(&before, &by.base);
            patch(Kind::Group, &mut next, request)?;
            if let Some(done) = self.group_changed(by, before, &next).await? {
                return Ok(done);
            }
        }
        Err(raced())
    }

    /// Takes a group away, and with it the appointments that it gave.
    pub async fn scim_group_delete(&self, by: &Directory, id: &ItemId) -> Outcome<()> {
        let group = self.group(by, id).await?;
        let noted = by.noted(Event::GroupChanged, id.as_str());
        if !self.store.provisioned_group_delete(by.org(), id, &noted).await.map_err(kept)? {
            return Err(not_found());
        }
        self.appoint_by_groups(by, &group.members).await
    }

    /// Takes somebody out of every group.
    pub(super) async fn leave_groups(&self, by: &Directory, person: &PersonId) -> Outcome<()> {
        for group in self.store.provisioned_groups(by.org()).await.map_err(kept)? {
            if !group.members.contains(person) {
                continue;
            }
            let gone = json!([{ "op": "remove", "path": "members", "value": [{ "value": person.as_str() }] }]);
            let gone = [("Operations".to_owned(), gone)].into_iter().collect();
            match self.scim_group_patch(by, &group.id, &gone).await {
                // It was deleted at the same moment.
                Err(Fault { status: 404, .. }) => {}
                done => drop(done?),
            }
        }
        Ok(())
    }

    /// Writes what a resource makes of a group; none when somebody else was first.
    async fn group_changed(&self, by: &Directory, before: ProvisionedGroup, said: &Resource) -> Outcome<Option<Resource>> {
        let name = line("The name", text(said, "displayName")?, MAX_NAME_CHARS).map_err(fault)?;
        let others = self.store.provisioned_groups(by.org()).await.map_err(kept)?;
        if others.iter().any(|other| other.id != before.id && other.name == name) {
            return Err(taken("The displayName"));
        }
        let members = self.members(by, said, &before.members).await?;
        let external = get(said, "externalId").and_then(Value::as_str).map(str::to_owned);
        if external.as_ref().is_some_and(|external| external.len() > MAX_NAME_CHARS) {
            return Err(Fault::bad(ScimType::InvalidValue, format!("externalId is longer than {MAX_NAME_CHARS} bytes.")));
        }
        let (changed, revision) = (clock::now(), before.revision.saturating_add(1));
        let next = ProvisionedGroup { name, external, members, changed, revision, ..before.clone() };
        let noted = by.noted(Event::GroupChanged, next.id.as_str());
        match self.store.provisioned_group_save(by.org(), &next, &noted).await {
            Err(store::Error::Conflict) => return Ok(None),
            done => done.map_err(kept)?,
        }
        let touched: BTreeSet<PersonId> = if next.name == before.name {
            before.members.symmetric_difference(&next.members).cloned().collect()
        } else {
            &before.members | &next.members
        };
        self.appoint_by_groups(by, &touched).await?;
        Ok(Some(told(&next, &by.base)))
    }

    /// The members that a resource names; those who were there already are not looked up again.
    async fn members(&self, by: &Directory, said: &Resource, before: &BTreeSet<PersonId>) -> Outcome<BTreeSet<PersonId>> {
        let nobody =
            |value: &str| Fault::bad(ScimType::InvalidValue, format!("The member {value:?} is nobody of this organization."));
        let mut members = BTreeSet::new();
        for member in get(said, "members").and_then(Value::as_array).into_iter().flatten() {
            let value = member.as_object().and_then(|member| get(member, "value")).and_then(Value::as_str).unwrap_or_default();
            let id: PersonId = value.parse().map_err(|_no_id| nobody(value))?;
            if !before.contains(&id) {
                let known = self.known(by, &id).await;
                known.map_err(|fault| if fault.status == 404 { nobody(value) } else { fault })?;
            }
            members.insert(id);
        }
        Ok(members)
    }

    async fn group(&self, by: &Directory, id: &ItemId) -> Outcome<ProvisionedGroup> {
        let groups = self.store.provisioned_groups(by.org()).await.map_err(kept)?;
        groups.into_iter().find(|group| &group.id == id).ok_or_else(not_found)
    }
}

fn told(group: &ProvisionedGroup, base: &str) -> Resource {
    let member = |id: &PersonId| json!({ "value": id.as_str(), "$ref": format!("{base}/Users/{id}") });
    let mut told = Resource::new();
    told.insert("schemas".to_owned(), json!([GROUP]));
    told.insert("id".to_owned(), json!(group.id.as_str()));
    told.insert("displayName".to_owned(), json!(group.name));
    told.extend(group.external.iter().map(|external| ("externalId".to_owned(), json!(external))));
    if !group.members.is_empty() {
        told.insert("members".to_owned(), group.members.iter().map(member).collect());
    }
    let meta = json!({
        "resourceType": "Group",
        "location": format!("{base}/Groups/{}", group.id),
        "created": moment(group.created),
        "lastModified": moment(group.changed),
    });
    told.insert("meta".to_owned(), meta);
    told
}
