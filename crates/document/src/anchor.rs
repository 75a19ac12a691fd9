//! Places in a text that move along with it: carets and selections, in the binary form that Yjs uses too.

use crate::utf16::{self, Snap};
use yrs::branch::Branch;
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Assoc, GetString as _, IndexScope, IndexedSequence as _, ReadTxn, StickyIndex};

/// To which side a place sticks when somebody types right there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It stays with the character before: the end of a selection.
    Before,
    /// It stays with the character after: the start of a selection.
    After,
}

/// A place in the text under that name, as bytes. Nothing if there is no such text yet.
pub fn encode(txn: &impl ReadTxn, root: &str, at: u32, side: Side) -> Option<Vec<u8>> {
    let text = txn.get_text(root)?;
    let shown = text.get_string(txn);
    let at = utf16::snap(&shown, at, Snap::Down);
    if at == utf16::len(&shown) && side == Side::After {
        // Behind the last character there is none to stick to: the end of the root itself.
        return Some(StickyIndex::new(IndexScope::Root(root.into()), Assoc::After).encode_v1());
    }
    let assoc = match side {
        Side::Before => Assoc::Before,
        Side::After => Assoc::After,
    };
    Some(text.sticky_index(txn, at, assoc)?.encode_v1())
}

/// Where that place is now in the text under that name. Nothing if the bytes mean no place in this text, or one in something
/// that has not arrived yet.
pub fn decode(txn: &impl ReadTxn, root: &str, place: &[u8]) -> Option<u32> {
    if !names_possible_client(place) {
        return None;
    }
    let offset = StickyIndex::decode_v1(place).ok()?.get_offset(txn)?;
    let text = txn.get_text(root)?;
    let branch: &Branch = text.as_ref();
    if *offset.branch != *branch {
        return None;
    }
    Some(utf16::snap(&text.get_string(txn), offset.index, Snap::Down))
}

/// Whether the bytes begin like a place whose client id, if there is one, has at most 53 bits: the decoder takes that for granted, and
/// places come from other people's browsers.
fn names_possible_client(place: &[u8]) -> bool {
    let id = match place.split_first() {
        Some((0 | 2, id)) => id,
        // The name of a root follows.
        Some((1, _)) => return true,
        _ => return false,
    };
    let end = id.iter().position(|byte| byte & 0x80 == 0).unwrap_or(id.len());
    let bits = id.iter().take(end + 1).rev().fold(0_u64, |bits, byte| (bits << 7) | u64::from(byte & 0x7f));
    end < 8 && bits < 1 << 53
}
