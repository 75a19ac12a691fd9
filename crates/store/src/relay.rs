//! Messages between the processes that share the database: each writes its own, numbered, and reads those of every other behind the
//! last one that it has read. A process that was away for so long that messages were removed has missed them; nothing depends on one.

use crate::error::Error;
use crate::key;
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use std::collections::BTreeMap;
use std::ops::Bound;
use surrealdb_types::{Bytes as DbBytes, RecordId, RecordIdKey, SurrealValue, Value};
use sync::BoxFuture;
use sync::relay::{Relay, RelayError};
use tokio::sync::Mutex;

/// Messages of one process that are kept: a minute of the busiest one, which writes twenty a second.
const KEPT: i64 = 1_200;
/// Old messages are removed each time so many have been written.
const TRIM_EVERY: i64 = 100;
/// A process that was not seen for so long is forgotten, in milliseconds: an hour.
const FORGOTTEN: i64 = 3_600_000;
/// That a process is there is written down with every so many-th reading, if it says nothing.
const BEAT_EVERY: u32 = 200;
/// Most messages of one process that are read at once.
const MOST: i64 = 500;

/// What this process said and read.
#[derive(Default)]
pub(crate) struct Exchange(Mutex<State>);

#[derive(Default)]
struct State {
    /// The name of this process; made with the first call.
    me: Option<String>,
    said: i64,
    /// The last message that was read of each other.
    read: BTreeMap<String, i64>,
    /// How often was read since the last sign of life.
    quiet: u32,
}

#[derive(SurrealValue)]
struct Node {
    id: RecordId,
    said: i64,
}

#[derive(SurrealValue)]
struct Message {
    id: RecordId,
    data: DbBytes,
}

impl Store {
    async fn tell(&self, message: Bytes) -> Result<(), Error> {
        let mut state = self.exchange.0.lock().await;
        let me = self.registered(&mut state).await?;
        loop {
            let number = state.said + 1;
            let said = self.say(&me, number, message.clone()).await;
            if !matches!(said, Ok(()) | Err(Error::Exists { .. })) {
                return said;
            }
            (state.said, state.quiet) = (number, 0);
            if said.is_ok() {
                break;
            }
            // An earlier message whose answer was lost has the number; what is to be said now may be more.
        }
        if state.said % TRIM_EVERY == 0 { self.trim(&me, state.said - KEPT).await } else { Ok(()) }
    }

    async fn say(&self, me: &str, number: i64, message: Bytes) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             CREATE $message CONTENT { data: $data } RETURN NONE;
             UPSERT $node CONTENT { said: $number, seen: time::millis(time::now()) } RETURN NONE;
             COMMIT;",
        )
        .bind("message", key::many("node_message", vec![key::text(me), key::count(number)]))
        .bind("data", DbBytes::from(message))
        .bind("node", key::one("node", me))
        .bind("number", number);
        self.run(unit).await.map(drop)
    }

    /// Removes the messages before `upto`.
    async fn trim(&self, me: &str, upto: i64) -> Result<(), Error> {
        let at = |number| vec![key::text(me), key::count(number)];
        let old = key::between("node_message", Bound::Included(at(0)), Bound::Excluded(at(upto)));
        self.run(Unit::new("DELETE $old RETURN NONE").bind("old", old)).await.map(drop)
    }

    async fn hear(&self) -> Result<Vec<Bytes>, Error> {
        let mut state = self.exchange.0.lock().await;
        let me = self.registered(&mut state).await?;
        state.quiet += 1;
        if state.quiet >= BEAT_EVERY {
            state.quiet = 0;
            self.beat(&me, state.said).await?;
        }
        let nodes = self.nodes().await?;
        state.read.retain(|name, _| nodes.iter().any(|(other, _)| other == name));
        let mut ahead = Vec::new();
        for (name, said) in nodes {
            // Whoever came later than this process has said nothing before.
            let read = *state.read.entry(name.clone()).or_insert(0);
            if name != me && said > read {
                ahead.push((name, read));
            }
        }
        self.messages(&mut state, ahead).await
    }

    async fn messages(&self, state: &mut State, ahead: Vec<(String, i64)>) -> Result<Vec<Bytes>, Error> {
        let mut said = Vec::new();
        for (name, read) in ahead {
            let behind = key::after("node_message", &[key::text(&name)], read);
            let unit = Unit::new("SELECT id, data FROM $behind LIMIT $most").bind("behind", behind).bind("most", MOST);
            let messages: Vec<Message> = self.run(unit).await?.take(0)?;
            if let Some(last) = messages.last().and_then(|message| number_of(&message.id)) {
                state.read.insert(name, last);
            }
            said.extend(messages.into_iter().map(|message| message.data.into_inner()));
        }
        Ok(said)
    }

    /// The name of this process. With the first call it is written down, and what the others said before is left unread.
    async fn registered(&self, state: &mut State) -> Result<String, Error> {
        if let Some(me) = &state.me {
            return Ok(me.clone());
        }
        let random = getrandom::u64().map_err(|e| Error::Open { reason: e.to_string() })?;
        let me = format!("{random:016x}");
        self.beat(&me, 0).await?;
        state.read = self.nodes().await?.into_iter().collect();
        state.me = Some(me.clone());
        Ok(me)
    }

    async fn nodes(&self) -> Result<Vec<(String, i64)>, Error> {
        let nodes: Vec<Node> = self.run(Unit::new("SELECT id, said FROM $all").bind("all", key::whole("node"))).await?.take(0)?;
        Ok(nodes.into_iter().filter_map(|node| Some((name_of(&node.id)?, node.said))).collect())
    }

    /// Notes that this process is there, and forgets those that have been away for long.
    async fn beat(&self, me: &str, said: i64) -> Result<(), Error> {
        let unit = Unit::new(
            "BEGIN;
             LET $now = time::millis(time::now());
             UPSERT $node CONTENT { said: $said, seen: $now } RETURN NONE;
             DELETE node WHERE seen < $now - $forgotten RETURN NONE;
             COMMIT;",
        )
        .bind("node", key::one("node", me))
        .bind("said", said)
        .bind("forgotten", FORGOTTEN);
        self.run(unit).await.map(drop)
    }
}

impl Relay for Store {
    fn publish(&self, message: Bytes) -> BoxFuture<'_, Result<(), RelayError>> {
        Box::pin(async move { self.tell(message).await.map_err(failed) })
    }

    fn receive(&self) -> BoxFuture<'_, Result<Vec<Bytes>, RelayError>> {
        Box::pin(async move { self.hear().await.map_err(failed) })
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn failed(error: Error) -> RelayError {
    RelayError(error.to_string())
}

fn name_of(id: &RecordId) -> Option<String> {
    match &id.key {
        RecordIdKey::String(name) => Some(name.clone()),
        _ => None,
    }
}

fn number_of(id: &RecordId) -> Option<i64> {
    match &id.key {
        RecordIdKey::Array(parts) => match parts.last() {
            Some(Value::Number(surrealdb_types::Number::Int(number))) => Some(*number),
            _ => None,
        },
        _ => None,
    }
}
