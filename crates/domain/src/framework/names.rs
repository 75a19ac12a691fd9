//! What things are called in sentences. A thing without a name is called by its id: a sentence must point at something.

use super::{Family, Framework};
use crate::ids::{CompetencyId, FamilyId, LevelId, RoleId};
use crate::text::is_blank;

impl Framework {
    /// The title of a role as it is shown.
    pub fn role_name(&self, id: &RoleId) -> String {
        or_id(self.role(id).map(super::FrameworkRole::name), id.as_str())
    }

    /// The name of a competency.
    pub fn competency_name(&self, id: &CompetencyId) -> String {
        or_id(self.competency(id).map(|competency| competency.name.clone()), id.as_str())
    }

    /// The name of a family.
    pub fn family_name(&self, id: &FamilyId) -> String {
        or_id(self.family(id).map(|family| family.name.clone()), id.as_str())
    }

    /// The name of a level.
    pub fn level_name(&self, id: &LevelId) -> String {
        let level = self.levels.iter().find(|level| level.id == *id);
        or_id(level.map(|level| level.name.clone()), id.as_str())
    }

    /// The family of that id.
    pub fn family(&self, id: &FamilyId) -> Option<&Family> {
        self.families.iter().find(|family| family.id == *id)
    }
}

fn or_id(name: Option<String>, id: &str) -> String {
    name.filter(|name| !is_blank(name)).map_or_else(|| id.to_owned(), |name| name.trim().to_owned())
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// `1 role`, `2 roles`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
