//! Problems of cells.

use super::Search;
use crate::framework::{Cell, FrameworkError};

impl Search<'_> {
    pub(super) fn cells(&mut self) {
        let framework = self.framework;
        self.unique("cell", framework.cells.iter().map(|cell| format!("{}/{}", cell.role, cell.competency)));
        for cell in &framework.cells {
            self.role_exists(&cell.role);
            if self.index.competency(&cell.competency).is_none() {
                self.dangling("competency", &cell.competency);
            }
            self.source(cell);
            self.merging(cell);
        }
    }

    fn source(&mut self, cell: &Cell) {
        let (role, competency) = (cell.role.clone(), cell.competency.clone());
        for source in cell.inherits.iter().filter(|source| self.index.role(source).is_none()) {
            let (role, competency) = (role.clone(), competency.clone());
            self.found.push(FrameworkError::LostSource { role, competency, source_role: source.clone() });
        }
        // Named at each cell of the circle, and not at those that lead into it: these are well once the circle is mended.
        if self.index.chain(&role, &competency).closes.is_some_and(|closes| closes.role == role) {
            self.found.push(FrameworkError::Cycle { role, competency });
        }
    }

    fn merging(&mut self, cell: &Cell) {
        let (role, competency) = (cell.role.clone(), cell.competency.clone());
        if cell.merged && cell.inherits.is_none() {
            self.found.push(FrameworkError::MergedWithNothing { role: role.clone(), competency: competency.clone() });
        }
        if cell.merged && cell.adds() {
            self.found.push(FrameworkError::MergedWithLines { role, competency });
        }
    }
}
