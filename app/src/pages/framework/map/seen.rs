//! What the map knows and where somebody is on it.

use crate::pages::loaded::query;
use crate::routes::navigator;
use domain::framework::chart::{Chart, Scope, lay_out};
use domain::framework::{Framework, FrameworkRole};
use domain::ids::{ProposalId, RoleId};
use leptos::prelude::*;

/// How the framework is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As a drawing.
    Map,
    /// As a list.
    List,
}

impl Shape {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Map, Self::List];

    /// As addresses and the style sheet call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::List => "list",
        }
    }
}

/// What does not change.
pub struct Seen {
    /// The framework.
    pub framework: Framework,
    /// The role that the reader holds.
    pub mine: Option<RoleId>,
    /// The proposal that a role is sought for.
    pub aim: Option<ProposalId>,
}

/// The map.
#[derive(Clone, Copy)]
pub struct Map {
    seen: StoredValue<Seen>,
    /// The drawing.
    pub chart: Memo<Chart>,
    /// Which part is drawn.
    pub scope: RwSignal<Scope>,
    /// The role that is looked at.
    pub chosen: RwSignal<Option<RoleId>>,
    /// How it is shown; nothing while the width of the window decides.
    pub shape: RwSignal<Option<Shape>>,
    /// How large, in percent; nothing while the drawing is as wide as there is room.
    pub zoom: RwSignal<Option<u32>>,
    /// What the drawing is seen through.
    pub frame: NodeRef<leptos::html::Div>,
    /// Whether some of it is out of sight at the side.
    pub wider: RwSignal<bool>,
    /// Goes to a page.
    pub go: Callback<String>,
}

impl Map {
    pub fn of(framework: &Framework, mine: Option<RoleId>) -> Self {
        let aim = query("for").and_then(|id| ProposalId::parse(&id).ok());
        let wanted = query("as").unwrap_or_default();
        let mine = mine.filter(|id| framework.role(id).is_some());
        let seen = StoredValue::new(Seen { framework: framework.clone(), mine: mine.clone(), aim });
        let scope = RwSignal::new(Scope::Whole);
        Self {
            seen,
            chart: Memo::new(move |_| seen.with_value(|seen| lay_out(&seen.framework, &scope.get()))),
            scope,
            chosen: RwSignal::new(mine),
            shape: RwSignal::new(Shape::ALL.into_iter().find(|shape| shape.key() == wanted)),
            zoom: RwSignal::new(None),
            frame: NodeRef::new(),
            wider: RwSignal::new(false),
            go: navigator(),
        }
    }

    /// What does not change.
    pub fn with<T>(self, look: impl FnOnce(&Seen) -> T) -> T {
        self.seen.with_value(look)
    }

    /// Looks at a role.
    pub fn choose(self, role: &RoleId) {
        if self.chosen.with_untracked(|chosen| chosen.as_ref() != Some(role)) {
            self.chosen.set(Some(role.clone()));
        }
    }
}

impl Seen {
    /// The title of a role.
    pub fn name(&self, role: &RoleId) -> String {
        self.framework.role(role).map(FrameworkRole::name).unwrap_or_default()
    }

    /// The names of a role's family and track; empty where it has none.
    pub fn place(&self, role: &FrameworkRole) -> (&str, &str) {
        let family = self.framework.families.iter().find(|family| family.id == role.family);
        let track = family.and_then(|family| family.tracks.iter().find(|track| Some(&track.id) == role.track.as_ref()));
        (family.map_or("", |family| family.name.trim()), track.map_or("", |track| track.name.trim()))
    }

    /// Whether the reader holds it.
    pub fn is_mine(&self, role: &RoleId) -> bool {
        self.mine.as_ref() == Some(role)
    }

    /// The name of a competency.
    pub fn competency(&self, id: &domain::ids::CompetencyId) -> &str {
        self.framework.competency(id).map_or("", |competency| competency.name.trim())
    }
}

/// The page of a role.
pub fn href(role: &RoleId) -> String {
    crate::routes::role(role)
}
