//! What follows from a change of somebody, once it is written, and what is noted of their appointments.

use crate::{Result, Service};
use domain::people::{Actor, Person, Role};
use domain::room::About;
use store::DraftRecord;

impl Service {
    /// Asks rights anew, tells whoever has open what it touches, and closes the parts of somebody who has left.
    pub(crate) async fn person_changed(&self, actor: &Actor, read: Option<&Person>, next: &Person) -> Result<()> {
        self.hub.recheck(About::Framework(&DraftRecord::id_of(&next.org)?));
        if read.is_some_and(|read| read.manager != next.manager) {
            self.tell_paths_of(&next.id).await;
        }
        if read.is_some_and(reviews) && !reviews(next) {
            self.settle_ballots(&next.org).await;
        }
        if next.left.is_some() {
            self.tell_paths_facilitated_by(&next.id).await;
            self.settle_departures(actor, std::slice::from_ref(next)).await;
        }
        Ok(())
    }
}

fn reviews(person: &Person) -> bool {
    person.left.is_none() && person.roles.contains(&Role::LeadershipReviewer)
}

/// Which appointments were given and taken, after whose they are: `id/+auditor -mentor`. None where they are as they were.
pub(crate) fn appointed(read: Option<&Person>, next: &Person) -> Option<String> {
    let before = read.map(|read| read.roles.clone()).unwrap_or_default();
    let given = next.roles.difference(&before).map(|role| format!("+{}", role.key()));
    let taken = before.difference(&next.roles).map(|role| format!("-{}", role.key()));
    let all = given.chain(taken).collect::<Vec<_>>().join(" ");
    (!all.is_empty()).then(|| format!("{}/{all}", next.id))
}
