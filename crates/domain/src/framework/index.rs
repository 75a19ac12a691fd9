//! A framework looked up by id, for whoever asks about many cells: each of them costs a look into a tree instead of a walk through all.

use super::resolve::{Chain, expectations_by};
use super::{Cell, Competency, Expectation, Framework, FrameworkError, FrameworkRole, Line};
use crate::ids::{CompetencyId, RoleId};
use std::collections::BTreeMap;

/// Roles, competencies and cells of a framework by their ids. Where a draft has two of one id, the first counts, as everywhere.
#[derive(Debug, Clone)]
pub struct Index<'a> {
    framework: &'a Framework,
    roles: BTreeMap<&'a RoleId, &'a FrameworkRole>,
    competencies: BTreeMap<&'a CompetencyId, &'a Competency>,
    cells: BTreeMap<(&'a RoleId, &'a CompetencyId), &'a Cell>,
}

impl<'a> Index<'a> {
    /// Looks once at everything.
    pub fn of(framework: &'a Framework) -> Self {
        Self {
            framework,
            roles: first_by(&framework.roles, |role| &role.id),
            competencies: first_by(&framework.competencies, |competency| &competency.id),
            cells: first_by(&framework.cells, |cell| (&cell.role, &cell.competency)),
        }
    }

    /// The framework.
    pub fn framework(&self) -> &'a Framework {
        self.framework
    }

    /// The role of that id.
    pub fn role(&self, id: &RoleId) -> Option<&'a FrameworkRole> {
        self.roles.get(id).copied()
    }

    /// The competency of that id.
    pub fn competency(&self, id: &CompetencyId) -> Option<&'a Competency> {
        self.competencies.get(id).copied()
    }

    /// The cell of a role and a competency, if there is one.
    pub fn cell(&self, role: &RoleId, competency: &CompetencyId) -> Option<&'a Cell> {
        self.cells.get(&(role, competency)).copied()
    }

    /// [`Framework::expectations`].
    pub fn expectations(&self, role: &RoleId) -> Result<Vec<Expectation>, FrameworkError> {
        let title = |id: &RoleId| self.role(id).map(FrameworkRole::name);
        expectations_by(self.framework, role, title, |competency| self.chain(role, competency))
    }

    /// [`Framework::resolved`].
    pub fn resolved(&self, role: &RoleId, competency: &CompetencyId) -> Vec<Line> {
        self.chain(role, competency).lines(role)
    }

    /// The cells that add up to what a role expects of a competency.
    pub(super) fn chain(&self, role: &RoleId, competency: &CompetencyId) -> Chain<'a> {
        Chain::of(self.cell(role, competency), |source| self.cell(source, competency))
    }
}

fn first_by<'a, T, K: Ord>(all: &'a [T], key: impl Fn(&'a T) -> K) -> BTreeMap<K, &'a T> {
    let mut found = BTreeMap::new();
    for one in all {
        found.entry(key(one)).or_insert(one);
    }
    found
}
