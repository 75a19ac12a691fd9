//! Person colours: which of the eight each person around one proposal has, so that no two of them look alike.

use crate::ids::PersonId;
use crate::proposal::Proposal;
use crate::version::Version;
use crate::view::ProposalView;
use std::collections::{BTreeMap, BTreeSet};

/// How many colours there are: more could not be told apart.
pub const COLORS: u8 = 8;

/// The colour that somebody has where nobody else is: FNV-1a of the id, the same on every screen.
pub fn own(person: &PersonId) -> u8 {
    let hash = person.as_str().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    u8::try_from((hash >> 32) % u64::from(COLORS)).unwrap_or(0)
}

/// The colours of the people around one proposal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette(BTreeMap<PersonId, u8>);

impl Palette {
    /// Everybody gets their own colour, or the next one that nobody before them has. Who comes later changes nobody's, so the people have
    /// to be named in the order in which they came. From the ninth on colours repeat.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a PersonId>) -> Self {
        let mut colors = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for person in people {
            if colors.contains_key(person) {
                continue;
            }
            let first = own(person);
            let free = (0..COLORS).map(|step| (first + step) % COLORS).find(|color| !taken.contains(color));
            let color = free.unwrap_or(first);
            taken.insert(color);
            colors.insert(person.clone(), color);
        }
        Self(colors)
    }

    /// Somebody's colour, 0 to 7; their own for somebody who has no part in the proposal.
    pub fn color(&self, person: &PersonId) -> u8 {
        self.0.get(person).copied().unwrap_or_else(|| own(person))
    }
}

impl Proposal {
    /// The colours of the two at the table.
    pub fn palette(&self) -> Palette {
        Palette::of([&self.employee, &self.manager])
    }
}

impl ProposalView {
    /// The colours of everybody on the page: the pair, then who was asked, then reviewers, each in the order in which they came.
    pub fn palette(&self) -> Palette {
        let mut asked: Vec<_> = self.consultations.iter().map(|view| (view.consultation.at, &view.stakeholder.id)).collect();
        asked.sort_unstable();
        let mut reviewers: Vec<_> = self.decisions.iter().map(|view| (view.decision.at, &view.reviewer.id)).collect();
        reviewers.sort_unstable();
        let pair = [&self.employee.id, &self.manager.id];
        Palette::of(pair.into_iter().chain(asked.into_iter().chain(reviewers).map(|(_, person)| person)))
    }
}

impl Version {
    /// The colours of everybody in it: the pair, then who was asked.
    pub fn palette(&self) -> Palette {
        let mut asked: Vec<_> = self.consultations.iter().map(|view| (view.consultation.at, &view.stakeholder.id)).collect();
        asked.sort_unstable();
        Palette::of([&self.employee.id, &self.manager.id].into_iter().chain(asked.into_iter().map(|(_, person)| person)))
    }
}
