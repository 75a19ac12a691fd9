//! What the page of a proposal knows of the framework: enough to choose a role, not what each of them expects.

use crate::framework::Framework;
use crate::ids::RoleId;
use serde::{Deserialize, Serialize};

/// The framework that a proposal is pinned to, as far as its page needs it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The pinned version.
    pub version: u32,
    /// The version that is in force today.
    pub newest: u32,
    /// The roles, family by family, lowest level first.
    pub families: Vec<OutlineFamily>,
    /// The role that the employee holds, where that is known.
    pub held: Option<RoleId>,
}

/// A family in an outline.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineFamily {
    /// Its name.
    pub name: String,
    /// Its roles, lowest level first.
    pub roles: Vec<OutlineRole>,
}

/// A role in an outline.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineRole {
    /// Which.
    pub id: RoleId,
    /// Its title.
    pub title: String,
    /// Its level.
    pub level: u8,
}

impl Outline {
    /// Cuts a framework down.
    pub fn of(framework: &Framework, newest: u32, held: Option<RoleId>) -> Self {
        let roles = |family: &crate::framework::Family| {
            let mut roles: Vec<OutlineRole> = (framework.roles.iter())
                .filter(|role| role.family == family.id)
                .map(|role| OutlineRole { id: role.id.clone(), title: role.name(), level: role.level })
                .collect();
            roles.sort_by_key(|role| role.level);
            roles
        };
        let families = framework.families.iter();
        let families = families.map(|family| OutlineFamily { name: family.name.clone(), roles: roles(family) }).collect();
        Self { version: framework.version, newest, families, held }
    }
}
