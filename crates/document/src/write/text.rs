//! Writing texts.

use super::EditError;
use super::list::holds;
use crate::limits::{MAX_ROOTS, MAX_SECTION_UTF16};
use crate::schema;
use crate::splice::{self, Splice};
use crate::text::{Bounds, TextError, clean, shown, write};
use crate::utf16::{self, Snap};
use domain::ids::ItemId;
use domain::section::Section;
use yrs::TransactionMut;

const BOUNDS: Bounds = Bounds { roots: MAX_ROOTS, utf16: MAX_SECTION_UTF16 };

impl From<TextError> for EditError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLong(len) => Self::TextTooLong { len },
            TextError::AllTooLong => Self::SectionTooLong,
            TextError::Full => Self::Full,
            TextError::Damaged => Self::Damaged,
        }
    }
}

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
        Some(change) => Ok(write(txn, &root, &old, &change, BOUNDS)?),
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
    if change.remove > 0 || !change.insert.is_empty() {
        write(txn, &root, &old, &change, BOUNDS)?;
    }
    Ok(())
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
