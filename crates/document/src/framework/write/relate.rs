//! What belongs to what: sources of cells, needs of edges, members, successors.

use super::EditError;
use super::plan::Plan;
use crate::framework::items::Item;
use crate::framework::schema::{BRANCH_ROLES, NEEDS, PEER_ROLES, SUCCESSIONS};
use crate::spelling::YES;
use crate::write::Chosen;
use domain::ids::{CompetencyId, ItemId, RoleId};
use std::collections::BTreeSet;

pub(super) fn source(
    plan: &mut Plan<'_>,
    role: &RoleId,
    competency: &CompetencyId,
    source: Option<&RoleId>,
) -> Result<(), EditError> {
    let cell = Item::Cell(role.clone(), competency.clone());
    plan.there(&cell)?;
    if let Some(source) = source {
        plan.there(&Item::Role(source.clone()))?;
        if leads_back(plan, role, competency, source) {
            return Err(EditError::Cycle { role: role.clone(), competency: competency.clone() });
        }
    }
    set_source(plan, &cell, source);
    Ok(())
}

/// A cell without source is not one with it either.
pub(super) fn set_source(plan: &mut Plan<'_>, cell: &Item, source: Option<&RoleId>) {
    plan.set(cell, "inherits", source.map(ToString::to_string));
    if source.is_none() && plan.get(cell, "merged").is_some() {
        plan.set(cell, "merged", None);
    }
}

/// The role that a cell inherits from.
pub(super) fn source_of(plan: &Plan<'_>, role: &RoleId, competency: &CompetencyId) -> Option<RoleId> {
    let source = plan.get(&Item::Cell(role.clone(), competency.clone()), "inherits")?;
    RoleId::parse(&source).ok()
}

/// Whether `source` inherits from `role`, or is it.
pub(super) fn leads_back(plan: &Plan<'_>, role: &RoleId, competency: &CompetencyId, source: &RoleId) -> bool {
    let mut seen = BTreeSet::new();
    let mut here = Some(source.clone());
    while let Some(at) = here {
        if at == *role {
            return true;
        }
        here = source_of(plan, &at, competency);
        // A circle of others, made by two people at once: it does not lead here.
        if !seen.insert(at) {
            return false;
        }
    }
    false
}

fn relation(plan: &mut Plan<'_>, map: &'static str, key: String, value: Chosen) {
    plan.set_scalar(map, key, (value == Chosen::Yes).then(|| YES.to_owned()));
}

pub(super) fn needed(
    plan: &mut Plan<'_>,
    (from, to): (&RoleId, &RoleId),
    competency: &CompetencyId,
    needed: Chosen,
) -> Result<(), EditError> {
    let edge = Item::Edge(from.clone(), to.clone());
    plan.there(&edge)?;
    plan.there(&Item::Competency(competency.clone()))?;
    relation(plan, NEEDS, format!("{edge}~{competency}"), needed);
    Ok(())
}

pub(super) fn in_branch(plan: &mut Plan<'_>, branch: &ItemId, role: &RoleId, is_in: Chosen) -> Result<(), EditError> {
    plan.there(&Item::Branch(branch.clone()))?;
    member(plan, BRANCH_ROLES, branch, role, is_in)
}

pub(super) fn in_peers(plan: &mut Plan<'_>, peers: &ItemId, role: &RoleId, is_in: Chosen) -> Result<(), EditError> {
    plan.there(&Item::Peers(peers.clone()))?;
    member(plan, PEER_ROLES, peers, role, is_in)
}

fn member(plan: &mut Plan<'_>, map: &'static str, of: &ItemId, role: &RoleId, is_in: Chosen) -> Result<(), EditError> {
    plan.there(&Item::Role(role.clone()))?;
    relation(plan, map, format!("{of}~{role}"), is_in);
    Ok(())
}

pub(super) fn successor(plan: &mut Plan<'_>, role: &RoleId, successor: Option<&RoleId>) -> Result<(), EditError> {
    if let Some(to) = successor {
        if to == role {
            return Err(EditError::Same(role.to_string()));
        }
        plan.there(&Item::Role(to.clone()))?;
    }
    plan.set_scalar(SUCCESSIONS, role.to_string(), successor.map(ToString::to_string));
    Ok(())
}
