//! What of mine the server has not confirmed yet. It confirms in the order in which it was sent, without saying what: so that order is kept.

use bytes::Bytes;
use std::collections::BTreeSet;
use std::collections::VecDeque;

/// One change of mine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Its name in the device's store.
    pub(super) key: String,
    /// The roots it touches.
    pub(super) roots: Vec<String>,
    /// The update.
    pub(super) bytes: Bytes,
}

/// How far a change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// On its way into the device's store.
    Keeping,
    /// In the device's store.
    Kept,
    /// Sent on this connection.
    Sent,
}

/// The changes of one room, oldest first.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    waiting: VecDeque<(Change, Stage)>,
    /// What each message on this connection carried that the server has still to answer.
    flights: VecDeque<Vec<String>>,
}

impl Ledger {
    /// A change was made and is being kept.
    pub(super) fn add(&mut self, change: Change) {
        self.waiting.push_back((change, Stage::Keeping));
    }

    /// A change from an earlier visit, found in the device's store.
    pub(super) fn restore(&mut self, change: Change) {
        self.waiting.push_back((change, Stage::Kept));
    }

    /// A change is kept: now it may be sent.
    pub(super) fn kept(&mut self, key: &str) {
        for (change, stage) in &mut self.waiting {
            if change.key == key && *stage == Stage::Keeping {
                *stage = Stage::Kept;
            }
        }
    }

    /// Whether a change is still on its way into the device's store.
    pub(super) fn is_keeping(&self) -> bool {
        self.waiting.iter().any(|(_, stage)| *stage == Stage::Keeping)
    }

    /// Everything the server lacks is being sent in one message.
    pub(super) fn offer(&mut self) {
        let keys = self.waiting.iter().map(|(change, _)| change.key.clone()).collect();
        for (_, stage) in &mut self.waiting {
            *stage = Stage::Sent;
        }
        self.flights.push_back(keys);
    }

    /// The updates to send now, each in a message of its own.
    pub(super) fn sendable(&mut self) -> Vec<Bytes> {
        let mut updates = Vec::new();
        for (change, stage) in &mut self.waiting {
            match stage {
                Stage::Sent => {}
                Stage::Kept => {
                    *stage = Stage::Sent;
                    self.flights.push_back(vec![change.key.clone()]);
                    updates.push(change.bytes.clone());
                }
                // An update must not overtake one that it builds on.
                Stage::Keeping => break,
            }
        }
        updates
    }

    /// The server has the next message on disk. Gives the keys that need not be kept any longer.
    pub(super) fn saved(&mut self) -> Vec<String> {
        let keys = self.flights.pop_front().unwrap_or_default();
        self.waiting.retain(|(change, _)| !keys.contains(&change.key));
        keys
    }

    /// The connection is gone, and with it every answer that was due.
    pub(super) fn lost(&mut self) {
        self.flights.clear();
        for (_, stage) in &mut self.waiting {
            if *stage == Stage::Sent {
                *stage = Stage::Kept;
            }
        }
    }

    /// Gives everything up: the roots that were touched, each once.
    pub(super) fn give_up(&mut self) -> Vec<String> {
        self.flights.clear();
        let mut roots = BTreeSet::new();
        roots.extend(self.waiting.drain(..).flat_map(|(change, _)| change.roots));
        roots.into_iter().collect()
    }

    /// How many changes the server has not confirmed.
    pub(super) fn unsaved(&self) -> usize {
        self.waiting.len()
    }

    /// Whether an answer of the server is due.
    pub(super) fn is_due(&self) -> bool {
        !self.flights.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(key: &str) -> Change {
        Change { key: key.to_owned(), roots: vec![format!("t/self/{key}")], bytes: Bytes::copy_from_slice(key.as_bytes()) }
    }

    #[test]
    fn nothing_is_sent_before_it_is_kept_and_nothing_overtakes() {
        let mut ledger = Ledger::default();
        ledger.add(change("a"));
        ledger.add(change("b"));
        assert!(ledger.sendable().is_empty());
        ledger.kept("b");
        assert!(ledger.sendable().is_empty());
        assert!(ledger.is_keeping());
        ledger.kept("a");
        assert!(!ledger.is_keeping());
        assert_eq!(ledger.sendable(), [Bytes::from_static(b"a"), Bytes::from_static(b"b")]);
        assert!(ledger.sendable().is_empty());
    }

    #[test]
    fn confirmations_count_in_the_order_of_sending() {
        let mut ledger = Ledger::default();
        ledger.restore(change("old"));
        ledger.offer();
        ledger.add(change("new"));
        ledger.kept("new");
        assert_eq!(ledger.sendable().len(), 1);
        assert_eq!(ledger.saved(), ["old"]);
        assert_eq!(ledger.unsaved(), 1);
        assert_eq!(ledger.saved(), ["new"]);
        assert_eq!((ledger.unsaved(), ledger.is_due()), (0, false));
    }

    #[test]
    fn what_was_not_confirmed_is_sent_again_on_the_next_connection() {
        let mut ledger = Ledger::default();
        ledger.add(change("a"));
        ledger.kept("a");
        assert_eq!(ledger.sendable().len(), 1);
        ledger.lost();
        assert!(!ledger.is_due());
        ledger.offer();
        assert!(ledger.sendable().is_empty());
        assert_eq!(ledger.saved(), ["a"]);
        assert_eq!(ledger.unsaved(), 0);
    }

    #[test]
    fn a_change_made_after_the_offer_is_not_confirmed_by_it() {
        let mut ledger = Ledger::default();
        ledger.offer();
        ledger.add(change("a"));
        assert!(ledger.saved().is_empty());
        assert_eq!(ledger.unsaved(), 1);
    }

    #[test]
    fn giving_up_names_each_root_once() {
        let mut ledger = Ledger::default();
        ledger.add(change("a"));
        ledger.add(change("b"));
        ledger.add(change("a"));
        assert_eq!(ledger.give_up(), ["t/self/a", "t/self/b"]);
        assert_eq!(ledger.unsaved(), 0);
    }
}
