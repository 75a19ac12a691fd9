//! Two of one and one of two: roles, levels, families. What was typed goes over.

use super::plan::Plan;
use super::relate::{leads_back, set_source, source_of};
use super::{At, EditError, lists, remove};
use crate::framework::items::{Item, What};
use crate::framework::lines;
use crate::framework::schema::{BRANCH_ROLES, NEEDS, PEER_ROLES, SUCCESSIONS};
use crate::gather;
use crate::schema::POS;
use crate::spelling::YES;
use domain::framework::Dimension;
use domain::ids::{CompetencyId, FamilyId, LevelId, RoleId, TrackId};
use domain::text::is_blank;

/// Texts that hold one thing a line.
const LINES: [&str; 6] = ["doing", "going", "want", "modifier-expects", "own", "examples"];
/// Names: two of them make no sense one below the other.
const NAMES: [&str; 6] = ["title", "tier", "discipline", "grade", "modifier", "track-name"];

/// The cells of roles and competencies that are there and meant, and have a scalar or may have a text.
pub(super) fn cells_of(plan: &Plan<'_>, is_meant: impl Fn(&RoleId, &CompetencyId) -> bool) -> Vec<Item> {
    let roles = plan.places(What::Role);
    let competencies = plan.places(What::Competency);
    let mut cells = Vec::new();
    for (_, role) in &roles {
        for (_, competency) in &competencies {
            if let (Item::Role(role), Item::Competency(competency)) = (role, competency)
                && is_meant(role, competency)
            {
                cells.push(Item::Cell(role.clone(), competency.clone()));
            }
        }
    }
    cells
}

/// One text behind another, on a line of its own.
pub(super) fn before(first: &str, second: &str) -> String {
    match (is_blank(first), is_blank(second)) {
        (true, _) => second.to_owned(),
        (false, true) => first.to_owned(),
        (false, false) => format!("{}\n{second}", first.trim_end_matches('\n')),
    }
}

/// The bands of `from` go over where `into` has none in the same currency and region: two would contradict one another.
fn join_bands(plan: &mut Plan<'_>, from: &RoleId, into: &RoleId) -> Result<(), EditError> {
    let of = |plan: &Plan<'_>, band: &Item, role: &RoleId| plan.get(band, "role").as_deref() == Some(role.as_str());
    let place = |plan: &Plan<'_>, band: &Item| (plan.get(band, "currency"), plan.get(band, "region"));
    let bands: Vec<Item> = plan.places(What::Band).into_iter().map(|(_, band)| band).collect();
    let taken = gather::set(bands.iter().filter(|band| of(plan, band, into)).map(|band| place(plan, band)));
    for band in bands.iter().filter(|band| of(plan, band, from)).cloned().collect::<Vec<_>>() {
        if taken.contains(&place(plan, &band)) {
            plan.clear(&band)?;
        } else {
            plan.set(&band, "role", Some(into.to_string()));
        }
    }
    Ok(())
}

/// `into`, and behind it what only `from` says.
fn joined(field: &str, into: &str, from: &str) -> String {
    if is_blank(from) || is_blank(into) {
        return before(into, from);
    }
    if LINES.contains(&field) {
        let known = gather::set(lines(into).iter().map(|line| line.trim().to_owned()));
        let lacking: Vec<String> = lines(from).into_iter().filter(|line| !known.contains(line.trim())).collect();
        return before(into, &lacking.join("\n"));
    }
    if NAMES.contains(&field) || into.contains(from.trim()) {
        return into.to_owned();
    }
    format!("{}\n\n{from}", into.trim_end_matches('\n'))
}

fn join(plan: &mut Plan<'_>, from: &Item, into: &Item) -> Result<(), EditError> {
    for field in from.what().texts() {
        let (old, new) = (plan.text(from, field)?, plan.text(into, field)?);
        if !old.is_empty() {
            plan.put(into, field, &joined(field, &new, &old))?;
        }
    }
    Ok(())
}

pub(super) fn roles(plan: &mut Plan<'_>, from: &RoleId, into: &RoleId) -> Result<(), EditError> {
    let (old, new) = (Item::Role(from.clone()), Item::Role(into.clone()));
    plan.there(&old)?;
    plan.there(&new)?;
    if from == into {
        return Err(EditError::Same(from.to_string()));
    }
    // Texts that do not show without their mark must not begin to show, nor stay behind.
    join(plan, &old, &new)?;
    for mark in ["modifier", "standing", "prevalent", "distinct", "retains"] {
        if plan.get(&new, mark).is_none() {
            let value = plan.get(&old, mark);
            plan.set(&new, mark, value);
        }
    }
    for cell in cells_of(plan, |role, _| role == from) {
        if let Item::Cell(_, competency) = &cell {
            join_cells(plan, competency, from, into)?;
        }
    }
    for cell in cells_of(plan, |role, _| role != from && role != into) {
        if let Item::Cell(heir, competency) = &cell
            && source_of(plan, heir, competency).as_ref() == Some(from)
        {
            let source = Some(into).filter(|into| !leads_back(plan, heir, competency, into));
            set_source(plan, &cell, source);
        }
    }
    join_edges(plan, from, into)?;
    join_bands(plan, from, into)?;
    for map in [BRANCH_ROLES, PEER_ROLES] {
        for (key, _) in plan.entries(map) {
            if let Some((item, _)) = key.split_once('~').filter(|(_, role)| *role == from.as_str()) {
                plan.set_scalar(map, format!("{item}~{into}"), Some(YES.to_owned()));
            }
        }
    }
    remove::gone(plan, from)?;
    for (gone, successor) in plan.entries(SUCCESSIONS) {
        if successor == from.as_str() {
            plan.set_scalar(SUCCESSIONS, gone, Some(into.to_string()));
        }
    }
    // Whoever stays is nobody's predecessor.
    plan.set_scalar(SUCCESSIONS, into.to_string(), None);
    plan.set_scalar(SUCCESSIONS, from.to_string(), Some(into.to_string()));
    Ok(())
}

fn join_cells(plan: &mut Plan<'_>, competency: &CompetencyId, from: &RoleId, into: &RoleId) -> Result<(), EditError> {
    let (old, new) = (Item::Cell(from.clone(), competency.clone()), Item::Cell(into.clone(), competency.clone()));
    let (source, above) = (source_of(plan, into, competency), source_of(plan, from, competency));
    let above = above.filter(|above| above != into);
    if source.as_ref() == Some(from) {
        // What was inherited comes first, as before.
        let (lines, own) = (plan.text(&old, "own")?, plan.text(&new, "own")?);
        plan.put(&new, "own", &joined("own", &lines, &own))?;
        plan.put(&old, "own", "")?;
        // From here on nothing leads through the role that goes.
        set_source(plan, &old, None);
        let above = above.filter(|above| !leads_back(plan, into, competency, above));
        set_source(plan, &new, above.as_ref());
    } else if source.is_none() {
        set_source(plan, &old, None);
        if let Some(above) = above.filter(|above| !leads_back(plan, into, competency, above)) {
            set_source(plan, &new, Some(&above));
        }
    }
    join(plan, &old, &new)?;
    if plan.get(&new, "need").is_none() {
        let need = plan.get(&old, "need");
        plan.set(&new, "need", need);
    }
    Ok(())
}

/// Edges go over; where both roles have one, they become one; between the two there is none any more.
fn join_edges(plan: &mut Plan<'_>, from: &RoleId, into: &RoleId) -> Result<(), EditError> {
    for (place, edge) in plan.places(What::Edge) {
        let Item::Edge(start, end) = &edge else { continue };
        if start != from && end != from {
            continue;
        }
        let over = |role: &RoleId| if role == from { into.clone() } else { role.clone() };
        let new = Item::Edge(over(start), over(end));
        if over(start) == over(end) {
            remove::edge_alone(plan, &edge)?;
            plan.clear(&edge)?;
            continue;
        }
        if !plan.has(&new) {
            plan.clear(&new)?;
            let kind = plan.get(&edge, "kind");
            plan.set(&new, POS, Some(place));
            plan.set(&new, "kind", kind);
        }
        join(plan, &edge, &new)?;
        copy_needs(plan, &edge, &new);
        for (_, roadblock) in plan.places(What::Roadblock) {
            if plan.get(&roadblock, "edge").as_deref() == Some(&edge.to_string()) {
                plan.set(&roadblock, "edge", Some(new.to_string()));
            }
        }
        remove::edge_alone(plan, &edge)?;
        plan.clear(&edge)?;
    }
    Ok(())
}

fn copy_needs(plan: &mut Plan<'_>, edge: &Item, new: &Item) {
    for (key, _) in plan.entries(NEEDS) {
        if let Some((_, competency)) = key.rsplit_once('~').filter(|(of, _)| *of == edge.to_string()) {
            plan.set_scalar(NEEDS, format!("{new}~{competency}"), Some(YES.to_owned()));
        }
    }
}

fn copy(plan: &mut Plan<'_>, old: &Item, new: &Item) -> Result<(), EditError> {
    for (field, _) in old.what().scalars().iter().filter(|(field, _)| *field != POS) {
        let value = plan.get(old, field);
        plan.set(new, field, value);
    }
    for field in old.what().texts() {
        let text = plan.text(old, field)?;
        plan.put(new, field, &text)?;
    }
    Ok(())
}

pub(super) fn split_role(plan: &mut Plan<'_>, role: &RoleId, new: &RoleId, title: &str) -> Result<(), EditError> {
    let (old, item) = (Item::Role(role.clone()), Item::Role(new.clone()));
    plan.there(&old)?;
    lists::add(plan, &item, &At::After(old.clone()), &[])?;
    copy(plan, &old, &item)?;
    plan.put(&item, "title", title)?;
    for cell in cells_of(plan, |of, _| of == role) {
        if let Item::Cell(_, competency) = &cell {
            copy(plan, &cell, &Item::Cell(new.clone(), competency.clone()))?;
        }
    }
    for (_, edge) in plan.places(What::Edge) {
        let Item::Edge(from, to) = &edge else { continue };
        let copied = match (from == role, to == role) {
            (true, false) => Item::Edge(new.clone(), to.clone()),
            (false, true) => Item::Edge(from.clone(), new.clone()),
            _ => continue,
        };
        lists::add(plan, &copied, &At::After(edge.clone()), &[])?;
        copy(plan, &edge, &copied)?;
        copy_needs(plan, &edge, &copied);
    }
    Ok(())
}

pub(super) fn levels(plan: &mut Plan<'_>, from: &LevelId, into: &LevelId) -> Result<(), EditError> {
    let (old, new) = (Item::Level(from.clone()), Item::Level(into.clone()));
    plan.there(&old)?;
    plan.there(&new)?;
    if from == into {
        return Err(EditError::Same(from.to_string()));
    }
    move_roles(plan, "level", from.as_str(), into.as_str());
    for dimension in Dimension::ALL {
        let (gone, stays) = (Item::Distinction(from.clone(), dimension), Item::Distinction(into.clone(), dimension));
        join(plan, &gone, &stays)?;
        plan.clear(&gone)?;
    }
    plan.clear(&old)
}

fn move_roles(plan: &mut Plan<'_>, field: &'static str, from: &str, into: &str) {
    for (_, role) in plan.places(What::Role) {
        if plan.get(&role, field).as_deref() == Some(from) {
            plan.set(&role, field, Some(into.to_owned()));
        }
    }
}

pub(super) fn split_level(
    plan: &mut Plan<'_>,
    level: &LevelId,
    (new, name): (&LevelId, &str),
    roles: &[RoleId],
) -> Result<(), EditError> {
    let old = Item::Level(level.clone());
    plan.there(&old)?;
    lists::add(plan, &Item::Level(new.clone()), &At::After(old), &[("level-name", name)])?;
    for role in roles {
        let item = Item::Role(role.clone());
        plan.there(&item)?;
        plan.set(&item, "level", Some(new.to_string()));
    }
    Ok(())
}

pub(super) fn families(plan: &mut Plan<'_>, from: &FamilyId, into: &FamilyId) -> Result<(), EditError> {
    let (old, new) = (Item::Family(from.clone()), Item::Family(into.clone()));
    plan.there(&old)?;
    plan.there(&new)?;
    if from == into {
        return Err(EditError::Same(from.to_string()));
    }
    move_roles(plan, "family", from.as_str(), into.as_str());
    for (place, track) in plan.places(What::Track) {
        let Item::Track(family, id) = &track else { continue };
        if family != from {
            continue;
        }
        let over = track_of(into, id);
        if !plan.has(&over) {
            plan.clear(&over)?;
            plan.set(&over, POS, Some(place));
        }
        join(plan, &track, &over)?;
        plan.clear(&track)?;
    }
    for (_, competency) in plan.places(What::Competency) {
        if plan.get(&competency, "family").as_deref() == Some(from.as_str()) {
            plan.set(&competency, "family", Some(into.to_string()));
        }
    }
    plan.clear(&old)
}

fn track_of(family: &FamilyId, track: &TrackId) -> Item {
    Item::Track(family.clone(), track.clone())
}
