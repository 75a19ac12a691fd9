//! Setting scalars: whole values, the last one wins.

use super::list::holds;
use super::{Chosen, EditError, MilestoneField};
use crate::limits::MAX_ENTRIES;
use crate::schema::{self, List};
use crate::spelling::{Word as _, YES, link_word};
use domain::content::{Link, MAX_SCALAR_CHARS, TargetKind, Term, Verdict};
use domain::ids::{ExpectationId, ItemId, RoleId};
use domain::wording::Wording;
use yrs::{Map as _, ReadTxn as _, TransactionMut, WriteTxn as _};

pub(super) fn term(txn: &mut TransactionMut<'_>, goal: &ItemId, term: Term) -> Result<(), EditError> {
    there(txn, List::Goals, goal)?;
    set(txn, List::Goals.map(), &format!("{goal}/term"), Some(term.word()));
    Ok(())
}

pub(super) fn target_kind(txn: &mut TransactionMut<'_>, kind: Option<TargetKind>) {
    set(txn, "target", "kind", kind.map(|kind| kind.word()));
}

pub(super) fn target_role(txn: &mut TransactionMut<'_>, role: Option<&RoleId>) {
    set(txn, "target", "role", role.map(RoleId::as_str));
}

pub(super) fn link(txn: &mut TransactionMut<'_>, goal: &ItemId, link: Option<&Link>) -> Result<(), EditError> {
    entry(txn, "links", goal, link.map(link_word))
}

pub(super) fn verdict(
    txn: &mut TransactionMut<'_>,
    clause: &ItemId,
    verdict: Option<Verdict>,
    about: Option<&Wording>,
) -> Result<(), EditError> {
    entry(txn, "verdicts", clause, verdict.map(|verdict| verdict.word()))?;
    entry(txn, "walked", clause, about.filter(|_| verdict.is_some()).map(Wording::as_str))
}

pub(super) fn focus(txn: &mut TransactionMut<'_>, expectation: &ExpectationId, chosen: Chosen) -> Result<(), EditError> {
    let value = match chosen {
        Chosen::Yes => Some(YES),
        Chosen::No => None,
    };
    room(txn, "focus", expectation.as_str(), value)?;
    set(txn, "focus", expectation.as_str(), value);
    Ok(())
}

pub(super) fn milestone(txn: &mut TransactionMut<'_>, id: &ItemId, field: &MilestoneField) -> Result<(), EditError> {
    there(txn, List::Milestones, id)?;
    let (name, value): (&str, Option<String>) = match field {
        MilestoneField::Start(text) => ("start", short(text)?),
        MilestoneField::Target(text) => ("target", short(text)?),
        MilestoneField::Due(date) => ("due", date.map(|date| date.to_string())),
        MilestoneField::Kind(kind) => ("kind", kind.map(|kind| kind.word().to_owned())),
        MilestoneField::Gap(gap) => ("gap", gap.as_ref().map(ToString::to_string)),
        MilestoneField::Owner(party) => ("owner", party.map(|party| party.word().to_owned())),
        MilestoneField::Confirmer(party) => ("confirmer", party.map(|party| party.word().to_owned())),
    };
    set(txn, List::Milestones.map(), &format!("{id}/{name}"), value.as_deref());
    Ok(())
}

fn short(text: &str) -> Result<Option<String>, EditError> {
    let len = text.chars().count();
    if len > MAX_SCALAR_CHARS {
        return Err(EditError::ValueTooLong { len });
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

fn there(txn: &TransactionMut<'_>, list: List, id: &ItemId) -> Result<(), EditError> {
    if holds(txn, list, id.as_str()) { Ok(()) } else { Err(EditError::Gone(id.clone())) }
}

/// A scalar about an item of another section.
fn entry(txn: &mut TransactionMut<'_>, map: &str, id: &ItemId, value: Option<&str>) -> Result<(), EditError> {
    if schema::added_item(id.as_str()).is_none() {
        return Err(EditError::Reserved(id.clone()));
    }
    room(txn, map, id.as_str(), value)?;
    set(txn, map, id.as_str(), value);
    Ok(())
}

/// Whether one more entry fits.
fn room(txn: &TransactionMut<'_>, map: &str, key: &str, value: Option<&str>) -> Result<(), EditError> {
    let full = |map: &yrs::MapRef| !map.contains_key(txn, key) && map.keys(txn).nth(MAX_ENTRIES - 1).is_some();
    if value.is_some() && txn.get_map(map).is_some_and(|map| full(&map)) {
        return Err(EditError::TooMany { limit: MAX_ENTRIES });
    }
    Ok(())
}

/// Writes only what differs: every write leaves a trace in the document for ever.
fn set(txn: &mut TransactionMut<'_>, map: &str, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        txn.get_or_insert_map(map).try_update(txn, key, value);
    } else if let Some(map) = txn.get_map(map)
        && map.contains_key(txn, key)
    {
        map.remove(txn, key);
    }
}
