//! Checks of ways: where none leads, where nobody is, and what stands in them.

use super::Advice;
use crate::framework::{Framework, Pathway};
use crate::ids::RoleId;
use crate::text::is_blank;
use std::collections::{BTreeMap, BTreeSet};

/// Levels of a family that no way leads to from elsewhere, except its lowest, where people come from outside.
pub(super) fn feeders(framework: &Framework, found: &mut Vec<Advice>) {
    let place: BTreeMap<&RoleId, _> = framework.roles.iter().map(|role| (&role.id, (&role.family, role.level))).collect();
    let ends = framework.edges.iter().filter_map(|edge| Some((place.get(&edge.from)?, place.get(&edge.to)?)));
    let fed: BTreeSet<_> = ends.filter(|(from, to)| from != to).map(|(_, to)| *to).collect();
    for family in &framework.families {
        let mut rungs: BTreeMap<u8, Vec<RoleId>> = BTreeMap::new();
        for role in framework.roles.iter().filter(|role| role.family == family.id) {
            rungs.entry(role.level).or_default().push(role.id.clone());
        }
        for (level, roles) in rungs.into_iter().skip(1).filter(|(level, _)| !fed.contains(&(&family.id, *level))) {
            let Some(level) = framework.levels.iter().find(|known| known.number == level) else { continue };
            found.push(Advice::NoFeeder { family: family.id.clone(), level: level.id.clone(), roles });
        }
    }
}

/// Roles that nobody holds, where it is known who holds what.
pub(super) fn incumbents(framework: &Framework, holders: Option<&BTreeMap<RoleId, u32>>, found: &mut Vec<Advice>) {
    let Some(holders) = holders else { return };
    let empty = framework.roles.iter().filter(|role| holders.get(&role.id).is_none_or(|count| *count == 0));
    found.extend(empty.map(|role| Advice::NoIncumbent { role: role.id.clone() }));
}

/// Roles without a way on whose notes are not written.
pub(super) fn dead_ends(framework: &Framework, found: &mut Vec<Advice>) {
    for role in &framework.roles {
        let Pathway::None { support, reflection } = &role.pathway else { continue };
        if is_blank(support) {
            found.push(Advice::NoSupport { role: role.id.clone() });
        }
        if is_blank(reflection) {
            found.push(Advice::NoReflection { role: role.id.clone() });
        }
    }
}

/// Branches that do not say that their sides are worth the same.
pub(super) fn branches(framework: &Framework, found: &mut Vec<Advice>) {
    let unstated = framework.branches.iter().filter(|branch| is_blank(&branch.statement));
    found.extend(unstated.map(|branch| Advice::BranchUnstated { branch: branch.id.clone(), roles: branch.roles.clone() }));
}

/// Roadblocks that nothing is done about, or that nobody sees to.
pub(super) fn roadblocks(framework: &Framework, found: &mut Vec<Advice>) {
    for edge in &framework.edges {
        for roadblock in &edge.roadblocks {
            let (from, to, id) = (edge.from.clone(), edge.to.clone(), roadblock.id.clone());
            if roadblock.remedy.is_none() {
                found.push(Advice::NoRemedy { from: from.clone(), to: to.clone(), roadblock: id.clone() });
            }
            if roadblock.owner.is_none() {
                found.push(Advice::NoRoadblockOwner { from, to, roadblock: id });
            }
        }
    }
}
