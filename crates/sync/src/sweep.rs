//! What nobody triggers: rights asked for again, sockets that never signed in, quiet sockets kept alive, rooms that hang.

use crate::close::Close;
use crate::codec::{Body, Frame, awareness};
use crate::context::{Context, lock};
use crate::entry::{Entries, Entry};
use crate::limits::STUCK;
use crate::refusal::{Reason, Refused};
use crate::room::Handle;
use domain::room::RoomName;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval};

const EVERY: Duration = Duration::from_millis(500);

/// Runs as long as the hub exists.
pub(crate) async fn run(context: Arc<Context>, entries: Weak<Entries>) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut checked = Instant::now();
    let mut round = tokio::spawn(async {});
    loop {
        ticks.tick().await;
        let Some(entries) = entries.upgrade() else { return };
        let connections: Vec<_> = lock(&entries).values().cloned().collect();
        drop(entries);
        for entry in &connections {
            tend(&context, entry);
        }
        for (name, handle) in stuck(&context) {
            abandon(&context, &name, &handle, &connections);
        }
        if checked.elapsed() >= context.settings.recheck {
            checked = Instant::now();
            // A gate that is slower than a round is not asked by two rounds at once.
            if round.is_finished() {
                round = tokio::spawn(recheck(Arc::clone(&context), connections));
            }
        }
    }
}

fn tend(context: &Context, entry: &Entry) {
    let settings = &context.settings;
    if !entry.is_signed_in() && entry.since.elapsed() >= settings.sign_in && !entry.outbox.is_closed() {
        entry.refuse(context, Refused::new(Reason::SignInTime));
        entry.outbox.close(Close::UNKNOWN_SESSION);
    }
    if entry.is_let_down() {
        entry.outbox.close(Close::INTERNAL);
    }
    if entry.outbox.last_sent().elapsed() >= settings.keep_alive
        && let Some(name) = entry.any_name()
    {
        entry.outbox.send(Frame::new(name, Body::Awareness(awareness::encode(&[]))).encode());
    }
}

/// One after the other: a round over everybody must not be felt by those who are writing.
async fn recheck(context: Arc<Context>, connections: Vec<Arc<Entry>>) {
    for entry in connections {
        for (name, joined) in entry.joined() {
            entry.recheck(&context, &name, &joined).await;
        }
    }
}

/// Rooms that one event has kept busy for too long.
pub(crate) fn stuck(context: &Context) -> Vec<(RoomName, Handle)> {
    let is_stuck = |handle: &Handle| handle.is_stuck(context.started, STUCK);
    context.rooms().into_iter().filter(|(_, handle)| is_stuck(handle)).collect()
}

/// A thread that hangs cannot be ended; its people can be sent to a new room.
fn abandon(context: &Context, name: &RoomName, handle: &Handle, connections: &[Arc<Entry>]) {
    tracing::error!(room = %name, "a room hangs: its people are sent to a new one");
    context.forget_room(name, handle.id());
    for entry in connections {
        if entry.joined().iter().any(|(_, joined)| joined.handle.id() == handle.id()) {
            entry.outbox.abort(Close::INTERNAL);
        }
    }
}
