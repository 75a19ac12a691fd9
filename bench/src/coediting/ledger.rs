//! When what was sent, so that whoever receives it knows how long it took.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// One thing that was sent.
#[derive(Clone, Copy)]
pub struct Stamp {
    /// When it should have been sent.
    pub due: Instant,
    /// When it was handed to the socket.
    pub sent: Instant,
}

/// What every client of a room sent, in order.
#[derive(Clone, Default)]
pub struct Ledger(Arc<Mutex<HashMap<u64, Vec<Stamp>>>>);

impl Ledger {
    /// Notes the client's next one.
    pub fn note(&self, client: u32, stamp: Stamp) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(u64::from(client)).or_default().push(stamp);
    }

    /// The client's `number`th, from 0.
    pub fn look_up(&self, client: u64, number: u32) -> Option<Stamp> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&client)?.get(usize::try_from(number).ok()?).copied()
    }
}
