//! Exchanging documents: whole states, state vectors, differences and updates, encoded.

use crate::schema::parse_text_root;
use std::collections::BTreeSet;
use yrs::branch::BranchID;
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Doc, Out, ReadTxn, StateVector, Transact as _, Transaction, TransactionMut, Update, WriteTxn as _};

/// The v1 update that changes nothing: no client's structs and no deletions.
pub const EMPTY_UPDATE: [u8; 2] = [0, 0];

/// Why bytes did not become part of a document.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// They are no update or state vector.
    #[error("not readable as an update or a state vector: {0}")]
    Malformed(#[from] yrs::encoding::read::Error),
    /// They contradict what the document holds.
    #[error("the update does not fit the document: {0}")]
    Unfit(#[from] yrs::error::UpdateError),
    /// Another transaction is open.
    #[error("the document is in use: end the other transaction first")]
    Busy,
}

/// A transaction for reading. Never waits: in the browser that would end the page.
pub fn read(doc: &Doc) -> Result<Transaction<'_>, StateError> {
    doc.try_transact().map_err(|_busy| StateError::Busy)
}

/// A transaction for writing under the name of who writes. Never waits.
pub fn write<'a>(doc: &'a Doc, origin: &str) -> Result<TransactionMut<'a>, StateError> {
    doc.try_transact_mut_with(origin).map_err(|_busy| StateError::Busy)
}

/// Everything, as a v1 update: for the wire.
pub fn encode_v1(txn: &impl ReadTxn) -> Vec<u8> {
    txn.encode_state_as_update_v1(&StateVector::default())
}

/// Everything, as a v2 update: a third of the size, for our own storage only. Never take v2 from anybody else: few bytes can
/// claim very much.
pub fn encode_v2(txn: &impl ReadTxn) -> Vec<u8> {
    txn.encode_state_as_update_v2(&StateVector::default())
}

/// How much the document knows, encoded.
pub fn vector(txn: &impl ReadTxn) -> Vec<u8> {
    txn.state_vector().encode_v1()
}

/// What somebody with that state vector lacks, as a v1 update. It always carries the complete set of deletions.
/// The vector must come from a source whose size was looked at: a few bytes can claim many entries.
pub fn diff_v1(txn: &impl ReadTxn, vector: &[u8]) -> Result<Vec<u8>, StateError> {
    Ok(txn.encode_state_as_update_v1(&StateVector::decode_v1(vector)?))
}

/// What this transaction changed so far, as a v1 update.
pub fn changes_v1(txn: &TransactionMut<'_>) -> Vec<u8> {
    txn.encode_update_v1()
}

/// Takes a v1 update in. On the server only after the pre-scan: hostile bytes can exhaust or hang the decoder.
pub fn apply_v1(txn: &mut TransactionMut<'_>, update: &[u8]) -> Result<(), StateError> {
    Ok(txn.apply_update(Update::decode_v1(update)?)?)
}

/// Takes a v1 update in where changes are followed by the roots they touch. A text that somebody else began has no type here until it is asked
/// for, and yrs tells no change of a root without a type.
pub fn follow_v1(txn: &mut TransactionMut<'_>, update: &[u8]) -> Result<(), StateError> {
    apply_v1(txn, update)?;
    let new = txn.root_refs().filter(|(name, root)| matches!(root, Out::UndefinedRef(_)) && parse_text_root(name).is_some());
    for name in new.map(|(name, _)| name.to_owned()).collect::<Vec<_>>() {
        txn.get_or_insert_text(name);
    }
    Ok(())
}

/// The roots that a transaction has touched, each once and in order. Whole only where what arrived was taken in by [`follow_v1`].
pub fn touched(txn: &TransactionMut<'_>) -> BTreeSet<String> {
    let roots = txn.changed_parent_types().iter().map(|branch| branch.id());
    roots.filter_map(|root| if let BranchID::Root(name) = root { Some(name.as_ref().to_owned()) } else { None }).collect()
}

/// Takes a v2 update in, from our own storage.
pub fn apply_v2(txn: &mut TransactionMut<'_>, update: &[u8]) -> Result<(), StateError> {
    Ok(txn.apply_update(Update::decode_v2(update)?)?)
}

/// Whether something that was taken in waits for something else. The sender's order prevents that; where it happens, only the
/// whole difference mends it for certain: updates can go on waiting after what they waited for has come.
pub fn waits(txn: &impl ReadTxn) -> bool {
    txn.has_missing_updates()
}
