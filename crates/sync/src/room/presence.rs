//! Who is in a room. A state is believed only from the member it belongs to, carries the name from the session, and is told to the others
//! at most once a tick, encoded once for all.

use crate::codec::awareness::{Entry, decode, encode};
use crate::gate::Identity;
use bytes::Bytes;
use domain::ids::PersonId;
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};
use std::time::Duration;
use tokio::time::Instant;

/// Most client ids of one member: a document has one; after a reconnect the old one may linger.
const MAX_CLIENTS: usize = 4;
/// Most keys of a state.
const MAX_KEYS: usize = 20;
/// Deepest nesting of a state.
const MAX_DEPTH: u32 = 3;
/// Largest message: what one client of ours could ever have to say about itself.
const MAX_BYTES: usize = 4 * 1024;
/// Most members in a room whose departure is remembered.
const MAX_GONE: usize = 256;

/// One join of one connection.
pub type MemberId = u64;

struct Shown {
    clock: u32,
    json: String,
    member: MemberId,
    person: PersonId,
    seen: Instant,
}

struct Gone {
    clock: u32,
    person: PersonId,
    at: Instant,
}

/// The states of a room.
#[derive(Default)]
pub struct Presence {
    shown: HashMap<u64, Shown>,
    gone: HashMap<u64, Gone>,
    dirty: BTreeSet<u64>,
}

impl Presence {
    /// Takes in what a member says. What it repeats of others, as unmodified clients do, is passed over, and so is what it says for a client
    /// that wrote for somebody else here.
    pub fn receive<'a>(
        &mut self,
        (member, identity): (MemberId, &Identity),
        bytes: &[u8],
        owner: impl Fn(u64) -> Option<&'a PersonId>,
        now: Instant,
    ) {
        if bytes.len() > MAX_BYTES {
            return;
        }
        for entry in decode(bytes).unwrap_or_default() {
            if owner(entry.client).is_none_or(|owner| *owner == identity.person) {
                self.entry(member, identity, entry, now);
            }
        }
    }

    fn entry(&mut self, member: MemberId, identity: &Identity, entry: Entry, now: Instant) {
        if !self.may_speak_for(member, identity, &entry) {
            return;
        }
        match entry.state {
            None => self.remove(entry.client, entry.clock, now),
            Some(json) => {
                let Some(json) = stamp(&json, identity) else { return };
                self.gone.remove(&entry.client);
                let shown = Shown { clock: entry.clock, json, member, person: identity.person.clone(), seen: now };
                self.shown.insert(entry.client, shown);
                self.dirty.insert(entry.client);
            }
        }
    }

    fn may_speak_for(&self, member: MemberId, identity: &Identity, entry: &Entry) -> bool {
        if let Some(shown) = self.shown.get(&entry.client) {
            let newer = entry.clock > shown.clock;
            // Another tab of the same person repeats the same clock; only a reconnected client has a newer one.
            return if shown.member == member {
                newer || entry.state.is_none() && entry.clock == shown.clock
            } else {
                newer && shown.person == identity.person
            };
        }
        // Somebody who still has the state of one who left would bring it back under the wrong name.
        if self.gone.get(&entry.client).is_some_and(|gone| gone.person != identity.person || entry.clock < gone.clock) {
            return false;
        }
        entry.state.is_some() && self.shown.values().filter(|s| s.member == member).count() < MAX_CLIENTS
    }

    fn remove(&mut self, client: u64, clock: u32, now: Instant) {
        let Some(shown) = self.shown.remove(&client) else { return };
        if self.gone.len() >= MAX_GONE {
            self.gone.clear();
        }
        self.gone.insert(client, Gone { clock: clock.max(shown.clock), person: shown.person, at: now });
        self.dirty.insert(client);
    }

    /// A member left, and everything it showed with it.
    pub(crate) fn leave(&mut self, member: MemberId, now: Instant) {
        let left: Vec<_> = self.shown.iter().filter(|(_, s)| s.member == member).map(|(c, s)| (*c, s.clock)).collect();
        for (client, clock) in left {
            self.remove(client, clock, now);
        }
    }

    /// Removes who has not been heard of for `expiry`.
    pub(crate) fn expire(&mut self, expiry: Duration, now: Instant) {
        let late = |seen: Instant| now.saturating_duration_since(seen) >= expiry;
        let silent: Vec<_> = self.shown.iter().filter(|(_, s)| late(s.seen)).map(|(c, s)| (*c, s.clock)).collect();
        for (client, clock) in silent {
            self.remove(client, clock, now);
        }
        let dirty = &self.dirty;
        self.gone.retain(|client, gone| dirty.contains(client) || !late(gone.at));
    }

    /// Whether there is something to tell.
    pub(crate) fn is_dirty(&self) -> bool {
        !self.dirty.is_empty()
    }

    /// What changed since the last tick.
    pub fn flush(&mut self) -> Bytes {
        let clients = std::mem::take(&mut self.dirty);
        encode(&clients.into_iter().filter_map(|client| self.tell(client)).collect::<Vec<_>>())
    }

    /// Everybody who is here.
    pub fn all(&self) -> Bytes {
        encode(&self.shown.keys().filter_map(|client| self.tell(*client)).collect::<Vec<_>>())
    }

    fn tell(&self, client: u64) -> Option<Entry> {
        if let Some(shown) = self.shown.get(&client) {
            return Some(Entry { client, clock: shown.clock, state: Some(shown.json.clone()) });
        }
        self.gone.get(&client).map(|gone| Entry { client, clock: gone.clock, state: None })
    }
}

/// The state with the person from the session in it; none if it is not one of the states we know.
fn stamp(json: &str, identity: &Identity) -> Option<String> {
    let mut state: Map<String, Value> = serde_json::from_str(json).ok()?;
    if state.len() > MAX_KEYS || state.values().any(|value| deeper(value, MAX_DEPTH - 1)) {
        return None;
    }
    let user = json!({ "id": identity.person, "name": identity.name, "color": identity.color });
    state.insert("user".to_owned(), user);
    serde_json::to_string(&state).ok()
}

fn deeper(value: &Value, than: u32) -> bool {
    match value {
        Value::Array(values) => than == 0 || values.iter().any(|v| deeper(v, than - 1)),
        Value::Object(values) => than == 0 || values.values().any(|v| deeper(v, than - 1)),
        _ => false,
    }
}
