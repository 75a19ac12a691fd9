//! Whether a framework that came from outside holds together and is within the limits, in a time that grows with its size only.

use crate::limits::{MAX_BODY, MAX_CELLS, MAX_COMPETENCIES, MAX_LEVELS, MAX_ROLES};
use crate::note::Why;
use domain::framework::{Framework, FrameworkError};
use domain::ids::{CompetencyId, RoleId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// The first thing that is wrong, if something is.
pub(crate) fn sound(framework: &Framework) -> Result<(), Why> {
    let counts = [
        ("the number of levels", framework.levels.len(), MAX_LEVELS),
        ("the number of roles", framework.roles.len(), MAX_ROLES),
        ("the number of families", framework.families.len(), MAX_ROLES),
        ("the number of competencies", framework.competencies.len(), MAX_COMPETENCIES),
        ("the number of cells", framework.cells.len(), MAX_CELLS),
        ("the number of ways", framework.edges.len(), MAX_CELLS),
        ("the number of distinctions", framework.distinctions.len(), MAX_ROLES),
        ("the number of branches", framework.branches.len(), MAX_ROLES),
        ("the number of peers", framework.peers.len(), MAX_ROLES),
        ("the number of successions", framework.successions.len(), MAX_ROLES),
        ("the number of parts of the project", framework.project.len(), MAX_ROLES),
    ];
    for (what, found, limit) in counts {
        if found > limit {
            return Err(Why::TooMuch { what, limit: limit.to_string() });
        }
    }
    let long = |lines: &[String]| lines.iter().map(|line| line.encode_utf16().count() + 1).sum::<usize>() > MAX_BODY;
    if framework.cells.iter().any(|cell| long(&cell.expectations)) {
        return Err(Why::TooMuch { what: "the text of a cell", limit: format!("{MAX_BODY} characters") });
    }
    names(framework)
        .and_then(|()| references(framework))
        .and_then(|()| cycles(framework))
        .map_err(|error| Why::Unsound(Box::new(error)))
}

fn names(framework: &Framework) -> Result<(), FrameworkError> {
    unique("level", framework.levels.iter().map(|level| level.number.to_string()))?;
    unique("level", framework.levels.iter().map(|level| level.id.to_string()))?;
    unique("family", framework.families.iter().map(|family| family.id.to_string()))?;
    for family in &framework.families {
        unique("track", family.tracks.iter().map(|track| track.id.to_string()))?;
    }
    unique("role", framework.roles.iter().map(|role| role.id.to_string()))?;
    unique("competency", framework.competencies.iter().map(|competency| competency.id.to_string()))?;
    unique("cell", framework.cells.iter().map(|cell| format!("{}/{}", cell.role, cell.competency)))
}

fn unique(what: &'static str, ids: impl Iterator<Item = String>) -> Result<(), FrameworkError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.clone()) {
            return Err(FrameworkError::Duplicate { what, id });
        }
    }
    Ok(())
}

fn dangling(what: &'static str, id: &impl Display) -> FrameworkError {
    FrameworkError::Dangling { what, id: id.to_string() }
}

fn references(framework: &Framework) -> Result<(), FrameworkError> {
    let families: BTreeMap<_, BTreeSet<_>> =
        framework.families.iter().map(|family| (&family.id, family.tracks.iter().map(|track| &track.id).collect())).collect();
    let levels: BTreeSet<u8> = framework.levels.iter().map(|level| level.number).collect();
    for role in &framework.roles {
        let tracks = families.get(&role.family).ok_or_else(|| dangling("family", &role.family))?;
        role.track.iter().try_for_each(|track| if tracks.contains(track) { Ok(()) } else { Err(dangling("track", track)) })?;
        if !levels.contains(&role.level) {
            return Err(dangling("level", &role.level));
        }
    }
    let roles: BTreeSet<&RoleId> = framework.roles.iter().map(|role| &role.id).collect();
    let competencies: BTreeSet<&CompetencyId> = framework.competencies.iter().map(|competency| &competency.id).collect();
    let role = |id: &RoleId| if roles.contains(id) { Ok(()) } else { Err(dangling("role", id)) };
    let competency = |id: &CompetencyId| if competencies.contains(id) { Ok(()) } else { Err(dangling("competency", id)) };
    for cell in &framework.cells {
        role(&cell.role)?;
        competency(&cell.competency)?;
        cell.inherits.iter().try_for_each(role)?;
    }
    for edge in &framework.edges {
        role(&edge.from)?;
        role(&edge.to)?;
        edge.needs.iter().try_for_each(competency)?;
    }
    framework.branches.iter().flat_map(|branch| &branch.roles).try_for_each(role)
}

/// Follows each cell's sources once; what is known to end is not followed again.
fn cycles(framework: &Framework) -> Result<(), FrameworkError> {
    let sources: BTreeMap<(&RoleId, &CompetencyId), &RoleId> = framework
        .cells
        .iter()
        .filter_map(|cell| cell.inherits.as_ref().map(|source| ((&cell.role, &cell.competency), source)))
        .collect();
    let mut ends = BTreeSet::new();
    for start in sources.keys() {
        let mut walk = BTreeSet::new();
        let mut at = *start;
        while let Some(source) = sources.get(&at).filter(|_| !ends.contains(&at)) {
            if !walk.insert(at) {
                return Err(FrameworkError::Cycle { role: at.0.clone(), competency: at.1.clone() });
            }
            at = (source, at.1);
        }
        ends.extend(walk);
    }
    Ok(())
}
