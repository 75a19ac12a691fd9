//! Who holds which role of the framework.

use crate::event::Event;
use crate::people::Subject;
use crate::{Error, Result, Service};
use domain::framework::Framework;
use domain::ids::{PersonId, RoleId};
use domain::people::{Actor, Person, Role};
use std::collections::BTreeMap;

/// How many people hold each role.
pub(super) fn count(people: &[Person]) -> BTreeMap<RoleId, u32> {
    let mut counted: BTreeMap<RoleId, u32> = BTreeMap::new();
    for role in people.iter().filter(|person| person.left.is_none()).filter_map(|person| person.holds.as_ref()) {
        let many = counted.entry(role.clone()).or_default();
        *many = many.saturating_add(1);
    }
    counted
}

/// The people whose role was merged or taken away, each as they are and as they are to be.
pub(super) fn moved(people: Vec<Person>, framework: &Framework) -> Vec<(Person, Person)> {
    let to = |person: &Person| {
        let held = person.holds.as_ref()?;
        framework.present(held).filter(|role| role != held)
    };
    let pair = |person: Person| {
        let holds = Some(to(&person)?);
        Some((person.clone(), Person { holds, ..person }.changed()))
    };
    people.into_iter().filter_map(pair).collect()
}

impl Service {
    /// Notes which role of the framework in force somebody holds, or that this is not known. For administrators and programme owners.
    pub async fn set_holds(&self, actor: &Actor, person: &PersonId, role: Option<&RoleId>) -> Result<()> {
        if !actor.has(Role::Administrator) && !actor.has(Role::ProgrammeOwner) {
            return Err(Error::NotFound);
        }
        // First: a version that begins today may give the person another role.
        let in_force = self.organization(&actor.org).await?.framework;
        let person = self.store.person(person).await?.filter(|p| p.org == actor.org).ok_or(Error::NotFound)?;
        if person.holds.as_ref() == role {
            return Ok(());
        }
        if let Some(role) = role
            && self.published(&actor.org, in_force).await?.role(role).is_none()
        {
            return Err(Error::invalid("This role is not in the framework that is in force: choose one that is."));
        }
        let held = |person: Person| Ok(Person { holds: role.cloned(), ..person });
        self.write(actor, &Subject::Known(&person.id, None), Event::RoleHeld, held).await.map(drop)
    }
}
