//! Adding and moving.

use super::plan::Plan;
use super::relate;
use super::{At, EditError};
use crate::framework::Way;
use crate::framework::items::Item;
use crate::spelling::Word as _;
use crate::write::Chosen;
use domain::framework::{Part, Visibility};
use domain::ids::{FamilyId, ItemId, LevelId, RoleId, TrackId};

/// A new item with its first texts. What an earlier one of that id left behind is taken away.
pub(super) fn add(plan: &mut Plan<'_>, item: &Item, at: &At<Item>, texts: &[(&str, &str)]) -> Result<(), EditError> {
    if plan.has(item) {
        return Err(EditError::Exists(item.to_string()));
    }
    plan.clear(item)?;
    plan.place(item, at)?;
    texts.iter().try_for_each(|(field, text)| plan.put(item, field, text))
}

/// Puts a role into a place of the matrix.
pub(super) fn stand(
    plan: &mut Plan<'_>,
    role: &RoleId,
    (family, track, level): (&FamilyId, Option<&TrackId>, &LevelId),
) -> Result<(), EditError> {
    plan.there(&Item::Family(family.clone()))?;
    plan.there(&Item::Level(level.clone()))?;
    if let Some(track) = track {
        plan.there(&Item::Track(family.clone(), track.clone()))?;
    }
    let role = Item::Role(role.clone());
    plan.set(&role, "family", Some(family.to_string()));
    plan.set(&role, "track", track.map(ToString::to_string));
    plan.set(&role, "level", Some(level.to_string()));
    Ok(())
}

pub(super) fn add_band(plan: &mut Plan<'_>, id: &ItemId, role: &RoleId, at: &At<Item>) -> Result<(), EditError> {
    plan.there(&Item::Role(role.clone()))?;
    let item = Item::Band(id.clone());
    add(plan, &item, at, &[])?;
    plan.set(&item, "role", Some(role.to_string()));
    plan.set(&item, "low", Some("0".to_owned()));
    plan.set(&item, "high", Some("0".to_owned()));
    plan.set(&item, "visibility", Some(Visibility::Owners.word().to_owned()));
    Ok(())
}

pub(super) fn add_branch(plan: &mut Plan<'_>, id: &ItemId, roles: &[RoleId], at: &At<Item>) -> Result<(), EditError> {
    add(plan, &Item::Branch(id.clone()), at, &[])?;
    roles.iter().try_for_each(|role| relate::in_branch(plan, id, role, Chosen::Yes))
}

pub(super) fn add_peers(plan: &mut Plan<'_>, id: &ItemId, roles: &[RoleId], at: &At<Item>) -> Result<(), EditError> {
    add(plan, &Item::Peers(id.clone()), at, &[])?;
    roles.iter().try_for_each(|role| relate::in_peers(plan, id, role, Chosen::Yes))
}

pub(super) fn add_edge(plan: &mut Plan<'_>, from: &RoleId, to: &RoleId, way: Way) -> Result<(), EditError> {
    plan.there(&Item::Role(from.clone()))?;
    plan.there(&Item::Role(to.clone()))?;
    if from == to {
        return Err(EditError::Same(from.to_string()));
    }
    let item = Item::Edge(from.clone(), to.clone());
    add(plan, &item, &At::Last, &[])?;
    plan.set(&item, "kind", Some(way.word().to_owned()));
    Ok(())
}

pub(super) fn add_roadblock(
    plan: &mut Plan<'_>,
    id: &ItemId,
    (from, to): (&RoleId, &RoleId),
    at: &At<Item>,
) -> Result<(), EditError> {
    let edge = Item::Edge(from.clone(), to.clone());
    plan.there(&edge)?;
    let item = Item::Roadblock(id.clone());
    add(plan, &item, at, &[])?;
    plan.set(&item, "edge", Some(edge.to_string()));
    Ok(())
}

pub(super) fn add_assignment(
    plan: &mut Plan<'_>,
    id: &ItemId,
    mocha: &ItemId,
    part: Part,
    at: &At<Item>,
) -> Result<(), EditError> {
    plan.there(&Item::Mocha(mocha.clone()))?;
    let item = Item::Assignment(id.clone());
    add(plan, &item, at, &[])?;
    plan.set(&item, "mocha", Some(mocha.to_string()));
    plan.set(&item, "part", Some(part.word().to_owned()));
    Ok(())
}

/// Puts an item elsewhere; where it stands there already, nothing is written.
pub(super) fn move_to(plan: &mut Plan<'_>, item: &Item, at: &At<Item>) -> Result<(), EditError> {
    if !item.what().is_ordered() {
        return Err(EditError::NoSuchField { item: item.to_string(), field: crate::schema::POS.to_owned() });
    }
    plan.there(item)?;
    let items = plan.places(item.what());
    let index = |wanted: &Item| {
        let found = items.iter().position(|(_, other)| other == wanted);
        found.ok_or_else(|| EditError::Gone(wanted.to_string()))
    };
    let from = index(item)?;
    let stays = match at {
        At::First => from == 0,
        At::Last => from + 1 == items.len(),
        At::After(after) => after == item || index(after)? + 1 == from,
    };
    if stays { Ok(()) } else { plan.place(item, at) }
}
