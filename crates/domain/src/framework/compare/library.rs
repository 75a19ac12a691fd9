//! Changes of competencies and of cells.

use super::Field;
use super::log::Log;
use super::pairs::pairs;
use crate::framework::{Category, Cell, Competency, Framework, Need, Place, Source};
use crate::ids::{FamilyId, RoleId};

impl Log<'_> {
    pub(super) fn competencies(&mut self, before: &[Competency], after: &[Competency]) {
        let (old_version, new_version) = (self.before, self.after);
        let place = |competency: &Competency| Place::Competency { competency: competency.id.clone() };
        let name = |framework: &Framework, competency: &Competency| framework.competency_name(&competency.id);
        for pair in pairs(before, after, |competency| &competency.id) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            let Competency { id: _, name, definition, category, family, source, source_note, examples } = old;
            at.name(name, &new.name);
            at.text(Field::Definition, definition, &new.definition);
            at.set(Field::Category, category, &new.category, |category| of_category(*category).to_owned());
            let called =
                |framework: &Framework, id: Option<&FamilyId>| id.map(|id| framework.family_name(id)).unwrap_or_default();
            at.set_in(
                Field::Family,
                (family, || called(old_version, family.as_ref())),
                (&new.family, || called(new_version, new.family.as_ref())),
            );
            at.set(Field::Source, source, &new.source, |source| source.map_or("", of_source).to_owned());
            at.text(Field::SourceNote, source_note, &new.source_note);
            at.lines(Field::Examples, examples, &new.examples);
        }
    }

    pub(super) fn cells(&mut self, before: &[Cell], after: &[Cell]) {
        let (old_version, new_version) = (self.before, self.after);
        let place = |cell: &Cell| Place::Cell { role: cell.role.clone(), competency: cell.competency.clone() };
        let name = |framework: &Framework, cell: &Cell| {
            format!("{} at {}", framework.competency_name(&cell.competency), framework.role_name(&cell.role))
        };
        for pair in pairs(before, after, |cell| (&cell.role, &cell.competency)) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            let Cell { role: _, competency: _, inherits, merged, expectations, meaning, need, why } = old;
            let called = |framework: &Framework, id: Option<&RoleId>| id.map(|id| framework.role_name(id)).unwrap_or_default();
            at.set_in(
                Field::Inherits,
                (inherits, || called(old_version, inherits.as_ref())),
                (&new.inherits, || called(new_version, new.inherits.as_ref())),
            );
            at.set(Field::Merged, merged, &new.merged, |merged| if *merged { "on" } else { "off" }.to_owned());
            at.lines(Field::Expectations, expectations, &new.expectations);
            at.text(Field::Meaning, meaning, &new.meaning);
            at.set(Field::Need, need, &new.need, |need| need.map_or("", of_need).to_owned());
            at.text(Field::Reason, why, &new.why);
        }
    }
}

fn of_category(category: Category) -> &'static str {
    match category {
        Category::Technical => "technical",
        Category::Behavioural => "behavioural",
    }
}

fn of_source(source: Source) -> &'static str {
    match source {
        Source::JobDescription => "a job description",
        Source::Expectation => "an expectation",
        Source::PastEvaluation => "past evaluations",
    }
}

fn of_need(need: Need) -> &'static str {
    match need {
        Need::Must => "must have",
        Need::Nice => "nice to have",
    }
}
