//! Typed writing of a draft: every change that the interface or an import makes is one [`Edit`], and each is one transaction.

mod adopt;
mod edit;
mod lists;
mod merge;
mod plan;
mod relate;
mod remove;
mod set;
mod sheet;

pub use adopt::adopt;
pub use edit::{At, Edit, EditError, Field};

use super::items::Item;
use crate::limits::framework::{MAX_ROOTS, MAX_UTF16};
use crate::splice::Splice;
use crate::text::{self, Bounds, TextError};
use crate::utf16::{self, Snap};
use plan::Plan;
use yrs::TransactionMut;

const BOUNDS: Bounds = Bounds { roots: MAX_ROOTS, utf16: MAX_UTF16 };

/// Makes one change. What would exceed a limit, or speaks of what is not there, changes nothing and says so. `random` gives the few
/// digits that keep the places of two people's insertions apart: any letters and digits, for instance of a new id.
pub fn apply(txn: &mut TransactionMut<'_>, edit: &Edit, random: &str) -> Result<(), EditError> {
    if let Edit::Splice { item, field, at, remove, insert } = edit {
        return splice(txn, item, field, (*at, *remove), insert);
    }
    let mut plan = Plan::new(txn, random);
    plan_edit(&mut plan, edit)?;
    plan.finish()?.write(txn);
    Ok(())
}

/// The names of the roots that an edit writes into, for whoever keeps the history of undo: what it is to take back has to be in its scope
/// before the edit is made.
pub fn roots(txn: &TransactionMut<'_>, edit: &Edit) -> Result<Vec<String>, EditError> {
    let mut plan = Plan::new(txn, "");
    if let Edit::Splice { item, field, .. } = edit {
        return Ok(vec![plan.root(item, field)?]);
    }
    plan_edit(&mut plan, edit)?;
    Ok(plan.finish()?.roots())
}

fn plan_edit(plan: &mut Plan<'_>, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::AddLevel { id, name, at } => {
            lists::add(plan, &Item::Level(id.clone()), &at.map(Item::Level), &[("level-name", name)])
        }
        Edit::AddFamily { id, name, at } => {
            lists::add(plan, &Item::Family(id.clone()), &at.map(Item::Family), &[("family-name", name)])
        }
        Edit::AddTrack { family, id, name, at } => {
            plan.there(&Item::Family(family.clone()))?;
            let track = |id| Item::Track(family.clone(), id);
            lists::add(plan, &track(id.clone()), &at.map(track), &[("track-name", name)])
        }
        Edit::AddRole { id, family, track, level, title, at } => {
            let item = Item::Role(id.clone());
            lists::add(plan, &item, &at.map(Item::Role), &[("title", title)])?;
            lists::stand(plan, id, (family, track.as_ref(), level))
        }
        Edit::AddCompetency { id, name, category, family, at } => {
            let item = Item::Competency(id.clone());
            lists::add(plan, &item, &at.map(Item::Competency), &[("name", name)])?;
            set::set(plan, &item, &Field::Category(*category))?;
            set::set(plan, &item, &Field::Family(family.clone()))
        }
        Edit::AddBand { id, role, at } => lists::add_band(plan, id, role, &at.map(Item::Band)),
        Edit::AddBranch { id, roles, at } => lists::add_branch(plan, id, roles, &at.map(Item::Branch)),
        Edit::AddPeers { id, roles, at } => lists::add_peers(plan, id, roles, &at.map(Item::Peers)),
        Edit::AddEdge { from, to, way } => lists::add_edge(plan, from, to, *way),
        Edit::AddRoadblock { id, from, to, at } => lists::add_roadblock(plan, id, (from, to), &at.map(Item::Roadblock)),
        Edit::AddMocha { id, parent, work, at } => {
            let item = Item::Mocha(id.clone());
            lists::add(plan, &item, &at.map(Item::Mocha), &[("work", work)])?;
            set::set(plan, &item, &Field::Parent(parent.clone()))
        }
        Edit::AddAssignment { id, mocha, part, at } => lists::add_assignment(plan, id, mocha, *part, &at.map(Item::Assignment)),
        Edit::Move { item, at } => lists::move_to(plan, item, at),
        Edit::MoveRole { role, family, track, level, at } => {
            plan.there(&Item::Role(role.clone()))?;
            lists::stand(plan, role, (family, track.as_ref(), level))?;
            at.as_ref().map_or(Ok(()), |at| lists::move_to(plan, &Item::Role(role.clone()), &at.map(Item::Role)))
        }
        Edit::Remove(item) => remove::remove(plan, item),
        Edit::RemoveRole { role, successor } => remove::role(plan, role, successor.as_ref()),
        Edit::MergeRoles { from, into } => merge::roles(plan, from, into),
        Edit::SplitRole { role, new, title } => merge::split_role(plan, role, new, title),
        Edit::MergeLevels { from, into } => merge::levels(plan, from, into),
        Edit::SplitLevel { level, new, name, roles } => merge::split_level(plan, level, (new, name), roles),
        Edit::MergeFamilies { from, into } => merge::families(plan, from, into),
        Edit::Set(item, field) => set::set(plan, item, field),
        Edit::SetSource { role, competency, source } => relate::source(plan, role, competency, source.as_ref()),
        Edit::SetNeeded { from, to, competency, needed } => relate::needed(plan, (from, to), competency, *needed),
        Edit::SetInBranch { branch, role, is_in } => relate::in_branch(plan, branch, role, *is_in),
        Edit::SetInPeers { peers, role, is_in } => relate::in_peers(plan, peers, role, *is_in),
        Edit::SetSuccessor { role, successor } => relate::successor(plan, role, successor.as_ref()),
        Edit::ReplaceText { item, field, text } => {
            plan.there(item)?;
            plan.put(item, field, text)
        }
        Edit::Splice { .. } => Ok(()),
    }
}

/// What somebody typed: without looking at anything but that text.
fn splice(
    txn: &mut TransactionMut<'_>,
    item: &Item,
    field: &str,
    (at, remove): (u32, u32),
    insert: &str,
) -> Result<(), EditError> {
    let root = Plan::new(txn, "").root(item, field)?;
    let old = text::shown(txn, &root)?;
    let start = utf16::snap(&old, at, Snap::Down);
    let end = if remove == 0 { start } else { utf16::snap(&old, at.saturating_add(remove), Snap::Up) };
    let change = Splice { at: start, remove: end - start, insert: text::clean(insert).into_owned() };
    if change.remove > 0 || !change.insert.is_empty() {
        text::write(txn, &root, &old, &change, BOUNDS)?;
    }
    Ok(())
}

impl From<TextError> for EditError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLong(len) => Self::TextTooLong { len },
            TextError::AllTooLong => Self::DraftTooLong,
            TextError::Full => Self::Full,
            TextError::Damaged => Self::Damaged,
        }
    }
}
