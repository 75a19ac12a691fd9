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
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, timeout};
use tokio_util::sync::CancellationToken;

/// How often the other end is asked whether it is there: usual proxies cut a silent connection after 60 s.
const PING: Duration = Duration::from_secs(20);
/// After this long without a sign of life the connection is given up, and the person leaves the others' screens.
const SILENCE: Duration = Duration::from_secs(40);
/// How long one frame may take to leave: a reader that takes nothing for so long is gone, and holds memory here.
const SEND: Duration = Duration::from_secs(20);
/// How long the other end may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(2);

/// Runs a connection until it ends, then leaves its rooms by dropping it.
pub async fn run(
    socket: WebSocket,
    connection: Connection,
    outgoing: Outbound,
    framing: Framing,
    token: String,
    allowance: Allowance,
) {
    let (sink, stream) = socket.split();
    let (alive, heard) = watch::channel(Instant::now());
    let mut writing = pin!(write(sink, outgoing, heard, &framing));
    tokio::select! {
        ended = read(stream, connection, &alive, &framing, token, &allowance) => {
            if ended == Ended::ByHub {
                // The goodbye with its reason is still to be written.
                drop(timeout(GOODBYE, writing).await);
            }
        }
        () = &mut writing => {}
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
    mut stream: SplitStream<WebSocket>,
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

/// From the hub to the socket, with a sign of life now and then.
async fn write(mut sink: Sink, mut outgoing: Outbound, heard: watch::Receiver<Instant>, framing: &Framing) {
    let aborted = outgoing.aborted();
    let mut tick = interval(PING);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let sent = tokio::select! {
            next = outgoing.recv() => {
                let Some(next) = next else { return };
                match framing.outward(next) {
                    Ok(Some(Outgoing::Frame(bytes))) => send(&mut sink, Message::Binary(bytes), &aborted).await,
                    Ok(Some(Outgoing::Close { code, reason })) => return close(sink, code, reason).await,
                    Ok(None) => Ok(()),
                    Err(end) => {
                        outgoing.ends_with(end);
                        return close(sink, end.code(), end.reason()).await;
                    }
                }
            }
            _ = tick.tick() => {
                if heard.borrow().elapsed() > SILENCE {
                    tracing::debug!("no sign of life: the connection is given up");
                    return;
                }
                send(&mut sink, Message::Ping(Bytes::new()), &aborted).await
            }
        };
        if sent.is_err() {
            return;
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

async fn close(mut sink: Sink, code: u16, reason: &'static str) {
    let frame = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
    // Whether the goodbye arrives changes nothing any more.
    let _ = timeout(GOODBYE, async {
        sink.send(frame).await?;
        sink.close().await
    })
    .await;
}
