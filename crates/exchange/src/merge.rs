//! An import put into a framework: by id, then by name within the family. What the import does not mention stays.

use crate::check;
use crate::mapping::{Levels, Mapping};
use crate::note::{Place, Refusal};
use crate::slug::{key, unique};
use domain::framework::{Band, Cell, Edge, Family, Framework, FrameworkRole, Level};
use domain::ids::{CompetencyId, FamilyId, LevelId, RoleId, TrackId};
use std::collections::{BTreeMap, BTreeSet};

/// The framework with the import in it. Fails only where both together do not hold together, e.g. inherit in a circle.
pub fn merge(current: &Framework, imported: &Framework, mapping: &Mapping) -> Result<Framework, Refusal> {
    let mut names = Names::default();
    let mut merged = current.clone();
    names.levels(&mut merged, imported, &mapping.levels);
    names.families(&mut merged, imported);
    names.roles(&mut merged, current, imported);
    names.competencies(&mut merged, imported);
    names.cells(&mut merged, imported);
    names.rest(&mut merged, imported);
    check::sound(&merged).map_err(|why| Refusal::new(Place::default(), why))?;
    Ok(merged)
}

/// What the import's records are called in the framework.
#[derive(Default)]
struct Names {
    levels: BTreeMap<LevelId, LevelId>,
    families: BTreeMap<FamilyId, FamilyId>,
    tracks: BTreeMap<(FamilyId, TrackId), TrackId>,
    roles: BTreeMap<RoleId, RoleId>,
    competencies: BTreeMap<CompetencyId, CompetencyId>,
}

impl Names {
    fn levels(&mut self, merged: &mut Framework, imported: &Framework, wanted: &Levels) {
        let mut below: Option<LevelId> = None;
        let mut taken: BTreeSet<String> = merged.levels.iter().map(|level| level.id.to_string()).collect();
        for level in &imported.levels {
            let said = if let Levels::To { levels } = wanted { levels.get(&level.id) } else { None };
            let exists = |id: &&LevelId| merged.levels.iter().any(|known| known.id == **id);
            let same = |known: &&Level| known.id == level.id || key(&known.name) == key(&level.name);
            let known = said.filter(exists).or_else(|| merged.levels.iter().find(same).map(|known| &known.id)).cloned();
            let id = known.or_else(|| {
                let id = LevelId::parse(&unique(level.id.as_str(), "level", &mut taken)).ok()?;
                let end = merged.levels.len();
                let behind =
                    below.as_ref().and_then(|below| merged.levels.iter().position(|level| level.id == *below)).map(|at| at + 1);
                // A level at the bottom of the import goes to the bottom, unless there is nothing to tell that it belongs there.
                let first = imported
                    .levels
                    .iter()
                    .any(|other| other.number > level.number && merged.levels.iter().any(|known| known.id == other.id));
                let place = if *wanted == Levels::Append { end } else { behind.unwrap_or(if first { 0 } else { end }) };
                merged.levels.insert(place, Level { id: id.clone(), number: 0, name: level.name.clone() });
                Some(id)
            });
            if let Some(id) = id {
                self.levels.insert(level.id.clone(), id.clone());
                below = Some(id);
            }
        }
        let numbers: BTreeMap<u8, u8> = merged
            .levels
            .iter()
            .zip(1_u8..)
            .filter(|(level, _)| level.number > 0)
            .map(|(level, number)| (level.number, number))
            .collect();
        for role in &mut merged.roles {
            role.level = numbers.get(&role.level).copied().unwrap_or(role.level);
        }
        for (level, number) in merged.levels.iter_mut().zip(1_u8..) {
            level.number = number;
        }
    }

    fn families(&mut self, merged: &mut Framework, imported: &Framework) {
        let mut taken: BTreeSet<String> = merged.families.iter().map(|family| family.id.to_string()).collect();
        for family in &imported.families {
            let by_id = merged.families.iter().position(|known| known.id == family.id);
            let at = by_id.or_else(|| merged.families.iter().position(|known| key(&known.name) == key(&family.name)));
            let at = at.unwrap_or_else(|| {
                let id = FamilyId::parse(&unique(family.id.as_str(), "family", &mut taken)).unwrap_or_else(|_| family.id.clone());
                merged.families.push(Family::new(id, family.name.clone()));
                merged.families.len() - 1
            });
            let Some(known) = merged.families.get_mut(at) else { continue };
            self.families.insert(family.id.clone(), known.id.clone());
            known.name.clone_from(&family.name);
            known.owner = family.owner.clone().or(known.owner.take());
            known.review = family.review.or(known.review);
            for track in &family.tracks {
                let same = known
                    .tracks
                    .iter()
                    .find(|old| old.id == track.id)
                    .or_else(|| known.tracks.iter().find(|old| key(&old.name) == key(&track.name)));
                let id = same.map_or_else(|| track.id.clone(), |old| old.id.clone());
                match known.tracks.iter_mut().find(|old| old.id == id) {
                    Some(old) => old.name.clone_from(&track.name),
                    None => known.tracks.push(track.clone()),
                }
                self.tracks.insert((family.id.clone(), track.id.clone()), id);
            }
        }
    }

    fn roles(&mut self, merged: &mut Framework, current: &Framework, imported: &Framework) {
        let level_ids: BTreeMap<u8, LevelId> = imported.levels.iter().map(|level| (level.number, level.id.clone())).collect();
        let numbers: BTreeMap<LevelId, u8> = merged.levels.iter().map(|level| (level.id.clone(), level.number)).collect();
        let mut taken: BTreeSet<String> = merged.roles.iter().map(|role| role.id.to_string()).collect();
        let mut used: BTreeSet<RoleId> = BTreeSet::new();
        for role in &imported.roles {
            let mut role = role.clone();
            let found_id = role.id.clone();
            role.track = role.track.take().and_then(|track| self.tracks.get(&(role.family.clone(), track)).cloned());
            role.family = self.families.get(&role.family).unwrap_or(&role.family).clone();
            role.level = level_ids
                .get(&role.level)
                .and_then(|id| self.levels.get(id))
                .and_then(|id| numbers.get(id))
                .copied()
                .unwrap_or(role.level);
            let known = known_role(merged, current, imported, &role).filter(|id| used.insert(id.clone()));
            if let Some(known) = known.and_then(|id| merged.roles.iter_mut().find(|known| known.id == id)) {
                self.roles.insert(found_id, known.id.clone());
                overwrite(known, role);
            } else {
                let wanted =
                    if taken.contains(role.id.as_str()) { format!("{}-{}", role.family, role.id) } else { role.id.to_string() };
                role.id = RoleId::parse(&unique(&wanted, "role", &mut taken)).unwrap_or(role.id);
                used.insert(role.id.clone());
                self.roles.insert(found_id, role.id.clone());
                merged.roles.push(role);
            }
        }
    }

    fn competencies(&mut self, merged: &mut Framework, imported: &Framework) {
        let mut taken: BTreeSet<String> = merged.competencies.iter().map(|competency| competency.id.to_string()).collect();
        for competency in &imported.competencies {
            let family = competency.family.as_ref().and_then(|id| self.families.get(id)).cloned();
            let by_id = merged.competencies.iter().position(|known| known.id == competency.id);
            let by_name = || {
                merged.competencies.iter().position(|known| {
                    key(&known.name) == key(&competency.name)
                        && (known.family.is_none() || family.is_none() || known.family == family)
                })
            };
            let at = by_id.or_else(by_name);
            let Some(known) = at.and_then(|at| merged.competencies.get_mut(at)) else {
                let mut new = competency.clone();
                new.id = CompetencyId::parse(&unique(competency.id.as_str(), "competency", &mut taken)).unwrap_or(new.id);
                new.family = family;
                self.competencies.insert(competency.id.clone(), new.id.clone());
                merged.competencies.push(new);
                continue;
            };
            self.competencies.insert(competency.id.clone(), known.id.clone());
            known.name.clone_from(&competency.name);
            known.category = competency.category;
            if known.family != family {
                known.family = None;
            }
            text(&mut known.definition, &competency.definition);
            text(&mut known.source_note, &competency.source_note);
            lines(&mut known.examples, &competency.examples);
            known.source = competency.source.or(known.source);
        }
    }

    fn cells(&self, merged: &mut Framework, imported: &Framework) {
        let mut index: BTreeMap<(RoleId, CompetencyId), usize> =
            merged.cells.iter().zip(0..).map(|(cell, n)| ((cell.role.clone(), cell.competency.clone()), n)).collect();
        for cell in &imported.cells {
            let (Some(role), Some(competency)) = (self.roles.get(&cell.role), self.competencies.get(&cell.competency)) else {
                continue;
            };
            let at = *index.entry((role.clone(), competency.clone())).or_insert_with(|| {
                merged.cells.push(Cell::new(role.clone(), competency.clone()));
                merged.cells.len() - 1
            });
            let Some(known) = merged.cells.get_mut(at) else { continue };
            if !cell.is_blank() {
                known.inherits = cell.inherits.as_ref().and_then(|source| self.roles.get(source)).cloned();
                known.merged = cell.merged;
                known.expectations.clone_from(&cell.expectations);
            }
            text(&mut known.meaning, &cell.meaning);
            text(&mut known.why, &cell.why);
            known.need = cell.need.or(known.need);
        }
    }

    fn rest(&self, merged: &mut Framework, imported: &Framework) {
        text(&mut merged.philosophy.why, &imported.philosophy.why);
        text(&mut merged.philosophy.values, &imported.philosophy.values);
        let role = |id: &RoleId| self.roles.get(id).unwrap_or(id).clone();
        for new in &imported.distinctions {
            let level = self.levels.get(&new.level).unwrap_or(&new.level).clone();
            match merged.distinctions.iter_mut().find(|known| known.level == level && known.dimension == new.dimension) {
                Some(known) => lines(&mut known.examples, &new.examples),
                None => merged.distinctions.push(domain::framework::Distinction { level, ..new.clone() }),
            }
        }
        for new in &imported.edges {
            self.edge(merged, Edge { from: role(&new.from), to: role(&new.to), ..new.clone() });
        }
        for new in &imported.branches {
            let roles: Vec<RoleId> = new.roles.iter().map(role).collect();
            match merged
                .branches
                .iter_mut()
                .find(|known| (new.id.is_some() && known.id == new.id) || set(&known.roles) == set(&roles))
            {
                Some(known) => {
                    text(&mut known.statement, &new.statement);
                    known.roles = roles;
                }
                None => merged.branches.push(domain::framework::Branch { roles, ..new.clone() }),
            }
        }
        for new in &imported.peers {
            let roles: Vec<RoleId> = new.roles.iter().map(role).collect();
            match merged
                .peers
                .iter_mut()
                .find(|known| (new.id.is_some() && known.id == new.id) || set(&known.roles) == set(&roles))
            {
                Some(known) => {
                    text(&mut known.note, &new.note);
                    known.roles = roles;
                }
                None => merged.peers.push(domain::framework::Peers { roles, ..new.clone() }),
            }
        }
        for new in &imported.successions {
            let new = domain::framework::Succession { from: role(&new.from), to: role(&new.to) };
            match merged.successions.iter_mut().find(|known| known.from == new.from) {
                Some(known) => known.to = new.to,
                None => merged.successions.push(new),
            }
        }
        for new in &imported.project {
            match merged.project.iter_mut().find(|known| known.id == new.id) {
                Some(known) => known.clone_from(new),
                None => merged.project.push(new.clone()),
            }
        }
    }

    fn edge(&self, merged: &mut Framework, mut new: Edge) {
        new.needs = new.needs.iter().map(|id| self.competencies.get(id).unwrap_or(id).clone()).collect();
        let Some(known) = merged.edges.iter_mut().find(|known| known.from == new.from && known.to == new.to) else {
            merged.edges.push(new);
            return;
        };
        known.kind = new.kind;
        known.needs.extend(new.needs.into_iter().filter(|id| !known.needs.contains(id)).collect::<Vec<_>>());
        for roadblock in new.roadblocks {
            match known.roadblocks.iter_mut().find(|old| old.id == roadblock.id) {
                Some(old) => *old = roadblock,
                None => known.roadblocks.push(roadblock),
            }
        }
    }
}

fn set(roles: &[RoleId]) -> BTreeSet<&RoleId> {
    roles.iter().collect()
}

/// The role of the framework that an imported one is: by id in the same family, by its name where that is certain, by name and place otherwise.
fn known_role(merged: &Framework, current: &Framework, imported: &Framework, role: &FrameworkRole) -> Option<RoleId> {
    let near =
        || merged.roles.iter().filter(|known| known.family == role.family && current.roles.iter().any(|old| old.id == known.id));
    if let Some(known) = near().find(|known| known.id == role.id) {
        return Some(known.id.clone());
    }
    let name = key(&role.name());
    let named: Vec<&FrameworkRole> = near().filter(|known| key(&known.name()) == name).collect();
    let twins = imported.roles.iter().filter(|other| key(&other.name()) == name).count();
    match named.as_slice() {
        [one] if twins == 1 => Some(one.id.clone()),
        several => {
            several.iter().find(|known| known.level == role.level && known.track == role.track).map(|known| known.id.clone())
        }
    }
}

fn text(known: &mut String, new: &str) {
    if !domain::text::is_blank(new) {
        new.clone_into(known);
    }
}

fn lines(known: &mut Vec<String>, new: &[String]) {
    if !new.is_empty() {
        new.clone_into(known);
    }
}

/// Takes over what the imported role says; what it leaves open stays.
fn overwrite(known: &mut FrameworkRole, new: FrameworkRole) {
    known.level = new.level;
    known.track = new.track.or(known.track.take());
    for (old, new) in [
        (&mut known.title, &new.title),
        (&mut known.tier, &new.tier),
        (&mut known.discipline, &new.discipline),
        (&mut known.grade, &new.grade),
        (&mut known.experience, &new.experience),
        (&mut known.expertise, &new.expertise),
        (&mut known.merit, &new.merit),
    ] {
        text(old, new);
    }
    lines(&mut known.doing, &new.doing);
    lines(&mut known.going_to_do, &new.going_to_do);
    lines(&mut known.want_to_do, &new.want_to_do);
    known.management_modifier = new.management_modifier.or(known.management_modifier.take());
    known.standing = new.standing.or(known.standing);
    if new.pathway != domain::framework::Pathway::default() {
        known.pathway = new.pathway;
    }
    known.selection.prevalent = new.selection.prevalent.or(known.selection.prevalent);
    known.selection.distinct = new.selection.distinct.or(known.selection.distinct);
    known.selection.retains = new.selection.retains.or(known.selection.retains);
    for band in new.bands {
        if known.bands.contains(&band) {
            continue;
        }
        let by_id = band.id.is_some() && known.bands.iter().any(|old| old.id == band.id);
        let same =
            |old: &&mut Band| if by_id { old.id == band.id } else { old.region == band.region && old.currency == band.currency };
        match known.bands.iter_mut().find(same) {
            Some(old) => {
                // Who may see it stays as it was decided here.
                *old = Band { id: old.id.clone().or(band.id), visibility: old.visibility, ..band };
            }
            None => known.bands.push(band),
        }
    }
}
