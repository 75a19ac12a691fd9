//! Changes of levels, of what changes between them, and of families.

use super::Field;
use super::log::Log;
use super::pairs::{pairs, reordered};
use crate::framework::{Distinction, Family, Level, Place, Track};

impl Log<'_> {
    pub(super) fn levels(&mut self, before: &[Level], after: &[Level]) {
        let place = |level: &Level| Place::Level { level: level.id.clone() };
        for pair in pairs(before, after, |level| &level.id) {
            if let Some((old, new, mut at)) = self.in_both(pair, place, |framework, level| framework.level_name(&level.id)) {
                let Level { id: _, number, name } = old;
                at.name(name, &new.name);
                at.set(Field::Number, number, &new.number, u8::to_string);
            }
        }
    }

    pub(super) fn distinctions(&mut self, before: &[Distinction], after: &[Distinction]) {
        let place = |d: &Distinction| Place::Distinction { level: d.level.clone(), dimension: d.dimension };
        for pair in pairs(before, after, |d| (&d.level, d.dimension)) {
            let name = |framework: &crate::framework::Framework, d: &Distinction| {
                format!("What changes at {} in {}", framework.level_name(&d.level), d.dimension.words())
            };
            if let Some((old, new, mut at)) = self.in_both(pair, place, name) {
                let Distinction { level: _, dimension: _, examples } = old;
                at.lines(Field::Examples, examples, &new.examples);
            }
        }
    }

    pub(super) fn families(&mut self, before: &[Family], after: &[Family]) {
        let place = |family: &Family| Place::Family { family: family.id.clone() };
        for pair in pairs(before, after, |family| &family.id) {
            let Some((old, new, mut at)) = self.in_both(pair, place, |framework, family| framework.family_name(&family.id))
            else {
                continue;
            };
            let Family { id: _, name, tracks, owner, review } = old;
            at.name(name, &new.name);
            at.changed(Field::Owner, owner, &new.owner);
            at.set(Field::Review, review, &new.review, |day| day.map(|day| day.to_string()).unwrap_or_default());
            at.order("tracks", || reordered(tracks, &new.tracks, |track| &track.id));
            self.tracks(new, tracks, &new.tracks);
        }
    }

    fn tracks(&mut self, family: &Family, before: &[Track], after: &[Track]) {
        let place = |track: &Track| Place::Track { family: family.id.clone(), track: track.id.clone() };
        let name = |_: &crate::framework::Framework, track: &Track| format!("The track “{}” of {}", track.name, family.name);
        for pair in pairs(before, after, |track| &track.id) {
            if let Some((old, new, mut at)) = self.in_both(pair, place, name) {
                let Track { id: _, name } = old;
                at.name(name, &new.name);
            }
        }
    }
}
