//! Two versions of a framework.

use super::log::Log;
use super::pairs::reordered;
use super::{Change, Field};
use crate::framework::{Framework, Philosophy, Place};

/// Everything that changed from one version to another: the spine first, then families, competencies, roles, cells, ways and who does
/// what, each in the order in which it stands now, followed by what is gone. Nothing exactly where both say the same. Three things say
/// nothing: the version number and the date; the order of cells, factors, ways and successions; the ids of bands, branches and peers,
/// which are the draft's own.
pub fn versions(before: &Framework, after: &Framework) -> Vec<Change> {
    let mut log = Log { before, after, found: Vec::new() };
    // Taken apart, so that nothing that a framework may hold one day is forgotten here.
    let Framework {
        version: _,
        effective: _,
        philosophy,
        levels,
        distinctions,
        families,
        roles,
        competencies,
        cells,
        edges,
        branches,
        peers,
        successions,
        project,
    } = before;
    log.philosophy(philosophy, &after.philosophy);
    log.levels(levels, &after.levels);
    log.distinctions(distinctions, &after.distinctions);
    log.families(families, &after.families);
    log.competencies(competencies, &after.competencies);
    log.roles(roles, &after.roles);
    log.cells(cells, &after.cells);
    log.edges(edges, &after.edges);
    log.branches(branches, &after.branches);
    log.peers(peers, &after.peers);
    log.successions(successions, &after.successions);
    log.project(project, &after.project);
    let mut whole = log.at(Place::Whole, "The framework");
    whole.order("levels", || reordered(levels, &after.levels, |level| &level.id));
    whole.order("families", || reordered(families, &after.families, |family| &family.id));
    whole.order("competencies", || reordered(competencies, &after.competencies, |competency| &competency.id));
    whole.order("roles", || reordered(roles, &after.roles, |role| &role.id));
    whole.order("branches", || reordered(branches, &after.branches, |branch| &branch.roles));
    whole.order("equivalent roles", || reordered(peers, &after.peers, |peers| &peers.roles));
    whole.order("tables of who does what", || reordered(project, &after.project, |table| &table.id));
    log.found
}

impl Log<'_> {
    fn philosophy(&mut self, before: &Philosophy, after: &Philosophy) {
        let Philosophy { why, values } = before;
        let mut at = self.at(Place::Philosophy, "The philosophy");
        at.text(Field::Why, why, &after.why);
        at.text(Field::Values, values, &after.values);
    }
}
