//! What each role expects of each competency, found without searching: every cell by the numbers of its role and competency.

use super::New;
use crate::framework::{Cell, Framework};
use crate::ids::RoleId;
use crate::text::is_blank;
use std::collections::BTreeMap;

/// The cells of a framework by place.
pub(super) struct Known<'a> {
    framework: &'a Framework,
    roles: BTreeMap<&'a RoleId, usize>,
    /// Role by role, a place for each competency: the cell, and the place that it inherits from.
    cells: Vec<Option<(&'a Cell, Option<usize>)>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(framework: &'a Framework) -> Self {
        // Of two of one name the first is meant, as everywhere.
        let roles = framework.roles.iter().enumerate().rev().map(|(place, role)| (&role.id, place)).collect();
        let competencies = framework.competencies.iter().enumerate().rev().map(|(place, one)| (&one.id, place));
        let competencies: BTreeMap<_, usize> = competencies.collect();
        let width = framework.competencies.len();
        let mut known = Self { framework, roles, cells: vec![None; framework.roles.len() * width] };
        // Cells of a role stand together, and inherit from few: most of the time the role was just looked up.
        let mut last: [Option<(&RoleId, usize)>; 2] = [None; 2];
        for cell in framework.cells.iter().rev() {
            let Some(&competency) = competencies.get(&cell.competency) else { continue };
            let [own, inherited] = &mut last;
            let source =
                cell.inherits.as_ref().and_then(|id| known.role_like(id, inherited)).map(|role| role * width + competency);
            let place = known.role_like(&cell.role, own).map(|role| role * width + competency);
            if let Some(there) = place.and_then(|place| known.cells.get_mut(place)) {
                *there = Some((cell, source));
            }
        }
        known.cut_circles();
        known
    }

    /// The place of a role, most likely that of the one before.
    fn role_like(&self, id: &'a RoleId, last: &mut Option<(&'a RoleId, usize)>) -> Option<usize> {
        if last.is_none_or(|(before, _)| before != id) {
            *last = Some((id, self.role(id)?));
        }
        last.map(|(_, place)| place)
    }

    /// No published framework has a circle, but a draft may: it is cut where it is noticed, so that every chain ends.
    fn cut_circles(&mut self) {
        // The walk in which a place was met first.
        let mut met: Vec<usize> = vec![usize::MAX; self.cells.len()];
        for walk in 0..self.cells.len() {
            let mut next = Some(walk);
            while let Some(place) = next {
                let Some(there) = met.get_mut(place).filter(|met| **met == usize::MAX) else { break };
                *there = walk;
                let Some(Some((_, source))) = self.cells.get_mut(place) else { break };
                if source.is_some_and(|source| met.get(source) == Some(&walk)) {
                    *source = None;
                }
                next = *source;
            }
        }
    }

    /// The place of a role.
    pub(super) fn role(&self, id: &RoleId) -> Option<usize> {
        self.roles.get(id).copied()
    }

    /// The cell and what it inherits, the own one first, each with its place.
    fn chain(&self, role: usize, competency: usize, chain: &mut Vec<(usize, &'a Cell)>) {
        chain.clear();
        let mut next = Some(role * self.framework.competencies.len() + competency);
        while let Some((place, &Some((cell, source)))) = next.and_then(|place| Some((place, self.cells.get(place)?))) {
            chain.push((place, cell));
            next = source;
        }
    }

    /// What `to` expects of a competency and `from` does not, told line by line until told to stop.
    fn each(&self, from: usize, to: usize, mut tell: impl FnMut(usize, &'a str) -> Going) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for competency in 0..self.framework.competencies.len() {
            self.chain(to, competency, &mut after);
            if after.is_empty() {
                continue;
            }
            self.chain(from, competency, &mut before);
            // What both inherit is known: from one cell on, two chains are the same.
            let shared = after.iter().rev().zip(before.iter().rev()).take_while(|((one, _), (other, _))| one == other).count();
            let own = after.iter().rev().skip(shared);
            for line in own.flat_map(|(_, cell)| &cell.expectations).filter(|line| !is_blank(line)) {
                let expected_before = before.iter().any(|(_, cell)| cell.expectations.contains(line));
                if !expected_before && tell(competency, line) == Going::Next {
                    break;
                }
            }
        }
    }

    /// How many competencies are raised.
    pub(super) fn cost(&self, from: usize, to: usize) -> u32 {
        let mut count = 0;
        self.each(from, to, |_, _| {
            count += 1;
            Going::Next
        });
        count
    }

    /// What is new.
    pub(super) fn raised(&self, from: usize, to: usize) -> Vec<New> {
        let mut found: Vec<(usize, New)> = Vec::new();
        self.each(from, to, |place, line| {
            match found.last_mut().filter(|last| last.0 == place) {
                Some((_, new)) => new.lines.push(line.to_owned()),
                None => {
                    if let Some(competency) = self.framework.competencies.get(place) {
                        found.push((place, New { competency: competency.id.clone(), lines: vec![line.to_owned()] }));
                    }
                }
            }
            Going::On
        });
        found.into_iter().map(|(_, new)| new).collect()
    }
}

/// Whether more of a competency is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Going {
    On,
    Next,
}
