//! Whether a framework holds together: nothing named that is not there, nothing twice, no inheritance in a circle.

use super::{Framework, FrameworkError, FrameworkRole};
use crate::ids::{CompetencyId, RoleId};
use std::collections::BTreeSet;
use std::fmt::Display;

impl Framework {
    /// Whether the framework holds together; the first thing that does not is named.
    pub fn validate(&self) -> Result<(), FrameworkError> {
        self.names_are_unique()?;
        for role in &self.roles {
            self.role_is_placed(role)?;
        }
        self.cells_are_sound()?;
        for edge in &self.edges {
            self.role_exists(&edge.from)?;
            self.role_exists(&edge.to)?;
            edge.needs.iter().try_for_each(|id| self.competency_exists(id))?;
        }
        let branched = self.branches.iter().flat_map(|branch| &branch.roles);
        branched.into_iter().try_for_each(|id| self.role_exists(id))
    }

    fn names_are_unique(&self) -> Result<(), FrameworkError> {
        unique("level", self.levels.iter().map(|level| level.number))?;
        unique("family", self.families.iter().map(|family| &family.id))?;
        for family in &self.families {
            unique("track", family.tracks.iter().map(|track| &track.id))?;
        }
        unique("role", self.roles.iter().map(|role| &role.id))?;
        unique("competency", self.competencies.iter().map(|competency| &competency.id))?;
        unique("cell", self.cells.iter().map(|cell| format!("{}/{}", cell.role, cell.competency)))
    }

    fn role_is_placed(&self, role: &FrameworkRole) -> Result<(), FrameworkError> {
        let family = self.families.iter().find(|family| family.id == role.family);
        let family = family.ok_or_else(|| dangling("family", &role.family))?;
        if let Some(track) = role.track.as_ref().filter(|id| family.tracks.iter().all(|track| track.id != **id)) {
            return Err(dangling("track", track));
        }
        let level = self.levels.iter().any(|level| level.number == role.level);
        if level { Ok(()) } else { Err(dangling("level", role.level)) }
    }

    fn cells_are_sound(&self) -> Result<(), FrameworkError> {
        for cell in &self.cells {
            self.role_exists(&cell.role)?;
            self.competency_exists(&cell.competency)?;
            cell.inherits.iter().try_for_each(|source| self.role_exists(source))?;
            self.chain(&cell.role, &cell.competency).sound()?;
        }
        Ok(())
    }

    fn role_exists(&self, id: &RoleId) -> Result<(), FrameworkError> {
        if self.role(id).is_some() { Ok(()) } else { Err(dangling("role", id)) }
    }

    fn competency_exists(&self, id: &CompetencyId) -> Result<(), FrameworkError> {
        if self.competency(id).is_some() { Ok(()) } else { Err(dangling("competency", id)) }
    }
}

fn dangling(what: &'static str, id: impl Display) -> FrameworkError {
    FrameworkError::Dangling { what, id: id.to_string() }
}

fn unique<T: Ord + Display>(what: &'static str, ids: impl Iterator<Item = T>) -> Result<(), FrameworkError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        let name = id.to_string();
        if !seen.insert(id) {
            return Err(FrameworkError::Duplicate { what, id: name });
        }
    }
    Ok(())
}
