//! Ways on: where somebody can go from a role, and how to get from one role to another with the least that is new.
//!
//! **What a step costs** is the number of competencies for which the role that it leads to expects at least one line that the role that it
//! leaves does not expect of the same competency, inherited lines included, compared by their words. A competency counts once per step and
//! anew in each step that raises it. Steps are the framework's edges, in their direction, and equivalence, in both. A way is cheapest by
//! the sum over its steps; of several, the one with fewer steps; of those, the one whose first different step stands first in the framework,
//! edges before equivalences. Conditions keep no step out: they are told with it.

mod known;

#[cfg(test)]
mod tests;

use super::{EdgeKind, Framework};
use crate::ids::{CompetencyId, RoleId};
use known::Known;

/// How a step leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Up.
    Up,
    /// To the side.
    Lateral,
    /// When this holds.
    Conditional(String),
    /// The roles are equivalent; what they have in common.
    Peers(String),
}

/// Something that the next role expects and the one before does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// Of which competency.
    pub competency: CompetencyId,
    /// The lines, as the role expects them.
    pub lines: Vec<String>,
}

/// A step from role to role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// From here.
    pub from: RoleId,
    /// To there.
    pub to: RoleId,
    /// How.
    pub by: By,
    /// The competencies that the framework names for it.
    pub needs: Vec<CompetencyId>,
    /// What is new, in the order of the library. Their number is what the step costs.
    pub new: Vec<New>,
}

/// A way of several steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The steps; none where the way ends where it begins.
    pub steps: Vec<Step>,
    /// What they cost together.
    pub cost: u32,
}

/// A step by number.
#[derive(Debug, Clone, Copy)]
struct Arc {
    from: usize,
    to: usize,
    source: Source,
}

/// What a step comes from: an edge or an equivalence, by its place in the framework.
#[derive(Debug, Clone, Copy)]
enum Source {
    Edge(usize),
    Peers(usize),
}

/// Every step of a framework, found once for many questions.
pub struct Steps<'a> {
    framework: &'a Framework,
    known: Known<'a>,
    arcs: Vec<Arc>,
}

/// Each step that leads on from a role: edges as the framework has them, then equivalent roles.
pub fn from_here(framework: &Framework, role: &RoleId) -> Vec<Step> {
    Steps::of(framework).from_here(role)
}

/// The cheapest way from one role to another; none where there is no way, or no such role.
pub fn path(framework: &Framework, from: &RoleId, to: &RoleId) -> Option<Route> {
    Steps::of(framework).path(from, to)
}

impl<'a> Steps<'a> {
    /// Of a framework.
    pub fn of(framework: &'a Framework) -> Self {
        let known = Known::of(framework);
        let arcs = arcs(framework, &known);
        Self { framework, known, arcs }
    }

    /// As [`from_here`].
    pub fn from_here(&self, role: &RoleId) -> Vec<Step> {
        let here = self.known.role(role);
        self.arcs.iter().filter(|arc| Some(arc.from) == here).filter_map(|arc| self.step(*arc)).collect()
    }

    /// As [`path`].
    pub fn path(&self, from: &RoleId, to: &RoleId) -> Option<Route> {
        let (from, to) = (self.known.role(from)?, self.known.role(to)?);
        let left = self.what_is_left(from, to);
        let cost = left.get(from).copied().flatten()?.0;
        let mut steps = Vec::new();
        let mut here = from;
        while here != to {
            let now = left.get(here).copied().flatten()?;
            let leads_on = |arc: &&Arc| {
                // Only what is nearer to the end is settled, and only that can lead on.
                let rest = left.get(arc.to).copied().flatten().filter(|rest| arc.from == here && *rest < now);
                rest.is_some_and(|rest| (rest.0 + self.known.cost(arc.from, arc.to), rest.1 + 1) == now)
            };
            let arc = *self.arcs.iter().find(leads_on)?;
            steps.push(self.step(arc)?);
            here = arc.to;
        }
        Some(Route { steps, cost })
    }

    /// Dijkstra's search, from the end, until the beginning is settled. A list instead of a heap: a thousand roles are a million looks, while what
    /// a step costs is found by reading cells, and only where it can matter.
    fn what_is_left(&self, from: usize, to: usize) -> Left {
        let roles = self.framework.roles.len();
        let mut into: Vec<Vec<Arc>> = vec![Vec::new(); roles];
        for arc in &self.arcs {
            if let Some(list) = into.get_mut(arc.to) {
                list.push(*arc);
            }
        }
        let mut left: Left = vec![None; roles];
        let mut open = vec![true; roles];
        if let Some(there) = left.get_mut(to) {
            *there = Some((0, 0));
        }
        loop {
            let reached = left.iter().zip(&open).enumerate().filter(|(_, (_, open))| **open);
            let nearest = reached.filter_map(|(role, (left, _))| left.map(|left| (left, role))).min();
            let Some(((cost, steps), role)) = nearest.filter(|(_, role)| *role != from) else { return left };
            if let Some(open) = open.get_mut(role) {
                *open = false;
            }
            for arc in into.get(role).into_iter().flatten() {
                let Some(there) = left.get_mut(arc.from) else { continue };
                // No step costs less than nothing.
                if there.is_none_or(|now| (cost, steps + 1) < now) {
                    let through = (cost + self.known.cost(arc.from, arc.to), steps + 1);
                    *there = Some(there.map_or(through, |now| now.min(through)));
                }
            }
        }
    }

    fn step(&self, arc: Arc) -> Option<Step> {
        let (by, needs) = match arc.source {
            Source::Edge(place) => {
                let edge = self.framework.edges.get(place)?;
                let by = match &edge.kind {
                    EdgeKind::Up => By::Up,
                    EdgeKind::Lateral => By::Lateral,
                    EdgeKind::Conditional { condition } => By::Conditional(condition.clone()),
                };
                (by, edge.needs.clone())
            }
            Source::Peers(place) => (By::Peers(self.framework.peers.get(place)?.note.clone()), Vec::new()),
        };
        let id = |place: usize| self.framework.roles.get(place).map(|role| role.id.clone());
        Some(Step { from: id(arc.from)?, to: id(arc.to)?, by, needs, new: self.known.raised(arc.from, arc.to) })
    }
}

/// From each role: what the rest of the way costs, and its steps.
type Left = Vec<Option<(u32, u32)>>;

/// Every step. What names roles that are not there, or one role twice, is none.
fn arcs(framework: &Framework, known: &Known) -> Vec<Arc> {
    let mut arcs = Vec::new();
    let mut add = |from: &RoleId, to: &RoleId, source| {
        if let (Some(from), Some(to)) = (known.role(from), known.role(to))
            && from != to
        {
            arcs.push(Arc { from, to, source });
        }
    };
    for (place, edge) in framework.edges.iter().enumerate() {
        add(&edge.from, &edge.to, Source::Edge(place));
    }
    for (place, peers) in framework.peers.iter().enumerate() {
        for from in &peers.roles {
            peers.roles.iter().for_each(|to| add(from, to, Source::Peers(place)));
        }
    }
    arcs
}
