//! What a role expects, cell by cell through what each cell inherits.

use super::{Cell, Competency, Expectation, ExpectedLine, Framework, FrameworkError, FrameworkRole};
use crate::content::{Clause, Objectives};
use crate::ids::{CompetencyId, RoleId};
use crate::text::is_blank;
use std::collections::BTreeSet;

impl Framework {
    /// The role of that id.
    pub fn role(&self, id: &RoleId) -> Option<&FrameworkRole> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// The competency of that id.
    pub fn competency(&self, id: &CompetencyId) -> Option<&Competency> {
        self.competencies.iter().find(|competency| competency.id == *id)
    }

    /// The cell of a role and a competency, if there is one.
    pub fn cell(&self, role: &RoleId, competency: &CompetencyId) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.role == *role && cell.competency == *competency)
    }

    /// What a role expects, in the order of the competency library: own lines after inherited ones, blank cells left out.
    pub fn expectations(&self, role: &RoleId) -> Result<Vec<Expectation>, FrameworkError> {
        if self.role(role).is_none() {
            return Err(FrameworkError::Dangling { what: "role", id: role.to_string() });
        }
        let mut found = Vec::new();
        for competency in &self.competencies {
            let lines = self.lines(role, &competency.id)?;
            if !lines.is_empty() {
                found.push(Expectation {
                    id: competency.id.clone().into(),
                    title: competency.name.clone(),
                    category: Some(competency.category),
                    lines,
                });
            }
        }
        Ok(found)
    }

    /// What is rated for a target: the role's expectations, or the clauses where the role does not exist yet or expects nothing.
    pub fn target_expectations(&self, objectives: &Objectives) -> Result<Vec<Expectation>, FrameworkError> {
        let of_role = match &objectives.target_role {
            Some(role) => self.expectations(role)?,
            None => Vec::new(),
        };
        Ok(if of_role.is_empty() { clause_expectations(&objectives.clauses) } else { of_role })
    }

    /// The cells that add up to what `role` expects of `competency`: its own first, then what that inherits, and so on.
    pub(super) fn sources(&self, role: &RoleId, competency: &CompetencyId) -> Result<Vec<&Cell>, FrameworkError> {
        let mut seen = BTreeSet::new();
        let mut chain = Vec::new();
        let mut next = self.cell(role, competency);
        while let Some(cell) = next {
            if !seen.insert(&cell.role) {
                return Err(FrameworkError::Cycle { role: cell.role.clone(), competency: competency.clone() });
            }
            chain.push(cell);
            next = cell.inherits.as_ref().and_then(|source| self.cell(source, competency));
        }
        Ok(chain)
    }

    fn lines(&self, role: &RoleId, competency: &CompetencyId) -> Result<Vec<ExpectedLine>, FrameworkError> {
        let mut lines = Vec::new();
        for cell in self.sources(role, competency)?.into_iter().rev() {
            let from = self.role(&cell.role).map(FrameworkRole::name).unwrap_or_default();
            let own = cell.expectations.iter().filter(|text| !is_blank(text));
            lines.extend(own.map(|text| ExpectedLine { text: text.clone(), from: from.clone(), known: false }));
        }
        Ok(lines)
    }
}

/// What is rated when the target does not exist yet: each clause of its job description that has words.
pub fn clause_expectations(clauses: &[Clause]) -> Vec<Expectation> {
    let written = clauses.iter().filter(|clause| !is_blank(&clause.text));
    let expectation = |clause: &Clause| {
        let text = clause.text.trim().to_owned();
        let line = ExpectedLine { text: text.clone(), from: String::new(), known: false };
        Expectation { id: clause.id.clone().into(), title: text, category: None, lines: vec![line] }
    };
    written.map(expectation).collect()
}
