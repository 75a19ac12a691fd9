//! Adding people, changing what is known of them, and what happens when they leave.

use super::{MAX_NAME_CHARS, address, address_is_taken, appointed};
use crate::event::Event;
use crate::proposal::entry;
use crate::words::line;
use crate::{Error, Result, Service, clock};
use domain::ids::{PersonId, SessionId};
use domain::people::{Actor, Person, Role};
use domain::view::{PersonDetails, PersonRecord};
use std::collections::HashMap;
use store::PersonChange;

/// How often a change is decided again because somebody else was changed meanwhile: an import changes many one after another.
const ATTEMPTS: usize = 10;
/// How many managers may stand above somebody: more are a circle that was made by hand.
const MAX_MANAGERS: usize = 100;

/// Refuses everybody who is no administrator.
pub(crate) fn administers(actor: &Actor) -> Result<()> {
    if actor.has(Role::Administrator) { Ok(()) } else { Err(Error::NotFound) }
}

/// Which person is written.
pub(crate) enum Subject<'a> {
    /// One who is added under that id.
    New(&'a PersonId),
    /// One who is there; as they were read at that revision, where it matters.
    Known(&'a PersonId, Option<u64>),
}

impl Service {
    /// Adds somebody, who can sign in once they have chosen a password by a link. For administrators.
    pub async fn person_add(&self, actor: &Actor, details: &PersonDetails) -> Result<PersonId> {
        administers(actor)?;
        let id: PersonId = clock::id()?;
        self.holds_a_role(actor, None, details).await?;
        self.write(actor, &Subject::New(&id), Event::PersonAdded, |person| with(person, details)).await?;
        Ok(id)
    }

    /// Changes what is known of somebody, as it was read at that revision. For administrators.
    pub async fn person_change(
        &self,
        actor: &Actor,
        id: &PersonId,
        revision: u64,
        details: &PersonDetails,
    ) -> Result<PersonRecord> {
        administers(actor)?;
        let before = self.somebody(actor, id).await?;
        self.leaves_to_directory(actor, &before, details).await?;
        self.holds_a_role(actor, Some(&before), details).await?;
        let subject = Subject::Known(id, Some(revision));
        self.write(actor, &subject, Event::PersonChanged, |person| with(person, details)).await?;
        self.person(actor, id).await
    }

    /// Notes that somebody has left: their sign-ins end at once, and what they took part in stays under their name. For administrators.
    pub async fn person_leave(&self, actor: &Actor, id: &PersonId) -> Result<()> {
        administers(actor)?;
        let now = clock::now();
        let leave = |person: Person| Ok(Person { left: person.left.or(Some(now)), ..person });
        self.write(actor, &Subject::Known(id, None), Event::PersonLeft, leave).await.map(drop)
    }

    /// Takes back that somebody has left. They sign in with the password they had. For administrators.
    pub async fn person_return(&self, actor: &Actor, id: &PersonId) -> Result<()> {
        administers(actor)?;
        let back = |person: Person| Ok(Person { left: None, ..person });
        self.write(actor, &Subject::Known(id, None), Event::PersonReturned, back).await.map(drop)
    }

    /// Closes the sockets of sign-ins that have ended.
    pub(crate) fn signed_out(&self, ended: &[SessionId]) {
        for session in ended {
            self.hub.revoke(session);
        }
    }

    /// Writes what `next` makes of a person, decided again while others are changed at the same moment.
    pub(crate) async fn write(
        &self,
        actor: &Actor,
        subject: &Subject<'_>,
        event: Event,
        next: impl Fn(Person) -> Result<Person>,
    ) -> Result<Person> {
        for _ in 0..ATTEMPTS {
            let (seen, everybody) = self.directory(&actor.org).await?;
            let read = match subject {
                Subject::New(_) => None,
                Subject::Known(id, revision) => {
                    let person = self.somebody(actor, id).await?;
                    if revision.is_some_and(|revision| revision != person.revision) {
                        return Err(Error::Raced);
                    }
                    Some(person)
                }
            };
            let (Subject::New(id) | Subject::Known(id, _)) = subject;
            let next = next(read.clone().unwrap_or_else(|| Person::new((*id).clone(), actor.org.clone())))?;
            if read.as_ref() == Some(&next) {
                return Ok(next);
            }
            fits(&everybody, read.as_ref(), &next)?;
            let next = next.changed();
            let now = clock::now();
            let mut noted = vec![entry(actor, now, event, next.id.as_str())];
            noted.extend(appointed(read.as_ref(), &next).map(|what| entry(actor, now, Event::Appointed, what)));
            let change = PersonChange { read: read.clone(), next: next.clone() };
            match self.store.person_change(seen, &change, (now, &noted)).await {
                Err(store::Error::Conflict) => {}
                Err(store::Error::Exists { .. }) => return Err(address_is_taken()),
                done => {
                    self.signed_out(&done?);
                    self.person_changed(actor, read.as_ref(), &next).await?;
                    return Ok(next);
                }
            }
        }
        Err(Error::Raced)
    }

    /// Refuses a role that is newly held and not in the framework that is in force.
    async fn holds_a_role(&self, actor: &Actor, before: Option<&Person>, details: &PersonDetails) -> Result<()> {
        let Some(role) = details.holds.as_ref().filter(|role| before.is_none_or(|before| before.holds.as_ref() != Some(role)))
        else {
            return Ok(());
        };
        let in_force = self.organization(&actor.org).await?.framework;
        match self.published(&actor.org, in_force).await?.role(role) {
            Some(_) => Ok(()),
            None => Err(Error::invalid("This role is not in the framework that is in force: choose one that is.")),
        }
    }
}

/// The person with what was written about them.
fn with(person: Person, details: &PersonDetails) -> Result<Person> {
    Ok(Person {
        name: line("The name", &details.name, MAX_NAME_CHARS)?,
        email: address(&details.email)?,
        title: line("The title", &details.title, MAX_NAME_CHARS)?,
        roles: details.roles.clone(),
        holds: details.holds.clone(),
        manager: details.manager.clone(),
        second_line: details.second_line.clone(),
        ..person
    })
}

/// Whether a person fits together with everybody else.
pub(crate) fn fits(everybody: &[Person], read: Option<&Person>, next: &Person) -> Result<()> {
    let known: HashMap<&PersonId, &Person> = everybody.iter().map(|person| (&person.id, person)).collect();
    let changed = |of: fn(&Person) -> Option<&PersonId>| of(next).filter(|new| read.and_then(of) != Some(new));
    for superior in [changed(|p| p.manager.as_ref()), changed(|p| p.second_line.as_ref())].into_iter().flatten() {
        if superior == &next.id {
            return Err(Error::invalid(format!("{} cannot be their own manager: choose somebody else.", next.name)));
        }
        if known.get(superior).is_none_or(|superior| superior.left.is_some()) {
            return Err(Error::invalid("This manager does not work here: choose somebody who does."));
        }
    }
    let mut above = next.manager.as_ref();
    for _ in 0..MAX_MANAGERS {
        let Some(manager) = above.and_then(|id| known.get(id)) else { break };
        if manager.id == next.id {
            return Err(Error::invalid(format!(
                "{} would become their own manager, through the people in between: choose a manager who does not report to them.",
                next.name
            )));
        }
        above = manager.manager.as_ref();
    }
    let steps_down = read.is_some_and(|read| read.serves_as(Role::Administrator)) && !next.serves_as(Role::Administrator);
    let another = |person: &Person| person.id != next.id && person.serves_as(Role::Administrator);
    if steps_down && !everybody.iter().any(another) {
        return Err(Error::Conflict(
            "Nobody would be left to look after people and sign-in: appoint another administrator first.".to_owned(),
        ));
    }
    Ok(())
}
