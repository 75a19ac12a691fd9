//! Changes of ways, branches, equivalent roles and successions.

use super::Field;
use super::log::Log;
use super::pairs::{pairs, reordered};
use crate::framework::names::listed;
use crate::framework::{Branch, Edge, EdgeKind, Framework, Peers, Place, Remedy, Roadblock, Succession};
use crate::ids::{ItemId, RoleId};
use std::collections::BTreeSet;

impl Log<'_> {
    pub(super) fn edges(&mut self, before: &[Edge], after: &[Edge]) {
        let (old_version, new_version) = (self.before, self.after);
        let place = |edge: &Edge| Place::Way { from: edge.from.clone(), to: edge.to.clone() };
        for pair in pairs(before, after, |edge| (&edge.from, &edge.to)) {
            let Some((old, new, mut at)) = self.in_both(pair, place, way) else { continue };
            let Edge { from: _, to: _, kind, needs, roadblocks } = old;
            at.set(Field::Kind, &kind_of(kind), &kind_of(&new.kind), |kind| (*kind).to_owned());
            at.text(Field::Condition, condition(kind), condition(&new.kind));
            let called = |framework: &Framework, needs: &Vec<_>| {
                listed(&needs.iter().map(|id| framework.competency_name(id)).collect::<Vec<_>>())
            };
            at.set_in(Field::Needs, (needs, || called(old_version, needs)), (&new.needs, || called(new_version, &new.needs)));
            at.order("roadblocks", || reordered(roadblocks, &new.roadblocks, |roadblock| &roadblock.id));
            self.roadblocks(new, roadblocks);
        }
    }

    fn roadblocks(&mut self, edge: &Edge, before: &[Roadblock]) {
        let place = |roadblock: &Roadblock| {
            let (from, to, roadblock) = (edge.from.clone(), edge.to.clone(), roadblock.id.clone());
            Place::Roadblock { from, to, roadblock }
        };
        let name = |framework: &Framework, roadblock: &Roadblock| {
            let (from, to) = (framework.role_name(&edge.from), framework.role_name(&edge.to));
            format!("The roadblock “{}” from {from} to {to}", roadblock.text.trim())
        };
        for pair in pairs(before, &edge.roadblocks, |roadblock| &roadblock.id) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            let Roadblock { id: _, text, remedy, plan, owner } = old;
            at.text(Field::Text, text, &new.text);
            at.set(Field::Remedy, remedy, &new.remedy, |remedy| remedy.map_or("", of_remedy).to_owned());
            at.text(Field::Plan, plan, &new.plan);
            at.changed(Field::Owner, owner, &new.owner);
        }
    }

    pub(super) fn branches(&mut self, before: &[Branch], after: &[Branch]) {
        let (old_version, new_version) = (self.before, self.after);
        let both = ids_in_both(before.iter().map(|b| &b.id), after.iter().map(|b| &b.id));
        let place = |branch: &Branch| Place::Branch { branch: branch.id.clone(), roles: branch.roles.clone() };
        let name = |framework: &Framework, branch: &Branch| format!("The branch of {}", called(framework, &branch.roles));
        for pair in pairs(before, after, |branch| key(&both, branch.id.as_ref(), &branch.roles)) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            let Branch { id: _, roles, statement } = old;
            at.set_in(Field::Roles, (roles, || called(old_version, roles)), (&new.roles, || called(new_version, &new.roles)));
            at.text(Field::Statement, statement, &new.statement);
        }
    }

    pub(super) fn peers(&mut self, before: &[Peers], after: &[Peers]) {
        let (old_version, new_version) = (self.before, self.after);
        let both = ids_in_both(before.iter().map(|p| &p.id), after.iter().map(|p| &p.id));
        let place = |peers: &Peers| Place::Peers { peers: peers.id.clone(), roles: peers.roles.clone() };
        let name = |framework: &Framework, peers: &Peers| format!("The equivalence of {}", called(framework, &peers.roles));
        for pair in pairs(before, after, |peers| key(&both, peers.id.as_ref(), &peers.roles)) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            let Peers { id: _, roles, note } = old;
            at.set_in(Field::Roles, (roles, || called(old_version, roles)), (&new.roles, || called(new_version, &new.roles)));
            at.text(Field::Note, note, &new.note);
        }
    }

    pub(super) fn successions(&mut self, before: &[Succession], after: &[Succession]) {
        let (old_version, new_version) = (self.before, self.after);
        let place = |succession: &Succession| Place::Succession { from: succession.from.clone() };
        // Who went is called as it was called when it was still there.
        let name = |framework: &Framework, succession: &Succession| {
            let from = old_version.role(&succession.from).map_or(framework, |_| old_version).role_name(&succession.from);
            format!("The move of everybody in {from} to {}", framework.role_name(&succession.to))
        };
        for pair in pairs(before, after, |succession| &succession.from) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            let Succession { from: _, to } = old;
            at.set_in(Field::Successor, (to, || old_version.role_name(to)), (&new.to, || new_version.role_name(&new.to)));
        }
    }
}

/// A branch or a row of peers by its id where both versions know it, by its roles where the id is younger than the older version.
fn key<'a>(both: &BTreeSet<&ItemId>, id: Option<&'a ItemId>, roles: &'a [RoleId]) -> Result<&'a ItemId, &'a [RoleId]> {
    id.filter(|id| both.contains(id)).ok_or(roles)
}

fn ids_in_both<'a>(
    before: impl Iterator<Item = &'a Option<ItemId>>,
    after: impl Iterator<Item = &'a Option<ItemId>>,
) -> BTreeSet<&'a ItemId> {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) = (before.flatten().collect(), after.flatten().collect());
    before.intersection(&after).copied().collect()
}

fn way(framework: &Framework, edge: &Edge) -> String {
    format!("The way from {} to {}", framework.role_name(&edge.from), framework.role_name(&edge.to))
}

fn called(framework: &Framework, roles: &[RoleId]) -> String {
    listed(&roles.iter().map(|id| framework.role_name(id)).collect::<Vec<_>>())
}

fn kind_of(kind: &EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Up => "up",
        EdgeKind::Lateral => "lateral",
        EdgeKind::Conditional { .. } => "conditional",
    }
}

fn condition(kind: &EdgeKind) -> &str {
    match kind {
        EdgeKind::Conditional { condition } => condition,
        EdgeKind::Up | EdgeKind::Lateral => "",
    }
}

fn of_remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::InHouseTraining => "in-house training",
        Remedy::ExternalTraining => "training elsewhere",
        Remedy::Coaching => "coaching",
        Remedy::Scholarship => "a scholarship",
        Remedy::Sabbatical => "a sabbatical",
        Remedy::Other => "something else",
    }
}
