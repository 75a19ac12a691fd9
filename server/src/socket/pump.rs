//! Moves frames between a socket and the hub until either side ends.

use super::fault;
use super::framing::Framing;
use crate::allowance::Allowance;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use bytes::Bytes;
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use std::ops::ControlFlow;
use std::pin::pin;
use std::time::Duration;
use sync::{Connection, Outbound, Outgoing, Reason};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, sleep_until, timeout};
use tokio_util::sync::CancellationToken;

/// How long one frame may take to leave: a reader that takes nothing for so long is gone, and holds memory here.
const SEND: Duration = Duration::from_secs(20);
/// Bytes that are gathered before they leave in one go. What waits beyond that stays in the hub's queue, where slow readers are noticed.
const GATHERED: usize = 32 * 1024;
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
    allowance: Allowance,
) {
    let (sink, mut stream) = socket.split();
    let (alive, heard) = watch::channel(Instant::now());
    let mut writing = pin!(write(sink, outgoing, &framing, silence / 2));
    let farewell = tokio::select! {
        ended = read(&mut stream, connection, &alive, &framing, token, &allowance) => match ended {
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
    allowance: &Allowance,
) -> Ended {
    if let Some(opening) = framing.opening(token)
        && connection.receive(opening).await.is_break()
    {
        return Ended::ByHub;
    }
    loop {
        if connection.is_signed_in() {
            allowance.lift();
        }
        let Some(read) = stream.next().await else { return Ended::ByThem };
        alive.send_replace(Instant::now());
        let refused = match read {
            // The hub waits here when the other end is too fast, so that it is read more slowly.
            Ok(Message::Binary(bytes)) => {
                let size = bytes.len();
                match framing.inward(bytes) {
                    Ok(frame) => match connection.receive(frame).await {
                        ControlFlow::Continue(()) => None,
                        ControlFlow::Break(()) => return Ended::ByHub,
                    },
                    // What is no message of this framing is none of the other either.
                    Err(_unreadable) => Some((Reason::Malformed, size)),
                }
            }
            Ok(Message::Text(text)) => Some((Reason::Text, text.len())),
            Ok(Message::Ping(bytes) | Message::Pong(bytes)) => {
                connection.alive(bytes.len()).await;
                None
            }
            // Reading on answers a goodbye; then the stream ends.
            Ok(Message::Close(_)) => None,
            Err(error) => match fault::of(error, allowance) {
                Some(refused) => Some(refused),
                None => return Ended::ByThem,
            },
        };
        if let Some((reason, bytes)) = refused {
            connection.reject(reason, bytes);
            return Ended::ByHub;
        }
    }
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
                match gather(&mut sink, next, &mut outgoing, framing, &aborted).await {
                    Ok(Some((code, reason))) => return close(sink, code, reason).await,
                    Ok(None) => within(sink.flush(), &aborted).await,
                    Err(gone) => Err(gone),
                }
            }
            _ = tick.tick() => within(sink.send(Message::Ping(Bytes::new())), &aborted).await,
        };
        if sent.is_err() {
            return Farewell::None;
        }
    }
}

/// The other end takes nothing, or is gone.
struct Gone;

/// Prepares a frame and whatever waits behind it: in a busy room several are there at once, and one call of the kernel for each of them
/// would cost more than all else that is done with them. Returns how the connection ends, if it does.
async fn gather(
    sink: &mut Sink,
    first: Outgoing,
    outgoing: &mut Outbound,
    framing: &Framing,
    aborted: &CancellationToken,
) -> Result<Option<(u16, &'static str)>, Gone> {
    let (mut next, mut gathered) = (Some(first), 0);
    while let Some(outward) = next {
        match framing.outward(outward) {
            Ok(Some(Outgoing::Frame(bytes))) => {
                gathered += bytes.len();
                within(sink.feed(Message::Binary(bytes)), aborted).await?;
            }
            Ok(Some(Outgoing::Close { code, reason })) => return Ok(Some((code, reason))),
            Ok(None) => {}
            Err(end) => {
                outgoing.ends_with(end);
                return Ok(Some((end.code(), end.reason())));
            }
        }
        next = if gathered < GATHERED { outgoing.more() } else { None };
    }
    Ok(None)
}

/// Waits for a write. When the hub gives the connection up meanwhile, one that hangs is not waited for.
async fn within(write: impl Future<Output = Result<(), axum::Error>>, aborted: &CancellationToken) -> Result<(), Gone> {
    let given_up = async {
        aborted.cancelled().await;
        sleep(GOODBYE).await;
    };
    tokio::select! {
        sent = timeout(SEND, write) => match sent {
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
