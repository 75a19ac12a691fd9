//! Where places of the framework are shown, and what they are called: for advice, hindrances and comments.

use super::steps::step::Step;
use crate::words::framework::{places as said, steps::levels};
use document::framework::Item;
use domain::framework::{Edge, Framework, Place, Roadblock};
use domain::ids::{CompetencyId, ItemId, RoleId};

/// A place that a page can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Where {
    /// What it is called.
    pub name: String,
    /// Its address; none where it is gone.
    pub href: Option<String>,
}

/// The text under a root's name, e.g. `t/data-3~modelling/own`.
pub fn of_root(framework: &Framework, root: &str) -> Where {
    let Some((item, field)) = Item::of_text(root) else { return Where { name: said::SOMEWHERE.to_owned(), href: None } };
    let (name, href) = match &item {
        Item::Page => (said::PHILOSOPHY.to_owned(), Some(step(Step::Philosophy, &format!("self-{field}")))),
        Item::Level(id) => {
            (framework.level_name(id), there(framework.levels.iter().any(|level| level.id == *id), || "/framework".to_owned()))
        }
        Item::Family(id) | Item::Track(id, _) => {
            (framework.family_name(id), there(framework.family(id).is_some(), || format!("/framework/f/{id}")))
        }
        Item::Role(id) => (framework.role_name(id), there(framework.role(id).is_some(), || role(id, field))),
        Item::Competency(id) => {
            let is_there = framework.competency(id).is_some();
            (framework.competency_name(id), there(is_there, || competency(id)))
        }
        Item::Cell(role, id) => {
            let is_there = framework.role(role).is_some() && framework.competency(id).is_some();
            (at(framework, role, id), there(is_there, || cell(framework, role, id)))
        }
        Item::Edge(from, to) => {
            (way(framework, from, to), there(framework.role(from).is_some(), || format!("/framework/r/{from}")))
        }
        Item::Distinction(level, dimension) => {
            let is_there = framework.levels.iter().any(|one| one.id == *level);
            let name = levels::factor(*dimension, &framework.level_name(level));
            (name, there(is_there, || step(Step::Levels, &format!("{item}-examples"))))
        }
        Item::Roadblock(id) => match roadblock(framework, id) {
            Some((edge, _)) => (way(framework, &edge.from, &edge.to), Some(step(Step::Roadblocks, &format!("roadblock-{id}")))),
            None => (said::ROADBLOCK.to_owned(), None),
        },
        Item::Mocha(id) => table(framework, id),
        Item::Assignment(id) => {
            let of = framework.project.iter().find(|table| table.people.iter().any(|one| one.id == *id));
            of.map_or_else(|| (said::PROJECT.to_owned(), None), |of| table(framework, &of.id))
        }
        Item::Branch(_) | Item::Peers(_) | Item::Band(_) => (said::MAP.to_owned(), Some("/framework/map".to_owned())),
    };
    Where { name: format!("{name}{}", said::field(field)), href }
}

/// The address of a place that advice or a hindrance names.
pub fn href(framework: &Framework, place: &Place) -> String {
    match place {
        Place::Philosophy => Step::Philosophy.href(),
        Place::Level { .. } | Place::Whole => "/framework".to_owned(),
        Place::Distinction { level, dimension } => {
            step(Step::Levels, &format!("{}-examples", Item::Distinction(level.clone(), *dimension)))
        }
        Place::Family { family } | Place::Track { family, .. } | Place::Rung { family, .. } => format!("/framework/f/{family}"),
        Place::Role { role } => format!("/framework/r/{role}"),
        Place::Competency { competency: id } => competency(id),
        Place::Cell { role, competency } => cell(framework, role, competency),
        Place::Way { to, .. } => format!("/framework/r/{to}"),
        Place::Roadblock { roadblock, .. } => step(Step::Roadblocks, &format!("roadblock-{roadblock}")),
        Place::Branch { .. } | Place::Peers { .. } => "/framework/map".to_owned(),
        Place::Succession { .. } => Step::Publish.href(),
        Place::Table { table } => step(Step::Project, &format!("mocha-{table}")),
    }
}

/// What such a place is called.
pub fn name(framework: &Framework, place: &Place) -> String {
    match place {
        Place::Philosophy => said::PHILOSOPHY.to_owned(),
        Place::Level { level } => framework.level_name(level),
        Place::Distinction { level, dimension } => levels::factor(*dimension, &framework.level_name(level)),
        Place::Family { family } | Place::Track { family, .. } => framework.family_name(family),
        Place::Rung { family, level } => said::rung(&framework.family_name(family), &framework.level_name(level)),
        Place::Role { role } | Place::Succession { from: role } => framework.role_name(role),
        Place::Competency { competency } => framework.competency_name(competency),
        Place::Cell { role, competency } => at(framework, role, competency),
        Place::Way { from, to } | Place::Roadblock { from, to, .. } => way(framework, from, to),
        Place::Branch { .. } | Place::Peers { .. } => said::MAP.to_owned(),
        Place::Table { table: id } => table(framework, id).0,
        Place::Whole => said::WHOLE.to_owned(),
    }
}

/// The matrix cell of a role and a competency.
pub fn cell(framework: &Framework, role: &RoleId, competency: &CompetencyId) -> String {
    let item = Item::Cell(role.clone(), competency.clone());
    match framework.role(role) {
        // As the matrix calls its cells.
        Some(found) => format!("/framework/f/{}#at-{item}", found.family),
        None => "/framework".to_owned(),
    }
}

fn there(is_there: bool, href: impl FnOnce() -> String) -> Option<String> {
    is_there.then(href)
}

fn step(step: Step, anchor: &str) -> String {
    format!("{}#{anchor}", step.href())
}

fn competency(id: &CompetencyId) -> String {
    step(Step::Competencies, &format!("competency-{id}"))
}

/// What is asked about roles in a step is shown there; the rest of a role has a page of its own.
fn role(id: &RoleId, field: &str) -> String {
    match field {
        "support" | "reflection" => step(Step::Roles, &format!("role-{id}")),
        _ => format!("/framework/r/{id}"),
    }
}

fn table(framework: &Framework, id: &ItemId) -> (String, Option<String>) {
    let found = framework.project.iter().find(|table| table.id == *id);
    let name = found.map(|table| table.title.trim().to_owned()).filter(|title| !title.is_empty());
    (name.unwrap_or_else(|| said::PROJECT.to_owned()), found.map(|_| step(Step::Project, &format!("mocha-{id}"))))
}

fn at(framework: &Framework, role: &RoleId, competency: &CompetencyId) -> String {
    said::at(&framework.competency_name(competency), &framework.role_name(role))
}

fn way(framework: &Framework, from: &RoleId, to: &RoleId) -> String {
    crate::words::framework::steps::roadblocks::way(&framework.role_name(from), &framework.role_name(to))
}

fn roadblock<'a>(framework: &'a Framework, id: &ItemId) -> Option<(&'a Edge, &'a Roadblock)> {
    let of = |edge: &'a Edge| edge.roadblocks.iter().find(|one| one.id == *id).map(|one| (edge, one));
    framework.edges.iter().find_map(of)
}
