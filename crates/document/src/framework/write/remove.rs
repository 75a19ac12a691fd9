//! Taking things away, with what belongs to them alone.

use super::EditError;
use super::merge::{before, cells_of};
use super::plan::Plan;
use super::relate::{leads_back, set_source, source_of};
use crate::framework::items::{Item, What};
use crate::framework::schema::{BRANCH_ROLES, NEEDS, PEER_ROLES, SUCCESSIONS};
use domain::framework::Dimension;
use domain::ids::{FamilyId, RoleId};

pub(super) fn remove(plan: &mut Plan<'_>, item: &Item) -> Result<(), EditError> {
    match item {
        Item::Page => return Err(EditError::NoSuchField { item: item.to_string(), field: crate::schema::POS.to_owned() }),
        Item::Role(id) => return role(plan, id, None),
        _ => plan.there(item)?,
    }
    match item {
        Item::Level(level) => {
            is_free(plan, item, "level")?;
            for dimension in Dimension::ALL {
                plan.clear(&Item::Distinction(level.clone(), dimension))?;
            }
        }
        Item::Family(family) => family_alone(plan, item, family)?,
        Item::Track(family, track) => {
            for (_, role) in plan.places(What::Role) {
                let is_on = plan.get(&role, "track").as_deref() == Some(track.as_str());
                if is_on && plan.get(&role, "family").as_deref() == Some(family.as_str()) {
                    plan.set(&role, "track", None);
                }
            }
        }
        Item::Competency(id) => {
            for cell in cells_of(plan, |_, competency| competency == id) {
                plan.clear(&cell)?;
            }
            forget(plan, NEEDS, |key| key.rsplit_once('~').is_some_and(|(_, competency)| competency == id.as_str()));
        }
        Item::Branch(id) => forget(plan, BRANCH_ROLES, |key| is_of(key, id.as_str())),
        Item::Peers(id) => forget(plan, PEER_ROLES, |key| is_of(key, id.as_str())),
        Item::Edge(..) => edge_alone(plan, item)?,
        Item::Mocha(id) => {
            let parent = plan.get(item, "parent");
            for (_, other) in plan.places(What::Mocha) {
                if plan.get(&other, "parent").as_deref() == Some(id.as_str()) {
                    plan.set(&other, "parent", parent.clone());
                }
            }
            clear_with(plan, What::Assignment, "mocha", id.as_str())?;
        }
        _ => {}
    }
    plan.clear(item)
}

/// Takes a role away. Nothing that others inherit from it is lost to them.
pub(super) fn role(plan: &mut Plan<'_>, role: &RoleId, successor: Option<&RoleId>) -> Result<(), EditError> {
    let item = Item::Role(role.clone());
    plan.there(&item)?;
    if let Some(to) = successor {
        if to == role {
            return Err(EditError::Same(role.to_string()));
        }
        plan.there(&Item::Role(to.clone()))?;
    }
    for cell in cells_of(plan, |_, _| true) {
        if let Item::Cell(heir, competency) = &cell
            && heir != role
            && source_of(plan, heir, competency).as_ref() == Some(role)
        {
            let lines = plan.text(&Item::Cell(role.clone(), competency.clone()), "own")?;
            let own = plan.text(&cell, "own")?;
            plan.put(&cell, "own", &before(&lines, &own))?;
            let next = source_of(plan, role, competency).filter(|next| !leads_back(plan, heir, competency, next));
            set_source(plan, &cell, next.as_ref());
        }
    }
    for (_, edge) in plan.places(What::Edge) {
        if matches!(&edge, Item::Edge(from, to) if from == role || to == role) {
            edge_alone(plan, &edge)?;
            plan.clear(&edge)?;
        }
    }
    clear_with(plan, What::Band, "role", role.as_str())?;
    for (old, new) in plan.entries(SUCCESSIONS) {
        if new == role.as_str() {
            let to = successor.map(ToString::to_string).filter(|to| *to != old);
            plan.set_scalar(SUCCESSIONS, old, to);
        }
    }
    gone(plan, role)?;
    plan.set_scalar(SUCCESSIONS, role.to_string(), successor.map(ToString::to_string));
    Ok(())
}

/// Clears what a role has of its own: cells, memberships, scalars and texts.
pub(super) fn gone(plan: &mut Plan<'_>, role: &RoleId) -> Result<(), EditError> {
    for cell in cells_of(plan, |of, _| of == role) {
        plan.clear(&cell)?;
    }
    let of_role = |key: &str| key.split_once('~').is_some_and(|(_, member)| member == role.as_str());
    forget(plan, BRANCH_ROLES, of_role);
    forget(plan, PEER_ROLES, of_role);
    plan.clear(&Item::Role(role.clone()))
}

fn family_alone(plan: &mut Plan<'_>, item: &Item, family: &FamilyId) -> Result<(), EditError> {
    is_free(plan, item, "family")?;
    for (_, track) in plan.places(What::Track) {
        if matches!(&track, Item::Track(of, _) if of == family) {
            plan.clear(&track)?;
        }
    }
    for (_, competency) in plan.places(What::Competency) {
        if plan.get(&competency, "family").as_deref() == Some(family.as_str()) {
            plan.set(&competency, "family", None);
        }
    }
    Ok(())
}

/// The needs and roadblocks of an edge.
pub(super) fn edge_alone(plan: &mut Plan<'_>, edge: &Item) -> Result<(), EditError> {
    let name = edge.to_string();
    forget(plan, NEEDS, |key| key.rsplit_once('~').is_some_and(|(of, _)| of == name));
    clear_with(plan, What::Roadblock, "edge", &name)
}

fn is_free(plan: &Plan<'_>, item: &Item, field: &str) -> Result<(), EditError> {
    let name = item.to_string();
    let used = plan.places(What::Role).iter().any(|(_, role)| plan.get(role, field).as_deref() == Some(&name));
    if used { Err(EditError::InUse(name)) } else { Ok(()) }
}

fn is_of(key: &str, item: &str) -> bool {
    key.split_once('~').is_some_and(|(of, _)| of == item)
}

fn forget(plan: &mut Plan<'_>, map: &'static str, is_meant: impl Fn(&str) -> bool) {
    for (key, _) in plan.entries(map).into_iter().filter(|(key, _)| is_meant(key)) {
        plan.set_scalar(map, key, None);
    }
}

fn clear_with(plan: &mut Plan<'_>, what: What, field: &str, value: &str) -> Result<(), EditError> {
    for (_, item) in plan.places(what) {
        if plan.get(&item, field).as_deref() == Some(value) {
            plan.clear(&item)?;
        }
    }
    Ok(())
}
