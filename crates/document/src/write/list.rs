//! Adding, moving and removing the items of an ordered list.

use super::EditError;
use crate::order;
use crate::read::places;
use crate::schema::{self, List, POS};
use crate::text::{clear, shown};
use crate::utf16;
use domain::content::MAX_ITEMS;
use domain::ids::ItemId;
use yrs::{Map as _, ReadTxn as _, TransactionMut, WriteTxn as _};

pub(super) fn add(
    txn: &mut TransactionMut<'_>,
    list: List,
    id: &ItemId,
    after: Option<&ItemId>,
    random: &str,
) -> Result<(), EditError> {
    if schema::added_item(id.as_str()).is_none() {
        return Err(EditError::Reserved(id.clone()));
    }
    let items = places(txn, list);
    if items.iter().any(|(_, other)| other == id) {
        return Err(EditError::Exists(id.clone()));
    }
    if items.len() >= MAX_ITEMS {
        return Err(EditError::TooMany { limit: MAX_ITEMS });
    }
    let known = after.filter(|after| items.iter().any(|(_, id)| id == *after));
    let behind = known.cloned().or_else(|| items.last().map(|(_, id)| id.clone()));
    put(txn, list, &items, id, behind.as_ref(), random);
    Ok(())
}

pub(super) fn move_to(
    txn: &mut TransactionMut<'_>,
    list: List,
    id: &ItemId,
    after: Option<&ItemId>,
    random: &str,
) -> Result<(), EditError> {
    let mut items = places(txn, list);
    let there = |id: &ItemId| items.iter().position(|(_, other)| other == id).ok_or_else(|| EditError::Gone(id.clone()));
    let from = there(id)?;
    let to = after.map(there).transpose()?.map_or(0, |behind| if behind < from { behind + 1 } else { behind });
    if from == to || after == Some(id) {
        return Ok(());
    }
    items.remove(from);
    put(txn, list, &items, id, after, random);
    Ok(())
}

/// Gives `id` its place among the other items, behind `after` or at the beginning. Where no short string fits (after very many
/// moves to one place, or between two strings that happen to be equal) the whole list is spread anew.
fn put(txn: &mut TransactionMut<'_>, list: List, others: &[(String, ItemId)], id: &ItemId, after: Option<&ItemId>, random: &str) {
    let index = after.and_then(|after| others.iter().position(|(_, id)| id == after)).map_or(0, |behind| behind + 1);
    let map = txn.get_or_insert_map(list.map());
    if let Some(place) = order::place(others, index, random) {
        map.insert(txn, format!("{id}/{POS}"), place);
        return;
    }
    let mut ids: Vec<&ItemId> = others.iter().map(|(_, id)| id).collect();
    ids.insert(index, id);
    for (id, place) in ids.iter().zip(order::spread(ids.len(), random)) {
        map.insert(txn, format!("{id}/{POS}"), place);
    }
}

pub(super) fn remove(txn: &mut TransactionMut<'_>, list: List, id: &ItemId) -> Result<(), EditError> {
    let map = txn.get_map(list.map()).filter(|map| map.contains_key(txn, &format!("{id}/{POS}")));
    let Some(map) = map else { return Err(EditError::Gone(id.clone())) };
    let roots: Vec<String> = list.texts().iter().map(|field| schema::root_name(id.as_str(), field)).collect();
    // All of them first: an edit that is refused changes nothing.
    let lens = roots.iter().map(|root| shown(txn, root).map(|text| utf16::len(&text))).collect::<Result<Vec<u32>, _>>()?;
    for (root, len) in roots.iter().zip(lens) {
        clear(txn, root, len);
    }
    for field in list.scalars() {
        let key = format!("{id}/{field}");
        if map.contains_key(txn, &key) {
            map.remove(txn, &key);
        }
    }
    Ok(())
}

/// Whether the item is in the list.
pub(super) fn holds(txn: &TransactionMut<'_>, list: List, id: &str) -> bool {
    txn.get_map(list.map()).is_some_and(|map| map.contains_key(txn, &format!("{id}/{POS}")))
}
