//! The difference of two texts as one replacement: what somebody typed, pasted, cut or dictated.

use crate::utf16::{self, units};

/// One replacement. Places and lengths count UTF-16 units and never lie inside of a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where it begins.
    pub at: u32,
    /// How much is taken away.
    pub remove: u32,
    /// What is put there.
    pub insert: String,
}

impl Splice {
    /// The text after this replacement.
    pub fn apply_to(&self, old: &str) -> String {
        let head = utf16::slice(old, 0, self.at);
        let tail = utf16::slice(old, self.at.saturating_add(self.remove), u32::MAX);
        [head, &self.insert, tail].concat()
    }
}

/// What turns `old` into `new`, or nothing if they are equal. Among several possible places (a letter typed beside its like)
/// the one that ends at `caret_utf16`, the caret in `new`, is taken.
pub fn splice(old: &str, new: &str, caret_utf16: u32) -> Option<Splice> {
    if old == new {
        return None;
    }
    let behind_caret = utf16::len(new).saturating_sub(caret_utf16);
    let suffix = common_suffix(old, new, behind_caret);
    let (old_head, new_head) = (front(old, suffix), front(new, suffix));
    let prefix = common_prefix(old_head, new_head);
    let (old_mid, new_mid) = (back(old_head, prefix), back(new_head, prefix));
    // The caret may be elsewhere (undo, autocorrection): whatever ends alike stays.
    let rest = common_suffix(old_mid, new_mid, u32::MAX);
    Some(Splice {
        at: utf16::len(front(new_head, new_mid.len())),
        remove: utf16::len(front(old_mid, rest)),
        insert: front(new_mid, rest).to_owned(),
    })
}

/// Without the last `bytes`.
fn front(text: &str, bytes: usize) -> &str {
    text.get(..text.len().saturating_sub(bytes)).unwrap_or_default()
}

/// Without the first `bytes`.
fn back(text: &str, bytes: usize) -> &str {
    text.get(bytes..).unwrap_or_default()
}

/// Bytes of whole characters with which both begin.
fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// Bytes of whole characters with which both end, of at most `limit` units.
fn common_suffix(a: &str, b: &str, limit: u32) -> usize {
    let mut left = limit;
    let mut bytes = 0;
    for (x, y) in a.chars().rev().zip(b.chars().rev()) {
        if x != y || units(x) > left {
            break;
        }
        left -= units(x);
        bytes += x.len_utf8();
    }
    bytes
}
