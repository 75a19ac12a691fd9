//! Names to ids: what may be known of the people that a view speaks of.

use crate::repair::OPERATOR;
use crate::{Result, Service, clock};
use domain::ids::{OrgId, PersonId};
use domain::people::{Person, PersonSummary};
use domain::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Reading everybody of a large organization takes longer than the page that lists them: done at most so often. Somebody who is added
/// elsewhere appears after that time.
const DIRECTORY_SECONDS: i64 = 30;

/// Everybody of an organization, as read a moment ago.
#[derive(Debug, Default)]
pub(crate) struct Directories(Mutex<HashMap<OrgId, (Timestamp, Directory)>>);

/// Everybody of an organization, by name.
pub(crate) type Directory = Arc<Vec<PersonSummary>>;

impl Directories {
    fn known(&self, org: &OrgId, now: Timestamp) -> Option<Directory> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(org).filter(|(read, _)| now < read.plus_seconds(DIRECTORY_SECONDS)).map(|(_, people)| Arc::clone(people))
    }

    fn keep(&self, org: &OrgId, now: Timestamp, people: Directory) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(org.clone(), (now, people));
    }

    /// Somebody was added.
    pub(crate) fn forget(&self, org: &OrgId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(org);
    }
}

/// The people that a view speaks of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<PersonId, PersonSummary>);

impl Names {
    /// Who that is. Somebody whose record is gone keeps a place in what they took part in.
    pub(crate) fn of(&self, id: &PersonId) -> PersonSummary {
        self.0.get(id).cloned().unwrap_or_else(|| {
            let name = if id.as_str() == OPERATOR { "Whoever runs this server" } else { "Somebody who has left" };
            PersonSummary { id: id.clone(), name: name.to_owned(), title: String::new() }
        })
    }
}

impl Service {
    /// Looks several people up at once.
    pub(crate) async fn names<'a>(&self, ids: impl IntoIterator<Item = &'a PersonId>) -> Result<Names> {
        let ids: BTreeSet<&PersonId> = ids.into_iter().collect();
        let people = self.store.persons(ids).await?;
        Ok(Names(people.into_iter().map(|(id, person)| (id, person.summary())).collect()))
    }

    /// Everybody of an organization, by name.
    pub(crate) async fn directory(&self, org: &OrgId) -> Result<Directory> {
        let now = clock::now();
        if let Some(known) = self.directories.known(org, now) {
            return Ok(known);
        }
        let people: Directory = Arc::new(self.store.people(org).await?.iter().map(Person::summary).collect());
        self.directories.keep(org, now, Arc::clone(&people));
        Ok(people)
    }
}
