//! Person colours: which of the eight each person around one proposal has, so that no two of them look alike.

use crate::consultation::ConsultationView;
use crate::ids::PersonId;
use crate::people::{COLORS, own_color};
use crate::proposal::Proposal;
use crate::time::Timestamp;
use crate::version::Version;
use crate::view::ProposalView;

/// The colours of the people around one proposal: a handful, so a list is enough.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette(Vec<(PersonId, u8)>);

impl Palette {
    /// Everybody gets their own colour, or the next one that nobody before them has. Who comes later changes nobody's, so the people have
    /// to be named in the order in which they came. From the ninth on colours repeat.
    pub fn of<'a>(people: impl IntoIterator<Item = &'a PersonId>) -> Self {
        let mut palette = Self::default();
        for person in people {
            palette.add(person);
        }
        palette
    }

    fn add(&mut self, person: &PersonId) {
        if self.0.iter().any(|(known, _)| known == person) {
            return;
        }
        let first = own_color(person);
        let is_free = |color: &u8| self.0.iter().all(|(_, taken)| taken != color);
        let color = (0..COLORS).map(|step| (first + step) % COLORS).find(is_free).unwrap_or(first);
        self.0.push((person.clone(), color));
    }

    /// Somebody's colour, 0 to 7; their own for somebody who has no part in the proposal.
    pub fn color(&self, person: &PersonId) -> u8 {
        self.0.iter().find(|(known, _)| known == person).map_or_else(|| own_color(person), |(_, color)| *color)
    }
}

impl Proposal {
    /// The colours of the two at the table.
    pub fn palette(&self) -> Palette {
        Palette::of([&self.employee, &self.manager])
    }
}

impl ProposalView {
    /// The colours of everybody on the page: the pair, then earlier managers, then who was asked, then reviewers, each in the order in which they came.
    pub fn palette(&self) -> Palette {
        let mut reviewers = Vec::new();
        for view in &self.decisions {
            come(&mut reviewers, view.decision.at, &view.reviewer.id);
        }
        let asked = asked(&self.consultations);
        let managers = [&self.manager.id].into_iter().chain(self.former.iter().map(|former| &former.person.id));
        Palette::of(
            [&self.employee.id].into_iter().chain(managers).chain(asked.into_iter().chain(reviewers).map(|(_, person)| person)),
        )
    }
}

impl Version {
    /// The colours of everybody in it: the pair, then earlier managers, then who was asked.
    pub fn palette(&self) -> Palette {
        let asked = asked(&self.consultations);
        let managers = [&self.manager.id].into_iter().chain(self.former.iter().map(|former| &former.id));
        Palette::of([&self.employee.id].into_iter().chain(managers).chain(asked.into_iter().map(|(_, person)| person)))
    }
}

fn asked(consultations: &[ConsultationView]) -> Vec<(Timestamp, &PersonId)> {
    let mut asked = Vec::new();
    for view in consultations {
        come(&mut asked, view.consultation.at, &view.stakeholder.id);
    }
    asked
}

/// Puts somebody behind those who came before. Not sorted at the end: in the browser every sort is some kilobytes of program.
fn come<'a>(all: &mut Vec<(Timestamp, &'a PersonId)>, at: Timestamp, person: &'a PersonId) {
    all.insert(all.partition_point(|other| *other <= (at, person)), (at, person));
}
