//! Who is in a room. A state is believed only from the member it belongs to, carries the name from the session, and is told to the others
//! at most once a tick, encoded once for all.

use crate::codec::awareness::{Entry, decode, encode};
use crate::gate::Identity;
use crate::refusal::Reason;
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

/// The member of states that another process told; no member of this one has that number.
const ELSEWHERE: MemberId = 0;

/// Where a change of a state happened.
#[derive(Clone, Copy)]
enum Origin {
    Here,
    Elsewhere,
}

/// Why something of a message is not shown to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotShown {
    TooBig,
    Malformed,
    /// A newer state of this client, which is somebody else's.
    Forged(u64),
    /// More clients than one member has.
    TooMany,
}

impl NotShown {
    pub(crate) fn reason(self) -> Reason {
        match self {
            Self::TooBig => Reason::PresenceTooBig,
            Self::Malformed => Reason::PresenceMalformed,
            Self::Forged(_) => Reason::PresenceForged,
            Self::TooMany => Reason::PresenceLimit,
        }
    }

    pub(crate) fn client(self) -> Option<u64> {
        if let Self::Forged(client) = self { Some(client) } else { None }
    }
}

/// Whether an entry is taken in.
enum Says {
    /// Something new about its sender.
    News,
    /// What everybody knows already, as unmodified clients repeat it.
    Nothing,
}

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
    /// Of those, whose state was told by another process, which must not be told it again.
    told: BTreeSet<u64>,
}

/// What changed since the last tick.
pub struct Flushed {
    /// For everybody in the room.
    pub all: Bytes,
    /// Of it, what happened here: for the other processes.
    pub here: Option<Bytes>,
}

impl Presence {
    /// Takes in what a member says. What it repeats of others, as unmodified clients do, is passed over; what it says for a client that
    /// wrote for somebody else here is refused. Tells the first of what is refused, and takes the rest in all the same.
    pub fn receive<'a>(
        &mut self,
        (member, identity): (MemberId, &Identity),
        bytes: &[u8],
        owner: impl Fn(u64) -> Option<&'a PersonId>,
        now: Instant,
    ) -> Result<(), NotShown> {
        if bytes.len() > MAX_BYTES {
            return Err(NotShown::TooBig);
        }
        let entries = decode(bytes).map_err(|_unreadable| NotShown::Malformed)?;
        // Not ended by the first: the others of the message are looked at too.
        let taken = entries.into_iter().map(|entry| {
            let is_theirs = owner(entry.client).is_none_or(|owner| *owner == identity.person);
            match self.says(member, identity, &entry)? {
                Says::News if !is_theirs => Err(NotShown::Forged(entry.client)),
                Says::News => self.entry(member, identity, entry, now),
                Says::Nothing => Ok(()),
            }
        });
        taken.fold(Ok(()), Result::and)
    }

    fn entry(&mut self, member: MemberId, identity: &Identity, entry: Entry, now: Instant) -> Result<(), NotShown> {
        match entry.state {
            None => self.remove(entry.client, entry.clock, now),
            Some(json) => {
                let json = stamp(&json, identity).ok_or(NotShown::Malformed)?;
                self.gone.remove(&entry.client);
                let shown = Shown { clock: entry.clock, json, member, person: identity.person.clone(), seen: now };
                self.shown.insert(entry.client, shown);
                self.mark(entry.client, Origin::Here);
            }
        }
        Ok(())
    }

    /// Takes in who is in the room at another process, which has stamped the states already.
    pub(crate) fn elsewhere(&mut self, states: &[u8], now: Instant) {
        for entry in decode(states).unwrap_or_default() {
            let known = self.shown.get(&entry.client).map(|shown| (shown.clock, shown.member));
            let is_news = known.is_none_or(|(clock, member)| entry.clock > clock || entry.clock == clock && member == ELSEWHERE);
            let gone = self.gone.get(&entry.client).is_some_and(|gone| entry.clock < gone.clock);
            if !is_news || gone {
                continue;
            }
            match entry.state {
                None => {
                    if self.shown.contains_key(&entry.client) {
                        self.remove(entry.client, entry.clock, now);
                        self.mark(entry.client, Origin::Elsewhere);
                    }
                }
                Some(json) => {
                    let Some(person) = person_of(&json) else { continue };
                    self.gone.remove(&entry.client);
                    self.shown.insert(entry.client, Shown { clock: entry.clock, json, member: ELSEWHERE, person, seen: now });
                    self.mark(entry.client, Origin::Elsewhere);
                }
            }
        }
    }

    fn mark(&mut self, client: u64, origin: Origin) {
        self.dirty.insert(client);
        match origin {
            Origin::Here => self.told.remove(&client),
            Origin::Elsewhere => self.told.insert(client),
        };
    }

    /// Everybody who is here and not at another process; nothing when that is nobody.
    pub(crate) fn here(&self) -> Option<Bytes> {
        let here = self.shown.iter().filter(|(_, shown)| shown.member != ELSEWHERE).map(|(client, _)| *client);
        self.some(here)
    }

    fn some(&self, clients: impl Iterator<Item = u64>) -> Option<Bytes> {
        let entries: Vec<_> = clients.filter_map(|client| self.tell(client)).collect();
        if entries.is_empty() { None } else { Some(encode(&entries)) }
    }

    fn says(&self, member: MemberId, identity: &Identity, entry: &Entry) -> Result<Says, NotShown> {
        if let Some(shown) = self.shown.get(&entry.client) {
            let newer = entry.clock > shown.clock;
            // Another tab of the same person repeats the same clock; only a reconnected client has a newer one.
            if shown.member == member {
                let leaves = entry.state.is_none() && entry.clock == shown.clock;
                return Ok(if newer || leaves { Says::News } else { Says::Nothing });
            }
            if newer && shown.person != identity.person {
                return Err(NotShown::Forged(entry.client));
            }
            return Ok(if newer { Says::News } else { Says::Nothing });
        }
        // Somebody who still has the state of one who left would bring it back under the wrong name.
        let gone = self.gone.get(&entry.client);
        if entry.state.is_none() || gone.is_some_and(|gone| gone.person != identity.person || entry.clock < gone.clock) {
            return Ok(Says::Nothing);
        }
        let of_theirs = self.shown.values().filter(|s| s.member == member).count();
        if of_theirs < MAX_CLIENTS { Ok(Says::News) } else { Err(NotShown::TooMany) }
    }

    fn remove(&mut self, client: u64, clock: u32, now: Instant) {
        let Some(shown) = self.shown.remove(&client) else { return };
        if self.gone.len() >= MAX_GONE {
            self.gone.clear();
        }
        self.gone.insert(client, Gone { clock: clock.max(shown.clock), person: shown.person, at: now });
        // Who expired here was silent at the other process too, and expires there.
        self.mark(client, if shown.member == ELSEWHERE { Origin::Elsewhere } else { Origin::Here });
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
    pub fn flush(&mut self) -> Flushed {
        let (clients, told) = (std::mem::take(&mut self.dirty), std::mem::take(&mut self.told));
        let here = self.some(clients.difference(&told).copied());
        Flushed { all: encode(&clients.into_iter().filter_map(|client| self.tell(client)).collect::<Vec<_>>()), here }
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

/// Who the stamp says it is.
fn person_of(json: &str) -> Option<PersonId> {
    let state: Map<String, Value> = serde_json::from_str(json).ok()?;
    PersonId::parse(state.get("user")?.get("id")?.as_str()?).ok()
}

fn deeper(value: &Value, than: u32) -> bool {
    match value {
        Value::Array(values) => than == 0 || values.iter().any(|v| deeper(v, than - 1)),
        Value::Object(values) => than == 0 || values.values().any(|v| deeper(v, than - 1)),
        _ => false,
    }
}
