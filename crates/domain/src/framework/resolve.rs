//! What a role expects, cell by cell through what each cell inherits.

use super::{Cell, Competency, Dimension, Distinction, Expectation, ExpectedLine, Framework, FrameworkError, FrameworkRole};
use crate::content::Clause;
use crate::ids::{CompetencyId, LevelId, RoleId};
use crate::text::is_blank;
use serde::{Deserialize, Serialize};

/// One line that a role expects of a competency, and the role whose cell says it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", schema(as = ResolvedLine))]
pub struct Line {
    /// The line, as it is written.
    pub text: String,
    /// The role whose cell says it.
    pub from: RoleId,
    /// Whether that is the role that was asked about.
    pub own: bool,
}

impl Framework {
    /// The role of that id.
    pub fn role(&self, id: &RoleId) -> Option<&FrameworkRole> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// The competency of that id.
    pub fn competency(&self, id: &CompetencyId) -> Option<&Competency> {
        self.competencies.iter().find(|competency| competency.id == *id)
    }

    /// What sets a level apart in a dimension, where somebody wrote it.
    pub fn distinction(&self, level: &LevelId, dimension: Dimension) -> Option<&Distinction> {
        self.distinctions.iter().find(|one| one.level == *level && one.dimension == dimension)
    }

    /// The cell of a role and a competency, if there is one.
    pub fn cell(&self, role: &RoleId, competency: &CompetencyId) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.role == *role && cell.competency == *competency)
    }

    /// What a role expects, in the order of the competency library: own lines after inherited ones, blank cells left out. For one role;
    /// who asks for many asks an [`Index`](super::Index).
    pub fn expectations(&self, role: &RoleId) -> Result<Vec<Expectation>, FrameworkError> {
        let title = |id: &RoleId| self.role(id).map(FrameworkRole::name);
        expectations_by(self, role, title, |competency| self.chain(role, competency))
    }

    /// What a role expects, with the lines marked as known that the role held today expects of the same competency too. Nothing is
    /// known to somebody whose role is not in the framework.
    pub fn expectations_beyond(&self, role: &RoleId, held: Option<&RoleId>) -> Result<Vec<Expectation>, FrameworkError> {
        let mut found = self.expectations(role)?;
        let Some(held) = held else { return Ok(found) };
        for expectation in &mut found {
            // Resolved for each competency by itself: a circle in what the held role says of one hides nothing of the others.
            let rated = self.competencies.iter().find(|competency| competency.id.as_str() == expectation.id.as_str());
            let known = rated.map(|competency| self.resolved(held, &competency.id)).unwrap_or_default();
            for line in &mut expectation.lines {
                line.known = known.iter().any(|other| other.text.trim() == line.text.trim());
            }
        }
        Ok(found)
    }

    /// The lines that a role expects of a competency, inherited ones first. Total: a draft that inherits in a circle is followed until
    /// the circle closes, so that it can be shown and mended.
    pub fn resolved(&self, role: &RoleId, competency: &CompetencyId) -> Vec<Line> {
        self.chain(role, competency).lines(role)
    }

    /// Whether the cell of `role`, inheriting from `source`, would lead into a circle: such a source is not offered.
    pub fn would_cycle(&self, role: &RoleId, competency: &CompetencyId, source: &RoleId) -> bool {
        let chain = self.chain(source, competency);
        // A chain that ends at the role because it has no cell yet would close as soon as it has one.
        let comes_back = |cell: &&Cell| cell.role == *role || cell.inherits.as_ref() == Some(role);
        role == source || chain.closes.is_some() || chain.cells.iter().any(comes_back)
    }

    /// The cells that add up to what `role` expects of `competency`: its own first, then what that inherits, and so on.
    pub(super) fn chain(&self, role: &RoleId, competency: &CompetencyId) -> Chain<'_> {
        Chain::of(self.cell(role, competency), |source| self.cell(source, competency))
    }
}

/// The cells that add up to an expectation, the asked role's own first. A source without a cell ends it.
#[derive(Debug)]
pub(super) struct Chain<'a> {
    /// The cells, each role's once.
    pub(super) cells: Vec<&'a Cell>,
    /// The cell that is inherited from a second time, where it is a circle.
    pub(super) closes: Option<&'a Cell>,
}

impl<'a> Chain<'a> {
    pub(super) fn of(own: Option<&'a Cell>, cell: impl Fn(&RoleId) -> Option<&'a Cell>) -> Self {
        let mut cells: Vec<&Cell> = Vec::new();
        let mut next = own;
        while let Some(found) = next {
            // Not a set: chains are as long as a path has levels.
            if cells.iter().any(|seen| seen.role == found.role) {
                return Self { cells, closes: Some(found) };
            }
            cells.push(found);
            next = found.inherits.as_ref().and_then(&cell);
        }
        Self { cells, closes: None }
    }

    pub(super) fn sound(self) -> Result<Vec<&'a Cell>, FrameworkError> {
        match self.closes {
            Some(cell) => Err(FrameworkError::Cycle { role: cell.role.clone(), competency: cell.competency.clone() }),
            None => Ok(self.cells),
        }
    }

    pub(super) fn lines(&self, asked: &RoleId) -> Vec<Line> {
        let line = |cell: &Cell, text: &String| Line { text: text.clone(), from: cell.role.clone(), own: cell.role == *asked };
        written(&self.cells).map(|(cell, text)| line(cell, text)).collect()
    }
}

/// The lines with words, inherited ones first, each with the cell that says it.
fn written<'a>(cells: &[&'a Cell]) -> impl Iterator<Item = (&'a Cell, &'a String)> {
    let inherited_first = cells.iter().rev().copied();
    inherited_first.flat_map(|cell| cell.expectations.iter().filter(|text| !is_blank(text)).map(move |text| (cell, text)))
}

/// What a role expects, by whatever way cells and titles are looked up.
pub(super) fn expectations_by<'a>(
    framework: &'a Framework,
    role: &RoleId,
    title: impl Fn(&RoleId) -> Option<String>,
    chain: impl Fn(&CompetencyId) -> Chain<'a>,
) -> Result<Vec<Expectation>, FrameworkError> {
    if title(role).is_none() {
        return Err(FrameworkError::Dangling { what: "role", id: role.to_string() });
    }
    let mut found = Vec::new();
    for competency in &framework.competencies {
        let cells = chain(&competency.id).sound()?;
        let line = |(cell, text): (&Cell, &String)| ExpectedLine {
            text: text.clone(),
            from: title(&cell.role).unwrap_or_default(),
            known: false,
        };
        let lines: Vec<_> = written(&cells).map(line).collect();
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
