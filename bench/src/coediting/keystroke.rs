//! Keystrokes as the wire carries them. Written by hand, because a document of its own behind each of a thousand editors would make the
//! generator the slowest part of the measurement.

use bytes::Bytes;
use sync::codec::lib0::{write_number, write_text};

/// A struct that holds a text.
const TEXT: u8 = 4;
/// It names what stands before it.
const HAS_LEFT: u8 = 0x80;

/// The update (v1) of one character behind the client's last one, or the first one of its chain under the text root.
pub fn append(client: u32, clock: u32, root: &str) -> Bytes {
    let mut out = Vec::with_capacity(24 + root.len());
    // One client, one struct.
    write_number(&mut out, 1);
    write_number(&mut out, 1);
    write_number(&mut out, u64::from(client));
    write_number(&mut out, u64::from(clock));
    if let Some(before) = clock.checked_sub(1) {
        out.push(TEXT | HAS_LEFT);
        write_number(&mut out, u64::from(client));
        write_number(&mut out, u64::from(before));
    } else {
        out.push(TEXT);
        write_number(&mut out, 1);
        write_text(&mut out, root);
    }
    write_text(&mut out, "a");
    // Nothing deleted.
    write_number(&mut out, 0);
    out.into()
}

/// Every (client, clock) that an update, which may hold several characters, brings.
pub fn brought(update: &[u8]) -> Vec<(u64, u32)> {
    use yrs::updates::decoder::Decode;
    let Ok(update) = yrs::Update::decode_v1(update) else { return Vec::new() };
    // Not from the state vectors: one that does not begin at the beginning is empty.
    let inserted = update.insertions(true);
    let ranges = inserted.iter().flat_map(|(client, ranges)| ranges.iter().cloned().map(|range| (client.get(), range)));
    ranges.flat_map(|(client, range)| range.map(move |clock| (client, clock))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use yrs::updates::decoder::Decode;
    use yrs::{GetString, Transact, WriteTxn};

    #[test]
    fn keystrokes_make_a_text() {
        let doc = yrs::Doc::new();
        let mut txn = doc.transact_mut();
        for clock in 0..3 {
            let update = append(300, clock, "t/self/beyond");
            assert_eq!(brought(&update), [(300, clock)]);
            txn.apply_update(yrs::Update::decode_v1(&update).unwrap()).unwrap();
        }
        assert_eq!(txn.get_or_insert_text("t/self/beyond").get_string(&txn), "aaa");
    }
}
