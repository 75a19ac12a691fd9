//! Writing texts, whatever document they are in.

use crate::splice::Splice;
use crate::utf16;
use domain::content::MAX_TEXT_UTF16;
use std::borrow::Cow;
use yrs::{GetString as _, ReadTxn, Text as _, TextRef, TransactionMut, WriteTxn as _};

/// How much all texts of a document may be.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    /// Most roots.
    pub(crate) roots: usize,
    /// Longest text of all roots together.
    pub(crate) utf16: u32,
}

/// Why a text was not changed.
pub(crate) enum TextError {
    /// It would become that long.
    TooLong(u32),
    /// All of them would become too long.
    AllTooLong,
    /// No new one fits.
    Full,
    /// It holds something that is no text.
    Damaged,
}

/// Empties a text of that length.
pub(crate) fn clear(txn: &mut TransactionMut<'_>, root: &str, len: u32) {
    if let Some(text) = txn.get_text(root)
        && len > 0
    {
        text.remove_range(txn, 0, len);
    }
}

/// Line ends as a text field in the browser has them; without the character that many programs take for the end.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(['\r', '\0']) {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text under that name, if everything in it shows. Otherwise places would be wrong, and removing could go past the end.
pub(crate) fn shown(txn: &impl ReadTxn, root: &str) -> Result<String, TextError> {
    let Some(text) = txn.get_text(root) else { return Ok(String::new()) };
    let shown = text.get_string(txn);
    if utf16::len(&shown) == text.len(txn) { Ok(shown) } else { Err(TextError::Damaged) }
}

/// Makes one change in a text that says `old`, within the bounds.
pub(crate) fn write(
    txn: &mut TransactionMut<'_>,
    root: &str,
    old: &str,
    change: &Splice,
    bounds: Bounds,
) -> Result<(), TextError> {
    let added = utf16::len(&change.insert);
    let len = (utf16::len(old) - change.remove).saturating_add(added);
    if added > change.remove {
        // What is over the limit already may still become shorter.
        if len > MAX_TEXT_UTF16 {
            return Err(TextError::TooLong(len));
        }
        if total(txn).saturating_sub(change.remove).saturating_add(added) > bounds.utf16 {
            return Err(TextError::AllTooLong);
        }
    }
    let text = open(txn, root, bounds.roots)?;
    put(txn, &text, change);
    Ok(())
}

/// Makes one change in a text.
pub(crate) fn put(txn: &mut TransactionMut<'_>, text: &TextRef, change: &Splice) {
    if change.remove > 0 {
        text.remove_range(txn, change.at, change.remove);
    }
    text.insert(txn, change.at, &change.insert);
}

fn open(txn: &mut TransactionMut<'_>, root: &str, roots: usize) -> Result<TextRef, TextError> {
    if txn.get_text(root).is_none() && txn.root_refs().count() >= roots {
        return Err(TextError::Full);
    }
    Ok(txn.get_or_insert_text(root))
}

/// The length of all texts together.
pub(crate) fn total(txn: &impl ReadTxn) -> u32 {
    let lengths = txn.root_refs().filter_map(|(_, root)| root.try_branch().map(yrs::branch::Branch::content_len));
    lengths.fold(0, u32::saturating_add)
}
