//! What is rated, and what becomes of the ratings when it is pinned anew for another target.

use super::{Assessment, Earlier};
use crate::framework::Expectation;
use crate::ids::RoleId;
use crate::proposal::Proposal;

/// What a target asks to be rated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rated {
    /// The role of the framework, where the target is one.
    pub target: Option<RoleId>,
    /// Its expectations, or the clauses of the job description.
    pub expectations: Vec<Expectation>,
}

impl Rated {
    /// Whether exactly this is pinned. Proposals that were pinned before roles were remembered name none, and are told by what is expected.
    pub fn is_pinned(&self, proposal: &Proposal) -> bool {
        let same_target = proposal.target.is_none() || proposal.target == self.target;
        let pinned = &proposal.expectations;
        let same = |(a, b): (&Expectation, &Expectation)| a.expects_the_same(b);
        same_target && pinned.len() == self.expectations.len() && pinned.iter().zip(&self.expectations).all(same)
    }
}

impl Assessment {
    /// The assessment when `now` is pinned in place of `before`. A rating goes on for exactly the same expectation; one that was sealed
    /// stays as it was sealed. Every other is set aside for its author alone, and comes back when its expectation does. Sealed it stays
    /// when nothing is left to be rated.
    #[must_use]
    pub fn carried_over(&self, before: &[Expectation], now: &[Expectation]) -> Self {
        let mut known = self.earlier.clone();
        for (id, rating) in &self.ratings {
            if let Some(expectation) = before.iter().find(|e| e.id == *id) {
                let sealed = self.sealed.or_else(|| self.kept.get(id).copied());
                let by = self.by.get(id).cloned();
                known.push(Earlier { expectation: expectation.clone(), rating: rating.clone(), sealed, by });
            }
        }
        let mut next = Self::default();
        for expectation in now {
            // The newest of several.
            let Some(at) =
                known.iter().rposition(|earlier| earlier.counts() && earlier.expectation.expects_the_same(expectation))
            else {
                continue;
            };
            let Earlier { rating, sealed, by, .. } = known.remove(at);
            next.ratings.insert(expectation.id.clone(), rating);
            next.by.extend(by.map(|by| (expectation.id.clone(), by)));
            next.kept.extend(sealed.map(|sealed| (expectation.id.clone(), sealed)));
        }
        next.earlier = known;
        let whole = !now.is_empty() && now.iter().all(|expectation| next.kept.contains_key(&expectation.id));
        next.sealed = if whole { next.kept.values().max().copied() } else { None };
        next
    }

    /// As both may read it once it is open: what was set aside stays its author's, because some of it was never sealed.
    #[must_use]
    pub fn opened(&self) -> Self {
        Self { earlier: Vec::new(), ..self.clone() }
    }
}
