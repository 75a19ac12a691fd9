//! One connection to a server, in either framing: what is said on it, without the names and tags.

use crate::failure::Failure;
use bytes::Bytes;
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use std::time::Instant;
use sync::codec::lib0::{Reader, write_bytes, write_number};
use sync::codec::{AuthMsg, Body, Frame, SyncMsg};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The usual 128 KiB are wiped before every read, and two thousand of them are more than the server under measurement needs.
const READ_BUFFER: usize = 8 * 1024;

/// The state vector of somebody who has nothing.
const NOTHING: &[u8] = &[0];

/// How a server is spoken to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Every message begins with its room; updates are acknowledged: Hocuspocus.
    Named,
    /// The address names the room: y-websocket.
    Single,
}

/// Where and as whom to join.
#[derive(Clone)]
pub struct Seat {
    /// Address of the socket.
    pub url: String,
    /// How to speak on it.
    pub framing: Framing,
    /// `name=token` for servers that know people.
    pub cookie: Option<String>,
    /// The room.
    pub room: String,
    /// The text root that is written to.
    pub root: String,
    /// This editor's client id.
    pub client: u32,
}

/// What a server says.
pub enum Said {
    /// A change.
    Update(Bytes),
    /// Everything that was lacking.
    Everything(Bytes),
    /// The oldest update that was sent and not acknowledged yet is taken.
    Saved,
    /// It is not, and never will be; or the room is closed.
    Refused,
    /// Who is here.
    Presence(Bytes),
    /// Anything else.
    Other,
}

/// The sending end.
pub struct Out {
    sink: SplitSink<Socket, Message>,
    framing: Framing,
    room: String,
}

/// The receiving end.
pub struct In {
    stream: SplitStream<Socket>,
    framing: Framing,
}

/// Connects, enters the room and asks for everything in it.
pub async fn join(seat: &Seat) -> Result<(Out, In, Bytes), Failure> {
    let wrong = Failure::at("joining a room");
    let mut request = seat.url.as_str().into_client_request().map_err(|error| wrong(&error))?;
    if let Some(cookie) = &seat.cookie {
        request.headers_mut().insert("cookie", cookie.parse().map_err(|error| wrong(&error))?);
    }
    let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER);
    let connecting = tokio_tungstenite::connect_async_with_config(request, Some(config), true);
    let (socket, _) = connecting.await.map_err(|error| wrong(&error))?;
    let (sink, stream) = socket.split();
    let mut out = Out { sink, framing: seat.framing, room: seat.room.clone() };
    let mut back = In { stream, framing: seat.framing };
    if seat.framing == Framing::Named {
        out.say(Body::Auth(AuthMsg::Token { token: "t".to_owned(), version: None })).await?;
    }
    out.say(Body::Sync(SyncMsg::Step1(Bytes::from_static(NOTHING)))).await?;
    while let Some((_, said)) = back.next().await {
        match said {
            Said::Everything(update) => return Ok((out, back, update)),
            Said::Refused => return Err(Failure("joining a room: refused".to_owned())),
            _ => {}
        }
    }
    Err(Failure("the socket closed before the room was there".to_owned()))
}

impl Out {
    /// Sends a change.
    pub async fn update(&mut self, update: Bytes) -> Result<(), Failure> {
        self.say(Body::Sync(SyncMsg::Update(update))).await
    }

    /// Sends who is here.
    pub async fn presence(&mut self, entries: Bytes) -> Result<(), Failure> {
        self.say(Body::Awareness(entries)).await
    }

    async fn say(&mut self, body: Body) -> Result<(), Failure> {
        let bytes = match self.framing {
            Framing::Named => Frame::new(self.room.clone(), body).encode(),
            Framing::Single => single(&body),
        };
        let sent = self.sink.send(Message::Binary(bytes)).await;
        sent.map_err(|error| Failure(format!("a message could not be sent: {error}")))
    }
}

impl In {
    /// The next message and when it arrived; none when the socket closed.
    pub async fn next(&mut self) -> Option<(Instant, Said)> {
        loop {
            let message = self.stream.next().await?.ok()?;
            let now = Instant::now();
            let Message::Binary(bytes) = message else { continue };
            let body = match self.framing {
                Framing::Named => Frame::decode(&bytes).map(|frame| frame.body).ok(),
                Framing::Single => unnamed(&bytes),
            };
            return Some((now, body.map_or(Said::Other, |body| self.said(body))));
        }
    }

    fn said(&self, body: Body) -> Said {
        match body {
            Body::Sync(SyncMsg::Update(update)) | Body::SyncReply(SyncMsg::Update(update)) => Said::Update(update),
            Body::Sync(SyncMsg::Step2(update)) | Body::SyncReply(SyncMsg::Step2(update)) => Said::Everything(update),
            Body::SyncStatus(sync::codec::Status::Saved) => Said::Saved,
            // Waymark acknowledges with it where the framing has no word for that.
            Body::Awareness(entries) if self.framing == Framing::Single && *entries == [0] => Said::Saved,
            Body::Awareness(entries) => Said::Presence(entries),
            Body::SyncStatus(_) | Body::Auth(AuthMsg::Denied(_)) | Body::Close(_) => Said::Refused,
            _ => Said::Other,
        }
    }
}

fn single(body: &Body) -> Bytes {
    let mut out = Vec::new();
    match body {
        Body::Sync(message) => {
            let (kind, payload) = match message {
                SyncMsg::Step1(bytes) => (0, bytes),
                SyncMsg::Step2(bytes) => (1, bytes),
                SyncMsg::Update(bytes) => (2, bytes),
            };
            write_number(&mut out, 0);
            write_number(&mut out, kind);
            write_bytes(&mut out, payload);
        }
        Body::Awareness(entries) => {
            write_number(&mut out, 1);
            write_bytes(&mut out, entries);
        }
        _ => {}
    }
    out.into()
}

fn unnamed(message: &Bytes) -> Option<Body> {
    let mut reader = Reader::new(message);
    let tag = reader.number().ok()?;
    let kind = if tag == 0 { reader.number().ok()? } else { 0 };
    let payload = message.slice_ref(reader.bytes().ok()?);
    match (tag, kind) {
        (0, 0) => Some(Body::Sync(SyncMsg::Step1(payload))),
        (0, 1) => Some(Body::Sync(SyncMsg::Step2(payload))),
        (0, 2) => Some(Body::Sync(SyncMsg::Update(payload))),
        (1, _) => Some(Body::Awareness(payload)),
        _ => None,
    }
}
