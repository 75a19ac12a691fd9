//! What goes over to another manager, and what stays with whose it is.

use crate::assessment::{Assessment, Earlier, Ratings, Side};
use crate::framework::Expectation;
use crate::handover::Handover;
use crate::ids::PersonId;
use crate::proposal::Proposal;
use crate::section::{Section, Sharing};
use crate::state::{State, Step, next};
use crate::time::Timestamp;
use crate::version::Version;
use std::collections::BTreeMap;

impl Proposal {
    /// Hands the path over to `to`, with what the employee lets them see; a section that is not named stays as it is. Agreements, signatures and the wish to begin
    /// are the earlier manager's own and do not go over. A text that both had signed opens again. What is rated is handed over apart from this:
    /// [`Assessment::handed_over`].
    pub fn hand_over(&mut self, to: &PersonId, sharing: &BTreeMap<Section, Sharing>, at: Timestamp) {
        let from = std::mem::replace(&mut self.manager, to.clone());
        let note = self.note.take().filter(|note| note.to == *to);
        // Of a draft nobody knows yet: the one before never facilitated it, and sharing begins with a step of its own.
        if self.state != State::Draft {
            self.handovers.push(Handover { from, at, note });
            self.sharing.extend(sharing);
        }
        self.acknowledged.remove(&Side::Manager);
        self.beginning.remove(&Side::Manager);
        self.signatures.retain(|signature| signature.side == Side::Employee);
        if self.state == State::Ready {
            self.state = next(self.state, Step::Reopen, self.submitted()).unwrap_or(self.state);
        }
    }

    /// Whether `manager` reads a version that was pinned under another one: what the employee keeps from them now stood in it, so all of it has to be shared.
    pub fn reads_of_before(&self, version: &Version) -> bool {
        version.manager.id == self.manager || Section::ALL.iter().all(|section| self.sharing(*section) != Sharing::Private)
    }

    /// The ratings of a pinned version as the manager reads them: whoever took over and rates anew does not read what the one before them
    /// sealed, nor what it was compared with.
    pub fn ratings_for_the_manager(&self, version: &Version, ratings: Ratings) -> Ratings {
        if version.manager.id != self.manager && self.state == State::Assessing { Ratings::HeldBack } else { ratings }
    }

    /// Since when the present manager facilitates it, where that is not from the beginning.
    pub fn handed_over(&self) -> Option<Timestamp> {
        self.handovers.last().map(|last| last.at)
    }

    /// Whether that person facilitated it before somebody else did.
    pub fn was_facilitated_by(&self, person: &PersonId) -> bool {
        self.handovers.iter().any(|handover| handover.from == *person)
    }
}

impl Assessment {
    /// The manager's assessment once somebody else facilitates. What `from` has sealed stays as it is, and theirs; what they had not
    /// sealed is set aside, and comes back if the path ever comes back to them. `to` begins with what they had left, if anything.
    #[must_use]
    pub fn handed_over(&self, expectations: &[Expectation], from: &PersonId, to: &PersonId) -> Self {
        let mut next = self.clone();
        for earlier in &mut next.earlier {
            earlier.by.get_or_insert_with(|| from.clone());
        }
        for (id, rating) in &self.ratings {
            if self.sealed.is_some() || self.kept.contains_key(id) {
                next.by.entry(id.clone()).or_insert_with(|| from.clone());
            } else {
                next.ratings.remove(id);
                // What is not rated any more cannot be in the sheet: it was set aside when that was decided.
                let rated = expectations.iter().find(|expectation| expectation.id == *id);
                next.earlier.extend(rated.map(|expectation| Earlier {
                    expectation: expectation.clone(),
                    rating: rating.clone(),
                    sealed: None,
                    by: Some(from.clone()),
                }));
            }
        }
        next.by.retain(|_, by| by != to);
        let (own, others) = next.earlier.into_iter().partition(|earlier| earlier.by.as_ref() == Some(to));
        next.earlier = others;
        next.taken_up(own, expectations)
    }

    /// With what its author had left: what is asked now and has no rating yet is rated with it, the rest stays set aside.
    fn taken_up(mut self, own: Vec<Earlier>, expectations: &[Expectation]) -> Self {
        for earlier in own {
            let asked = expectations.iter().find(|expectation| earlier.expectation.expects_the_same(expectation));
            match asked.filter(|expectation| self.sealed.is_none() && !self.ratings.contains_key(&expectation.id)) {
                Some(expectation) => {
                    self.ratings.insert(expectation.id.clone(), earlier.rating);
                    self.kept.extend(earlier.sealed.map(|sealed| (expectation.id.clone(), sealed)));
                }
                None => self.earlier.push(Earlier { by: None, ..earlier }),
            }
        }
        self
    }

    /// As the one whose turn it is now may read it while it is not open: without what others wrote in their place.
    #[must_use]
    pub fn own(&self) -> Self {
        let mut own = self.clone();
        own.ratings.retain(|id, _| !self.by.contains_key(id));
        own.earlier.retain(|earlier| earlier.by.is_none());
        own
    }
}
