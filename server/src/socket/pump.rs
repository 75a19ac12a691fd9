//! Moves frames between a socket and the hub until either side ends.

use super::limit::Pace;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use bytes::Bytes;
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use std::time::Duration;
use sync::hub::{Connection, Outgoing};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

/// How often the other end is asked whether it is there: usual proxies cut a silent connection after 60 s.
const PING: Duration = Duration::from_secs(20);
/// After this long without a sign of life the connection is given up, and the person leaves the others' screens.
const SILENCE: Duration = Duration::from_secs(40);
/// How long one frame may take to leave: a reader that takes nothing for so long is gone, and holds memory here.
const SEND: Duration = Duration::from_secs(20);
/// How long the other end may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(2);
/// RFC 6455: data of a kind that is not taken.
const UNSUPPORTED: u16 = 1003;

/// Runs a connection until it ends, then leaves its rooms by dropping it.
pub async fn run(socket: WebSocket, connection: Connection, outgoing: mpsc::Receiver<Outgoing>) {
    let (sink, stream) = socket.split();
    let (alive, heard) = watch::channel(Instant::now());
    tokio::select! {
        () = read(stream, connection, &alive) => {}
        () = write(sink, outgoing, heard) => {}
    }
}

/// From the socket to the hub.
async fn read(mut stream: SplitStream<WebSocket>, mut connection: Connection, alive: &watch::Sender<Instant>) {
    let pace = Pace::new();
    while let Some(Ok(message)) = stream.next().await {
        alive.send_replace(Instant::now());
        match message {
            Message::Binary(bytes) => {
                pace.wait(bytes.len()).await;
                connection.receive(bytes).await;
            }
            Message::Text(_) | Message::Close(_) => break,
            Message::Ping(_) | Message::Pong(_) => {}
        }
    }
}

type Sink = SplitSink<WebSocket, Message>;

/// From the hub to the socket, with a sign of life now and then.
async fn write(mut sink: Sink, mut outgoing: mpsc::Receiver<Outgoing>, heard: watch::Receiver<Instant>) {
    let mut tick = interval(PING);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let sent = tokio::select! {
            next = outgoing.recv() => match next {
                Some(Outgoing::Frame(bytes)) => send(&mut sink, Message::Binary(bytes)).await,
                Some(Outgoing::Close { code, reason }) => return close(sink, code, reason).await,
                None => return close(sink, UNSUPPORTED, String::new()).await,
            },
            _ = tick.tick() => {
                if heard.borrow().elapsed() > SILENCE {
                    tracing::debug!("no sign of life: the connection is given up");
                    return;
                }
                send(&mut sink, Message::Ping(Bytes::new())).await
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

/// The other end takes nothing, or is gone.
struct Gone;

async fn send(sink: &mut Sink, message: Message) -> Result<(), Gone> {
    match timeout(SEND, sink.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Gone),
    }
}

async fn close(mut sink: Sink, code: u16, reason: String) {
    let frame = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
    // Whether the goodbye arrives changes nothing any more.
    let _ = timeout(GOODBYE, async {
        sink.send(frame).await?;
        sink.close().await
    })
    .await;
}
