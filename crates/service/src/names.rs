//! Names to ids: what may be known of the people that a view speaks of.

use crate::provisioning::DIRECTORY;
use crate::repair::OPERATOR;
use crate::{Result, Service};
use domain::ids::{OrgId, PersonId};
use domain::people::{Person, PersonSummary};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Everybody of each organization, as they were after so many changes: reading all of a large one takes longer than the page that lists them.
#[derive(Debug, Default)]
pub(crate) struct Directories(Mutex<HashMap<OrgId, (i64, Directory)>>);

/// Everybody of an organization, by name; those who have left among them.
pub(crate) type Directory = Arc<Vec<Person>>;

impl Directories {
    fn known(&self, org: &OrgId, changes: i64) -> Option<Directory> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(org).filter(|(known, _)| *known == changes).map(|(_, people)| Arc::clone(people))
    }

    fn keep(&self, org: &OrgId, changes: i64, people: Directory) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(org.clone(), (changes, people));
    }
}

/// The people that a view speaks of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<PersonId, PersonSummary>);

impl From<BTreeMap<PersonId, PersonSummary>> for Names {
    fn from(known: BTreeMap<PersonId, PersonSummary>) -> Self {
        Self(known)
    }
}

impl Names {
    /// Who that is, where it is somebody.
    pub(crate) fn known(&self, id: &PersonId) -> Option<PersonSummary> {
        self.0.get(id).cloned()
    }

    /// Who that is. Somebody whose record is gone keeps a place in what they took part in.
    pub(crate) fn of(&self, id: &PersonId) -> PersonSummary {
        self.0.get(id).cloned().unwrap_or_else(|| {
            let name = match id.as_str() {
                OPERATOR => "Whoever runs this server",
                DIRECTORY => "The directory",
                _ => "Somebody who has left",
            };
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

    /// Everybody of an organization, and after how many changes that is. What a publication of the framework changes about them is not counted.
    pub(crate) async fn directory(&self, org: &OrgId) -> Result<(i64, Directory)> {
        let changes = self.store.directory_changes(org).await?;
        if let Some(known) = self.directories.known(org, changes) {
            return Ok((changes, known));
        }
        let people: Directory = Arc::new(self.store.people(org).await?);
        self.directories.keep(org, changes, Arc::clone(&people));
        Ok((changes, people))
    }
}
