//! What taking a list back changes: everybody is as before, but for those of whom something is known since.

use crate::{Error, Result};
use domain::ids::PersonId;
use domain::people::{Person, Role, circles};
use domain::view::DirectoryLine;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{DirectoryChanges, PersonChange};

/// What is done.
pub(super) struct TakeBack {
    /// Who is as before again, and who goes without a trace.
    pub changes: DirectoryChanges,
    /// Who stays as they are.
    pub left: Vec<DirectoryLine>,
}

/// Decides it. `traces` are those whom it added and who cannot go any more.
pub(super) fn take_back(everybody: &[Person], imported: &[PersonChange], traces: &BTreeSet<PersonId>) -> Result<TakeBack> {
    let now: HashMap<&PersonId, &Person> = everybody.iter().map(|person| (&person.id, person)).collect();
    let untouched = |id: &PersonId, revision: u64| now.get(id).is_some_and(|person| person.revision == revision);
    let as_written = imported.iter().filter(|change| untouched(&change.next.id, change.next.revision));
    let mut restored: BTreeMap<&PersonId, &Person> =
        as_written.clone().filter_map(|change| Some((&change.next.id, change.read.as_ref()?))).collect();
    let added = as_written.filter(|change| change.read.is_none()).map(|change| &change.next.id);
    let mut removed: BTreeSet<&PersonId> = added.filter(|id| !traces.contains(*id)).collect();
    // Whoever stays keeps their manager, who then has to stay too; and nobody becomes their own manager's manager. Each round lets more be as they
    // are, so there is a last one.
    loop {
        let after: Vec<&Person> = everybody
            .iter()
            .filter(|person| !removed.contains(&person.id))
            .map(|person| restored.get(&person.id).copied().unwrap_or(person))
            .collect();
        let superiors: BTreeSet<&PersonId> =
            after.iter().flat_map(|person| [&person.manager, &person.second_line]).flatten().collect();
        let kept: Vec<&PersonId> = removed.intersection(&superiors).copied().collect();
        let managers = after.iter().filter_map(|person| Some((&person.id, person.manager.as_ref()?))).collect();
        let turning: Vec<&PersonId> = circles(&managers).into_iter().flatten().filter(|id| restored.contains_key(id)).collect();
        if kept.is_empty() && turning.is_empty() {
            if !after.iter().any(|person| person.serves_as(Role::Administrator)) {
                return Err(Error::Conflict(
                    "Nobody would be left to look after people and sign-in: appoint somebody first.".to_owned(),
                ));
            }
            break;
        }
        for id in kept {
            removed.remove(id);
        }
        for id in turning {
            restored.remove(id);
        }
    }
    let left = imported
        .iter()
        .map(|change| &change.next.id)
        .filter(|id| !removed.contains(id) && !restored.contains_key(id))
        .filter_map(|id| now.get(id))
        .map(|person| DirectoryLine { name: person.name.clone(), email: person.email.clone(), changes: Vec::new() })
        .collect();
    let change = |(id, before): (&&PersonId, &&Person)| {
        let read = (*now.get(*id)?).clone();
        let next = Person { revision: read.revision, ..(*before).clone() }.changed();
        Some(PersonChange { read: Some(read), next })
    };
    let changes = DirectoryChanges {
        changes: restored.iter().filter_map(change).collect(),
        removed: everybody.iter().filter(|person| removed.contains(&person.id)).cloned().collect(),
    };
    Ok(TakeBack { changes, left })
}
