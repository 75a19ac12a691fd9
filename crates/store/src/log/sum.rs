//! Checksums of rows: over the bytes and over where they belong, so that a row in the wrong place is found too.

use sha2::{Digest, Sha256};
use surrealdb_types::Value;

/// Sixteen of SHA-256's bytes: it has to catch accidents of disks and programs, not attackers who can write to the database.
const SUM_BYTES: usize = 16;

/// The checksum of `data` at `number` of a room.
pub(super) fn of(table: &str, room: &[Value], number: i64, data: &[u8]) -> bytes::Bytes {
    let mut hash = Sha256::new();
    hash.update(table);
    for part in room {
        match part {
            Value::String(text) => hash.update(text.as_str()),
            Value::Number(surrealdb_types::Number::Int(number)) => hash.update(number.to_be_bytes()),
            _ => {}
        }
        hash.update([0]);
    }
    hash.update(number.to_be_bytes());
    hash.update(data);
    hash.finalize().into_iter().take(SUM_BYTES).collect::<Vec<u8>>().into()
}

/// Whether `data` is what was written.
pub(super) fn holds(table: &str, room: &[Value], number: i64, data: &[u8], sum: &[u8]) -> bool {
    of(table, room, number, data) == sum
}
