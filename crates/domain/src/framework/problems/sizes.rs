//! Problems of size.

use super::Search;
use crate::framework::{
    FrameworkError, MAX_BANDS, MAX_CELLS, MAX_COMPETENCIES, MAX_EDGES, MAX_FAMILIES, MAX_LEVELS, MAX_LINES, MAX_ROLES,
};

impl Search<'_> {
    pub(super) fn sizes(&mut self) {
        let framework = self.framework;
        let most_lines = framework.cells.iter().map(|cell| cell.expectations.len()).max();
        let most_bands = framework.roles.iter().map(|role| role.bands.len()).max();
        let sizes = [
            ("levels", framework.levels.len(), MAX_LEVELS),
            ("families", framework.families.len(), MAX_FAMILIES),
            ("roles", framework.roles.len(), MAX_ROLES),
            ("competencies", framework.competencies.len(), MAX_COMPETENCIES),
            ("cells", framework.cells.len(), MAX_CELLS),
            ("ways", framework.edges.len(), MAX_EDGES),
            ("lines in one cell", most_lines.unwrap_or_default(), MAX_LINES),
            ("bands of one role", most_bands.unwrap_or_default(), MAX_BANDS),
        ];
        for (what, count, most) in sizes.into_iter().filter(|(_, count, most)| count > most) {
            self.found.push(FrameworkError::TooMany { what, count, most });
        }
    }
}
