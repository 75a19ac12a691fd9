//! What several processes that share one log tell each other. Who is told too late, or not at all, still loses nothing: the log is asked
//! for its rows, and the gate for rights, from time to time in any case.

mod signal;

pub(crate) use signal::{Signal, Whose};

use crate::BoxFuture;
use crate::context::{Context, lock};
use crate::hub::Hub;
use crate::room::Event;
use bytes::Bytes;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often is told and listened. Somebody at another server sees a character after two of these at most.
const EVERY: Duration = Duration::from_millis(50);

/// The other processes could not be reached.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the other servers could not be reached: {0}")]
pub struct RelayError(pub String);

/// Carries messages to every other process that uses the same log: each to each, once, in the order in which they were sent.
pub trait Relay: Send + Sync {
    /// Tells all others.
    fn publish(&self, message: Bytes) -> BoxFuture<'_, Result<(), RelayError>>;

    /// What the others told since the last call.
    fn receive(&self) -> BoxFuture<'_, Result<Vec<Bytes>, RelayError>>;
}

/// Runs as long as the hub exists.
pub(crate) async fn run(context: Arc<Context>, hub: Weak<Hub>, relay: Arc<dyn Relay>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut unsent: Vec<Signal> = Vec::new();
    let mut fails = Fails::No;
    loop {
        ticks.tick().await;
        let Some(hub) = hub.upgrade() else { return };
        let said = exchange(&context, &hub, relay.as_ref(), &mut unsent).await;
        fails = match (fails, said) {
            (Fails::No, Err(error)) => {
                tracing::warn!(%error, "other servers are told later");
                Fails::Yes
            }
            (fails, Err(_)) => fails,
            (_, Ok(())) => Fails::No,
        };
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fails {
    Yes,
    No,
}

async fn exchange(context: &Arc<Context>, hub: &Hub, relay: &dyn Relay, unsent: &mut Vec<Signal>) -> Result<(), RelayError> {
    unsent.append(&mut std::mem::take(&mut *lock(&context.signals)));
    signal::coalesce(unsent);
    for message in signal::encode(unsent) {
        relay.publish(message).await?;
    }
    unsent.clear();
    for message in relay.receive().await? {
        match signal::decode(&message) {
            Ok(signals) => signals.into_iter().for_each(|signal| take(context, hub, signal)),
            Err(error) => tracing::warn!(%error, "another server said something unreadable: is it of another release?"),
        }
    }
    Ok(())
}

fn take(context: &Arc<Context>, hub: &Hub, signal: Signal) {
    match signal {
        Signal::Appended(room) => tell(context, &room, Event::Appended),
        Signal::Entered(room) => tell(context, &room, Event::WhoIsHere),
        Signal::Presence(room, states) => tell(context, &room, Event::Elsewhere(states)),
        Signal::Notice(room, text) => tell(context, &room, Event::Notify(text)),
        Signal::Recheck(whose) => hub.recheck_here(whose),
        Signal::Revoked(session) => hub.revoke_here(&session),
    }
}

/// A room that is not open here will load what there is.
fn tell(context: &Arc<Context>, room: &domain::room::RoomName, event: Event) {
    if let Some(handle) = context.open_room(room) {
        context.runtime.spawn(async move { drop(handle.send(event).await) });
    }
}
