//! Everything that keeps a framework from holding together, in the order of the framework: [`Framework::validate`] names the first thing
//! that makes it unusable, this names all, and what is only allowed in a draft too.

mod cells;
mod sizes;
mod ways;

use super::{Framework, FrameworkError, Index};
use crate::ids::RoleId;
use crate::text::is_blank;
use std::collections::BTreeSet;
use std::fmt::Display;

impl Framework {
    /// Everything that does not hold together. Empty exactly where the framework can be published as far as its form goes; then
    /// [`Framework::validate`] finds nothing either.
    pub fn problems(&self) -> Vec<FrameworkError> {
        let mut search = Search { framework: self, index: Index::of(self), found: Vec::new() };
        search.sizes();
        search.levels();
        search.families();
        search.roles();
        search.competencies();
        search.cells();
        search.ways();
        search.successions();
        search.found
    }
}

struct Search<'a> {
    framework: &'a Framework,
    index: Index<'a>,
    found: Vec<FrameworkError>,
}

impl Search<'_> {
    fn levels(&mut self) {
        let levels = &self.framework.levels;
        self.unique("level", levels.iter().map(|level| &level.id));
        self.unique("level", levels.iter().map(|level| level.number));
        for (place, level) in (1..).zip(levels) {
            if usize::from(level.number) != place {
                self.found.push(FrameworkError::LevelNumber { place, number: level.number });
            }
            self.named("level", &level.id, &level.name);
        }
        let distinctions = &self.framework.distinctions;
        self.unique("distinction", distinctions.iter().map(|d| format!("{}/{}", d.level, d.dimension.words())));
        for distinction in distinctions.iter().filter(|d| levels.iter().all(|level| level.id != d.level)) {
            self.dangling("level", &distinction.level);
        }
    }

    fn families(&mut self) {
        let families = &self.framework.families;
        self.unique("family", families.iter().map(|family| &family.id));
        for family in families {
            self.named("family", &family.id, &family.name);
            self.unique("track", family.tracks.iter().map(|track| &track.id));
            for track in &family.tracks {
                self.named("track", &track.id, &track.name);
            }
        }
    }

    fn roles(&mut self) {
        let framework = self.framework;
        self.unique("role", framework.roles.iter().map(|role| &role.id));
        for role in &framework.roles {
            self.named("role", &role.id, &role.name());
            match framework.family(&role.family) {
                None => self.dangling("family", &role.family),
                Some(family) => {
                    for track in role.track.iter().filter(|id| family.tracks.iter().all(|track| track.id != **id)) {
                        self.dangling("track", track);
                    }
                }
            }
            if framework.levels.iter().all(|level| level.number != role.level) {
                self.dangling("level", role.level);
            }
        }
    }

    fn competencies(&mut self) {
        let framework = self.framework;
        self.unique("competency", framework.competencies.iter().map(|competency| &competency.id));
        for competency in &framework.competencies {
            self.named("competency", &competency.id, &competency.name);
            for family in competency.family.iter().filter(|id| framework.family(id).is_none()) {
                self.dangling("family", family);
            }
        }
    }

    fn role_exists(&mut self, id: &RoleId) {
        if self.index.role(id).is_none() {
            self.dangling("role", id);
        }
    }

    fn dangling(&mut self, what: &'static str, id: impl Display) {
        self.found.push(FrameworkError::Dangling { what, id: id.to_string() });
    }

    fn named(&mut self, what: &'static str, id: impl Display, name: &str) {
        if is_blank(name) {
            self.found.push(FrameworkError::Nameless { what, id: id.to_string() });
        }
    }

    /// Each thing of which there are several is named once.
    fn unique<T: Ord + Display>(&mut self, what: &'static str, ids: impl Iterator<Item = T>) {
        let (mut seen, mut twice) = (BTreeSet::new(), BTreeSet::new());
        for id in ids {
            let name = id.to_string();
            if !seen.insert(id) && twice.insert(name.clone()) {
                self.found.push(FrameworkError::Duplicate { what, id: name });
            }
        }
    }
}
