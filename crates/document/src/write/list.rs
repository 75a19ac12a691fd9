//! Adding, moving and removing the items of an ordered list.

use super::EditError;
use super::text::clear;
use crate::limits::MAX_ORDER_LEN;
use crate::order;
use crate::read::{gap_after, places};
use crate::schema::{self, List, POS};
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

/// Gives `id` its place among the other items; spreads the whole list anew when there is no room left for a short string.
fn put(txn: &mut TransactionMut<'_>, list: List, others: &[(String, ItemId)], id: &ItemId, after: Option<&ItemId>, random: &str) {
    let (low, high) = gap_after(others, after);
    let key = order::between(low, high, random);
    let map = txn.get_or_insert_map(list.map());
    if key.len() <= MAX_ORDER_LEN {
        map.insert(txn, format!("{id}/{POS}"), key);
        return;
    }
    let mut ids: Vec<&ItemId> = others.iter().map(|(_, id)| id).collect();
    let index = after.and_then(|after| ids.iter().position(|id| *id == after)).map_or(0, |behind| behind + 1);
    ids.insert(index, id);
    for (id, key) in ids.iter().zip(order::spread(ids.len(), random)) {
        map.insert(txn, format!("{id}/{POS}"), key);
    }
}

pub(super) fn remove(txn: &mut TransactionMut<'_>, list: List, id: &ItemId) -> Result<(), EditError> {
    let map = txn.get_map(list.map()).filter(|map| map.contains_key(txn, &format!("{id}/{POS}")));
    let Some(map) = map else { return Err(EditError::Gone(id.clone())) };
    for field in list.texts() {
        clear(txn, &schema::root_name(id.as_str(), field))?;
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
