//! Writing texts.

use super::EditError;
use super::list::holds;
use crate::limits::{MAX_ROOTS, MAX_SECTION_UTF16};
use crate::schema;
use crate::splice::{self, Splice};
use crate::utf16::{self, Snap};
use domain::content::MAX_TEXT_UTF16;
use domain::ids::ItemId;
use domain::section::Section;
use std::borrow::Cow;
use yrs::{GetString as _, ReadTxn, Text as _, TextRef, TransactionMut, WriteTxn as _};

pub(super) fn replace(
    section: Section,
    txn: &mut TransactionMut<'_>,
    item: &str,
    field: &str,
    text: &str,
) -> Result<(), EditError> {
    let root = root(section, txn, item, field)?;
    let old = shown(txn, &root)?;
    match splice::splice(&old, &clean(text), u32::MAX) {
        Some(change) => write(txn, &root, &old, &change),
        None => Ok(()),
    }
}

pub(super) fn splice(
    section: Section,
    txn: &mut TransactionMut<'_>,
    item: &str,
    field: &str,
    (at, remove): (u32, u32),
    insert: &str,
) -> Result<(), EditError> {
    let root = root(section, txn, item, field)?;
    let old = shown(txn, &root)?;
    let start = utf16::snap(&old, at, Snap::Down);
    let end = if remove == 0 { start } else { utf16::snap(&old, at.saturating_add(remove), Snap::Up) };
    let change = Splice { at: start, remove: end - start, insert: clean(insert).into_owned() };
    if change.remove == 0 && change.insert.is_empty() { Ok(()) } else { write(txn, &root, &old, &change) }
}

/// Empties a text of that length.
pub(super) fn clear(txn: &mut TransactionMut<'_>, root: &str, len: u32) {
    if let Some(text) = txn.get_text(root)
        && len > 0
    {
        text.remove_range(txn, 0, len);
    }
}

/// The name of that text, if the section has it and its item is there.
fn root(section: Section, txn: &TransactionMut<'_>, item: &str, field: &str) -> Result<String, EditError> {
    let missing = || EditError::NoSuchText { item: item.to_owned(), field: field.to_owned() };
    let root = schema::text_root(section, item, field).ok_or_else(missing)?;
    let fixed = schema::fixed_texts(section).contains(&(item, field));
    match schema::list_with_text(section, field).filter(|_| !fixed) {
        Some(list) if !holds(txn, list, item) => Err(ItemId::parse(item).map_or_else(|_| missing(), EditError::Gone)),
        _ => Ok(root),
    }
}

/// Line ends as a text field in the browser has them; without the character that many programs take for the end.
fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(['\r', '\0']) {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text under that name, if everything in it shows. Otherwise places would be wrong, and removing could go past the end.
pub(super) fn shown(txn: &impl ReadTxn, root: &str) -> Result<String, EditError> {
    let Some(text) = txn.get_text(root) else { return Ok(String::new()) };
    let shown = text.get_string(txn);
    if utf16::len(&shown) == text.len(txn) { Ok(shown) } else { Err(EditError::Damaged) }
}

fn write(txn: &mut TransactionMut<'_>, root: &str, old: &str, change: &Splice) -> Result<(), EditError> {
    let added = utf16::len(&change.insert);
    let len = (utf16::len(old) - change.remove).saturating_add(added);
    if added > change.remove {
        // What is over the limit already may still become shorter.
        if len > MAX_TEXT_UTF16 {
            return Err(EditError::TextTooLong { len });
        }
        if total(txn).saturating_sub(change.remove).saturating_add(added) > MAX_SECTION_UTF16 {
            return Err(EditError::SectionTooLong);
        }
    }
    let text = open(txn, root)?;
    if change.remove > 0 {
        text.remove_range(txn, change.at, change.remove);
    }
    text.insert(txn, change.at, &change.insert);
    Ok(())
}

fn open(txn: &mut TransactionMut<'_>, root: &str) -> Result<TextRef, EditError> {
    if txn.get_text(root).is_none() && txn.root_refs().count() >= MAX_ROOTS {
        return Err(EditError::Full);
    }
    Ok(txn.get_or_insert_text(root))
}

/// The length of all texts together.
fn total(txn: &impl ReadTxn) -> u32 {
    let lengths = txn.root_refs().filter_map(|(_, root)| root.try_branch().map(yrs::branch::Branch::content_len));
    lengths.fold(0, u32::saturating_add)
}
