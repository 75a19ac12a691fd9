//! Moves frames between a socket and the hub until either side ends.

use super::framing::Framing;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use bytes::Bytes;
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use std::pin::pin;
use std::time::Duration;
use sync::{Connection, Outbound, Outgoing};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, sleep_until, timeout};
use tokio_util::sync::CancellationToken;

/// How long one frame may take to leave: a reader that takes nothing for so long is gone, and holds memory here.
const SEND: Duration = Duration::from_secs(20);
/// How long the other end may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(2);

/// Runs a connection until it ends, then leaves its rooms by dropping it. After `silence` without a sign of life it is given up, and the
/// person leaves the others' screens; the other end is asked for one twice in that time.
pub async fn run(
    socket: WebSocket,
    connection: Connection,
    outgoing: Outbound,
    framing: Framing,
    token: String,
    silence: Duration,
) {
    let (sink, mut stream) = socket.split();
    let (alive, heard) = watch::channel(Instant::now());
    let mut writing = pin!(write(sink, outgoing, &framing, silence / 2));
    let farewell = tokio::select! {
        ended = read(&mut stream, connection, &alive, &framing, token) => match ended {
            // The goodbye with its reason is still to be written.
            Ended::ByHub => timeout(GOODBYE, writing).await.unwrap_or(Farewell::None),
            Ended::ByThem => Farewell::None,
        },
        farewell = &mut writing => farewell,
        // Also while a frame is being written that the other end does not take.
        () = silent(heard, silence) => {
            tracing::debug!("no sign of life: the connection is given up");
            Farewell::None
        }
    };
    if farewell == Farewell::Said {
        // Whoever hangs up with something unread breaks the connection off, and the other end may lose what it has not read either.
        let _ = timeout(GOODBYE, async { while let Some(Ok(_)) = stream.next().await {} }).await;
    }
}

/// Whether the other end was told why this is the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Farewell {
    Said,
    None,
}

/// Ends when nothing was heard for so long.
async fn silent(heard: watch::Receiver<Instant>, silence: Duration) {
    loop {
        let last = *heard.borrow();
        if last.elapsed() >= silence {
            return;
        }
        sleep_until(last + silence).await;
    }
}

/// Which side ended the connection.
#[derive(Debug, PartialEq, Eq)]
enum Ended {
    ByThem,
    ByHub,
}

/// From the socket to the hub.
async fn read(
    stream: &mut SplitStream<WebSocket>,
    mut connection: Connection,
    alive: &watch::Sender<Instant>,
    framing: &Framing,
    token: String,
) -> Ended {
    if let Some(opening) = framing.opening(token)
        && connection.receive(opening).await.is_break()
    {
        return Ended::ByHub;
    }
    while let Some(Ok(message)) = stream.next().await {
        alive.send_replace(Instant::now());
        match message {
            // The hub waits here when the other end is too fast, so that it is read more slowly.
            Message::Binary(bytes) => {
                // What is no message of this framing is none of the other either: the hub says so.
                let frame = framing.inward(bytes).unwrap_or_default();
                if connection.receive(frame).await.is_break() {
                    return Ended::ByHub;
                }
            }
            Message::Text(_) => break,
            // Reading on answers a goodbye; then the stream ends.
            Message::Close(_) | Message::Ping(_) | Message::Pong(_) => {}
        }
    }
    Ended::ByThem
}

type Sink = SplitSink<WebSocket, Message>;

/// From the hub to the socket, and every `ping` the question whether somebody is there.
async fn write(mut sink: Sink, mut outgoing: Outbound, framing: &Framing, ping: Duration) -> Farewell {
    let aborted = outgoing.aborted();
    let mut tick = interval(ping);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let sent = tokio::select! {
            next = outgoing.recv() => {
                let Some(next) = next else { return Farewell::None };
                match framing.outward(next) {
                    Some(Outgoing::Frame(bytes)) => send(&mut sink, Message::Binary(bytes), &aborted).await,
                    Some(Outgoing::Close { code, reason }) => return close(sink, code, reason).await,
                    None => Ok(()),
                }
            }
            _ = tick.tick() => send(&mut sink, Message::Ping(Bytes::new()), &aborted).await,
        };
        if sent.is_err() {
            return Farewell::None;
        }
    }
}

/// The other end takes nothing, or is gone.
struct Gone;

/// Writes one frame. When the hub gives the connection up meanwhile, a write that hangs is not waited for.
async fn send(sink: &mut Sink, message: Message, aborted: &CancellationToken) -> Result<(), Gone> {
    let given_up = async {
        aborted.cancelled().await;
        sleep(GOODBYE).await;
    };
    tokio::select! {
        sent = timeout(SEND, sink.send(message)) => match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Gone),
        },
        () = given_up => Err(Gone),
    }
}

async fn close(mut sink: Sink, code: u16, reason: &'static str) -> Farewell {
    let frame = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
    match timeout(GOODBYE, sink.send(frame)).await {
        Ok(Ok(())) => Farewell::Said,
        Ok(Err(_)) | Err(_) => Farewell::None,
    }
}
