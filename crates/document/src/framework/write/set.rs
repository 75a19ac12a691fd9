//! Setting scalars: whole values, the last one wins.

use super::plan::Plan;
use super::{EditError, Field};
use crate::framework::items::{Item, What};
use crate::framework::spelling::NO_PATHWAY;
use crate::spelling::{NO, Word, YES};
use crate::write::Chosen;

/// Sets a scalar of something that is there and has it.
pub(super) fn set(plan: &mut Plan<'_>, item: &Item, field: &Field) -> Result<(), EditError> {
    plan.there(item)?;
    let (name, value) = field.written();
    let may_have = match field {
        // The family of a role goes with its track and level.
        Field::Family(_) => item.what() == What::Competency,
        _ => item.what().scalars().iter().any(|(known, _)| *known == name),
    };
    if !may_have {
        return Err(EditError::NoSuchField { item: item.to_string(), field: name.to_owned() });
    }
    match field {
        Field::Family(Some(family)) => plan.there(&Item::Family(family.clone()))?,
        Field::Parent(Some(parent)) => parent_fits(plan, item, &Item::Mocha(parent.clone()))?,
        _ => {}
    }
    plan.set(item, name, value);
    Ok(())
}

/// A table that is there, and no part of the one that is to be a part of it.
fn parent_fits(plan: &Plan<'_>, item: &Item, parent: &Item) -> Result<(), EditError> {
    plan.there(parent)?;
    let mut here = Some(parent.clone());
    // As many steps as there can be tables: two people may have made a circle already.
    for _ in 0..crate::limits::framework::MAX_LISTED {
        match here {
            Some(table) if table == *item => {
                let value = parent.to_string();
                return Err(EditError::Value { item: item.to_string(), field: "parent", value });
            }
            Some(table) => here = plan.get(&table, "parent").and_then(|id| Item::parse(What::Mocha, &id)),
            None => return Ok(()),
        }
    }
    Ok(())
}

fn word<W: Word>(value: &W) -> String {
    value.word().to_owned()
}

fn answer(value: Chosen) -> String {
    match value {
        Chosen::Yes => YES.to_owned(),
        Chosen::No => NO.to_owned(),
    }
}

fn marker(value: Chosen, mark: &str) -> Option<String> {
    (value == Chosen::Yes).then(|| mark.to_owned())
}

impl Field {
    /// Its name, and how the value is written.
    fn written(&self) -> (&'static str, Option<String>) {
        match self {
            Self::Owner(person) => ("owner", person.as_ref().map(ToString::to_string)),
            Self::Review(date) => ("review", date.map(|date| date.to_string())),
            Self::Standing(standing) => ("standing", standing.as_ref().map(word)),
            Self::WayOn(Chosen::Yes) => ("pathway", None),
            Self::WayOn(Chosen::No) => ("pathway", Some(NO_PATHWAY.to_owned())),
            Self::Prevalent(value) => ("prevalent", value.map(answer)),
            Self::Distinct(value) => ("distinct", value.map(answer)),
            Self::Retains(value) => ("retains", value.map(answer)),
            Self::Modifier(value) => ("modifier", marker(*value, YES)),
            Self::Category(category) => ("category", Some(word(category))),
            Self::Family(family) => ("family", family.as_ref().map(ToString::to_string)),
            Self::Source(source) => ("source", source.as_ref().map(word)),
            Self::Low(amount) => ("low", Some(amount.to_string())),
            Self::High(amount) => ("high", Some(amount.to_string())),
            Self::Currency(text) => ("currency", Some(text.clone()).filter(|text| !text.is_empty())),
            Self::Region(text) => ("region", Some(text.clone()).filter(|text| !text.is_empty())),
            Self::Visibility(visibility) => ("visibility", Some(word(visibility))),
            Self::Merged(value) => ("merged", marker(*value, YES)),
            Self::Need(need) => ("need", need.as_ref().map(word)),
            Self::Way(way) => ("kind", Some(word(way))),
            Self::Remedy(remedy) => ("remedy", remedy.as_ref().map(word)),
            Self::Parent(parent) => ("parent", parent.as_ref().map(ToString::to_string)),
            Self::Part(part) => ("part", Some(word(part))),
            Self::Person(person) => ("person", person.as_ref().map(ToString::to_string)),
        }
    }
}
