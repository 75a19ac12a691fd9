//! The end of an import: levels are put in order, sources found, ways drawn.

use super::{Builder, Step};
use crate::check;
use crate::inherit::Source;
use crate::mapping::Ways;
use crate::note::{Place, Refusal};
use crate::slug::key;
use domain::framework::{Cell, Edge, EdgeKind, Framework, FrameworkRole, Level};
use domain::ids::{CompetencyId, FamilyId, LevelId, RoleId, TrackId};
use std::collections::{BTreeMap, BTreeSet};

impl Builder {
    /// The framework of everything that was read.
    pub fn finish(&mut self) -> Result<Framework, Refusal> {
        self.order_levels();
        self.find_sources();
        self.find_generic();
        self.order_cells();
        if self.wanted.ways == Ways::Drawn {
            self.draw_ways();
        }
        let framework = std::mem::take(&mut self.framework);
        check::sound(&framework).map_err(|why| Refusal::new(Place::default(), why))?;
        Ok(framework)
    }

    /// Orders the spine so that each source's own order holds, as far as they do not contradict each other.
    fn order_levels(&mut self) {
        let mut left: Vec<Step> = std::mem::take(&mut self.steps);
        let mut before: BTreeSet<(LevelId, LevelId)> = BTreeSet::new();
        for chain in &self.chains {
            before.extend(chain.iter().zip(chain.iter().skip(1)).filter(|(a, b)| a != b).map(|(a, b)| (a.clone(), b.clone())));
        }
        let mut number = 0_u8;
        while !left.is_empty() {
            let there: BTreeSet<&LevelId> = left.iter().map(|step| &step.id).collect();
            let waiting: BTreeSet<&LevelId> =
                before.iter().filter(|(low, _)| there.contains(low)).map(|(_, high)| high).collect();
            let free = left.iter().enumerate().filter(|(_, step)| !waiting.contains(&step.id));
            let next = free.min_by_key(|(at, step)| (step.weight, *at)).map_or(0, |(at, _)| at);
            let step = left.remove(next);
            number = number.saturating_add(1);
            self.framework.levels.push(Level { id: step.id, number, name: step.name });
        }
        let numbers: BTreeMap<&LevelId, u8> = self.framework.levels.iter().map(|level| (&level.id, level.number)).collect();
        for role in &mut self.framework.roles {
            role.level = self.placed.get(&role.id).and_then(|id| numbers.get(id)).copied().unwrap_or(1);
        }
    }

    fn find_sources(&mut self) {
        for open in std::mem::take(&mut self.open) {
            let own = self.framework.roles.iter().find(|role| role.id == open.role);
            let Some(family) = own.map(|role| role.family.clone()) else { continue };
            let found = match &open.source {
                Source::Left => open.left,
                Source::Level(place) => self.at_place(&family, place, &open.role),
                Source::Role(name) => self.named(&family, name, &open.role),
            };
            let Ok(cell) = self.cell(&open.role, &open.competency) else { continue };
            if let Some(source) = found {
                cell.inherits = Some(source);
            } else {
                cell.expectations.insert(0, open.words.clone());
                let sentence = format!("\"{}\" names no role that is there; it was kept as a line.", open.words);
                self.notes.say(open.place, sentence);
            }
        }
    }

    fn find_generic(&mut self) {
        for (role, competency, source) in std::mem::take(&mut self.perhaps) {
            let Ok(source) = RoleId::parse(&source) else { continue };
            if !self.cells.contains_key(&(source.clone(), competency.clone())) {
                continue;
            }
            if let Some(cell) = self.cells.get_mut(&(role, competency)).filter(|cell| cell.inherits.is_none()) {
                cell.inherits = Some(source);
            }
        }
    }

    fn at_place(&self, family: &FamilyId, place: &str, not: &RoleId) -> Option<RoleId> {
        let called = self.places.get(&(family.clone(), place.to_lowercase())).filter(|id| *id != not);
        if called.is_some() {
            return called.cloned();
        }
        let number: u8 = place.parse().ok()?;
        let mut there =
            self.framework.roles.iter().filter(|role| role.family == *family && role.level == number && role.id != *not);
        let role = there.next()?;
        if there.next().is_some() { None } else { Some(role.id.clone()) }
    }

    /// The role of a title or identifier: the only one of the family, or the only one at all.
    fn named(&self, family: &FamilyId, name: &str, not: &RoleId) -> Option<RoleId> {
        let wanted = key(name.trim_start_matches('[').trim_end_matches(']'));
        let matches = |role: &&FrameworkRole| role.id != *not && (role.id.as_str() == wanted || key(&role.name()) == wanted);
        let found: Vec<&FrameworkRole> = self.framework.roles.iter().filter(matches).collect();
        let only = |among: &[&FrameworkRole]| if let [one] = among { Some(one.id.clone()) } else { None };
        let near: Vec<&FrameworkRole> = found.iter().copied().filter(|role| role.family == *family).collect();
        only(&near).or_else(|| only(&found)).or_else(|| self.places.get(&(family.clone(), wanted)).cloned())
    }

    /// Cells in the order of roles and competencies.
    fn order_cells(&mut self) {
        let roles: BTreeMap<&RoleId, usize> = self.framework.roles.iter().zip(0..).map(|(role, n)| (&role.id, n)).collect();
        let competencies: BTreeMap<&CompetencyId, usize> =
            self.framework.competencies.iter().zip(0..).map(|(competency, n)| (&competency.id, n)).collect();
        let mut cells: Vec<Cell> = std::mem::take(&mut self.cells).into_values().collect();
        cells.sort_by_key(|cell| (roles.get(&cell.role), competencies.get(&cell.competency)));
        self.framework.cells = cells;
    }

    /// Draws a way from each role to the next level of its track. Tracks share the roles that are on none.
    fn draw_ways(&mut self) {
        let mut drawn: BTreeSet<(RoleId, RoleId)> = BTreeSet::new();
        let mut edges = Vec::new();
        for family in self.framework.families.iter().filter(|family| self.pathless.contains(&family.id)) {
            let mut tracks: Vec<Option<&TrackId>> = family.tracks.iter().map(|track| Some(&track.id)).collect();
            if tracks.is_empty() {
                tracks.push(None);
            }
            for track in tracks {
                let on =
                    |role: &&FrameworkRole| role.family == family.id && (role.track.is_none() || role.track.as_ref() == track);
                let mut steps: BTreeMap<u8, Vec<&RoleId>> = BTreeMap::new();
                for role in self.framework.roles.iter().filter(on) {
                    steps.entry(role.level).or_default().push(&role.id);
                }
                for (low, high) in steps.values().zip(steps.values().skip(1)) {
                    // Where a level has several roles on one track, nobody can tell which follows which.
                    let ([from], [to]) = (low.as_slice(), high.as_slice()) else { continue };
                    if drawn.insert(((*from).clone(), (*to).clone())) {
                        edges.push(Edge::new((*from).clone(), (*to).clone(), EdgeKind::Up));
                    }
                }
            }
        }
        if !edges.is_empty() {
            let sentence =
                format!("The source describes no ways between roles: {} were drawn from each level to the next.", edges.len());
            self.notes.say(Place::default(), sentence);
        }
        self.framework.edges.extend(edges);
    }
}
