//! What the others show of themselves in one room, and until when that is believed.

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use sync::codec::awareness::Entry;

/// After this time without a sign somebody has gone: twice the heartbeat, as other clients have it.
pub(super) const EXPIRY_MS: u64 = 30_000;

/// What a client shows. Every part may be missing: others write it too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Shown {
    /// Who, as the server says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) user: Option<User>,
    /// The part looked at, by its word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) section: Option<String>,
    /// The text root the caret is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) field: Option<String>,
    /// Where the selection began, as a sticky place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) anchor: Option<String>,
    /// Where the caret is, as a sticky place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) head: Option<String>,
    /// Whether they are writing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) typing: Option<bool>,
}

/// Who somebody is. The server writes it over whatever the client said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct User {
    /// The person.
    pub(super) id: Option<String>,
    /// Their name.
    pub(super) name: Option<String>,
}

/// One client.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    clock: u32,
    shown: Option<Shown>,
    /// When they were heard of last.
    at: u64,
    /// When what they show changed last.
    moved: u64,
}

impl Shown {
    /// What an entry says; what it does not say, or says in a way of its own, is left out. Somebody who is not even described is nobody.
    fn read(text: &str) -> Option<Self> {
        let json = serde_json::from_str::<Value>(text).ok().filter(Value::is_object)?;
        let word = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).map(str::to_owned);
        let user = match json.get("user") {
            None | Some(Value::Null) => None,
            Some(user @ Value::Object(_)) => Some(User { id: word(user, "id"), name: word(user, "name") }),
            _ => return None,
        };
        Some(Self {
            user,
            section: word(&json, "section"),
            field: word(&json, "field"),
            anchor: word(&json, "anchor"),
            head: word(&json, "head"),
            typing: json.get("typing").and_then(Value::as_bool),
        })
    }
}

/// The clients of one room.
#[derive(Debug, Default)]
pub(super) struct Roster {
    clients: BTreeMap<u64, Seen>,
}

impl Roster {
    /// Takes in what was received at `now` (milliseconds).
    pub(super) fn apply(&mut self, entries: Vec<Entry>, now: u64) {
        for entry in entries {
            let known = self.clients.get(&entry.client);
            let newer = known.is_none_or(|seen| {
                entry.clock > seen.clock || (entry.clock == seen.clock && entry.state.is_none() && seen.shown.is_some())
            });
            if !newer {
                continue;
            }
            let shown = entry.state.as_deref().and_then(Shown::read);
            let moved = match known {
                Some(seen) if seen.shown == shown => seen.moved,
                _ => now,
            };
            self.clients.insert(entry.client, Seen { clock: entry.clock, shown, at: now, moved });
        }
    }

    /// Lets go of those not heard of for too long. Says whether there were any.
    pub(super) fn expire(&mut self, now: u64) -> Changed {
        let before = self.clients.len();
        self.clients.retain(|_, seen| now.saturating_sub(seen.at) < EXPIRY_MS);
        if self.clients.len() == before { Changed::No } else { Changed::Yes }
    }

    /// Nobody is known any longer: the connection is gone.
    pub(super) fn clear(&mut self) {
        self.clients.clear();
    }

    /// Everyone with what they show and since when, in the order of their ids.
    pub(super) fn everyone(&self) -> impl Iterator<Item = (u64, &Shown, u64)> {
        self.clients.iter().filter_map(|(client, seen)| Some((*client, seen.shown.as_ref()?, seen.moved)))
    }
}

/// Whether something is different now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Changed {
    /// It is.
    Yes,
    /// It is not.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(client: u64, clock: u32, state: Option<&str>) -> Entry {
        Entry { client, clock, state: state.map(str::to_owned) }
    }

    fn fields(roster: &Roster) -> Vec<(u64, Option<String>)> {
        roster.everyone().map(|(client, shown, _)| (client, shown.field.clone())).collect()
    }

    #[test]
    fn only_newer_states_count_and_null_of_the_same_clock() {
        let mut roster = Roster::default();
        roster.apply(vec![entry(1, 5, Some(r#"{"field":"a"}"#))], 0);
        roster.apply(vec![entry(1, 5, Some(r#"{"field":"b"}"#)), entry(1, 4, Some(r#"{"field":"c"}"#))], 1);
        assert_eq!(fields(&roster), [(1, Some("a".to_owned()))]);
        roster.apply(vec![entry(1, 5, None)], 2);
        assert!(fields(&roster).is_empty());
        roster.apply(vec![entry(1, 5, Some(r#"{"field":"d"}"#))], 3);
        assert!(fields(&roster).is_empty());
    }

    #[test]
    fn whoever_is_silent_for_too_long_is_gone() {
        let mut roster = Roster::default();
        roster.apply(vec![entry(1, 0, Some("{}")), entry(2, 0, Some("{}"))], 0);
        roster.apply(vec![entry(2, 1, Some("{}"))], 20_000);
        assert_eq!(roster.expire(29_999), Changed::No);
        assert_eq!(roster.expire(30_000), Changed::Yes);
        assert_eq!(fields(&roster).len(), 1);
    }

    #[test]
    fn without_a_connection_nobody_is_known() {
        let mut roster = Roster::default();
        roster.apply(vec![entry(1, 7, Some("{}"))], 0);
        roster.clear();
        assert!(fields(&roster).is_empty());
        roster.apply(vec![entry(1, 7, Some("{}"))], 1);
        assert_eq!(fields(&roster).len(), 1);
    }

    #[test]
    fn a_heartbeat_is_no_movement() {
        let mut roster = Roster::default();
        roster.apply(vec![entry(1, 0, Some(r#"{"field":"a"}"#))], 10);
        roster.apply(vec![entry(1, 1, Some(r#"{"field":"a"}"#))], 500);
        assert_eq!(roster.everyone().map(|(_, _, moved)| moved).collect::<Vec<_>>(), [10]);
    }

    #[test]
    fn nonsense_of_others_is_nobody() {
        let mut roster = Roster::default();
        roster.apply(vec![entry(1, 0, Some("[1")), entry(2, 0, Some(r#"{"user":7}"#))], 0);
        assert!(fields(&roster).is_empty());
    }
}
