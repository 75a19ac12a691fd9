//! Two roles, or two levels of a family, next to one another: competency by competency what both expect and what only one does.

use crate::framework::wording::normalized;
use crate::framework::{Category, Framework, Index, Line};
use crate::ids::{CompetencyId, FamilyId, RoleId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What two sides expect of one competency. A line that both expect is no difference, wherever each has it from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The competency.
    pub competency: CompetencyId,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: Category,
    /// What both expect, as the first says it.
    pub both: Vec<Line>,
    /// What only the first expects.
    pub first: Vec<Line>,
    /// What only the second expects.
    pub second: Vec<Line>,
}

impl Difference {
    /// Whether the two sides expect something else.
    pub fn differs(&self) -> bool {
        !self.first.is_empty() || !self.second.is_empty()
    }
}

/// Every competency that one of two roles expects something of, in the order of the library.
pub fn roles(framework: &Framework, first: &RoleId, second: &RoleId) -> Vec<Difference> {
    sides(framework, &[first], &[second])
}

/// Every competency that a role of the family expects something of at one of two levels, in the order of the library. A level expects what
/// any of its roles does.
pub fn levels(framework: &Framework, family: &FamilyId, first: u8, second: u8) -> Vec<Difference> {
    let at = |level: u8| {
        let roles = framework.roles.iter().filter(|role| role.family == *family && role.level == level);
        roles.map(|role| &role.id).collect::<Vec<_>>()
    };
    sides(framework, &at(first), &at(second))
}

fn sides(framework: &Framework, first: &[&RoleId], second: &[&RoleId]) -> Vec<Difference> {
    let index = Index::of(framework);
    let compare = |competency: &crate::framework::Competency| {
        let (first, second) = (expected(&index, first, &competency.id), expected(&index, second, &competency.id));
        let words = |lines: &[Line]| lines.iter().map(|line| normalized(&line.text)).collect::<BTreeSet<_>>();
        let (in_first, in_second) = (words(&first), words(&second));
        let (both, first): (Vec<_>, Vec<_>) = first.into_iter().partition(|line| in_second.contains(&normalized(&line.text)));
        let second = second.into_iter().filter(|line| !in_first.contains(&normalized(&line.text))).collect();
        Difference {
            competency: competency.id.clone(),
            name: competency.name.clone(),
            category: competency.category,
            both,
            first,
            second,
        }
    };
    let all = framework.competencies.iter().map(compare);
    all.filter(|difference| difference.differs() || !difference.both.is_empty()).collect()
}

/// What any of the roles expects, each line once.
fn expected(index: &Index<'_>, roles: &[&RoleId], competency: &CompetencyId) -> Vec<Line> {
    let mut seen = BTreeSet::new();
    let lines = roles.iter().flat_map(|role| index.resolved(role, competency));
    lines.filter(|line| seen.insert(normalized(&line.text))).collect()
}
