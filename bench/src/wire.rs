//! One editor's connection: joins a room, writes one character at a time, notes when what came back.

use crate::failure::Failure;
use crate::figures::Figures;
use bytes::Bytes;
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use sync::codec::{AuthMsg, Body, Frame, SyncMsg};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use yrs::updates::decoder::Decode;
use yrs::{ReadTxn, Text, Transact, WriteTxn};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// When each character of a room was sent: by client id and clock after it.
pub type Sent = Arc<Mutex<HashMap<(u64, u32), Instant>>>;

/// Where and as whom an editor joins.
#[derive(Clone)]
pub struct Seat {
    /// Address of the socket.
    pub url: String,
    /// `name=token` for servers that know people.
    pub cookie: Option<String>,
    /// The room.
    pub room: String,
    /// This editor's client id.
    pub client: u32,
}

/// What one editor measured.
#[derive(Default)]
pub struct Measured {
    /// From sending a character to its arrival at the other editor.
    pub propagation: Figures,
    /// From sending a character to its acknowledgement.
    pub acknowledgement: Figures,
    /// Characters sent.
    pub sent: u64,
}

/// Joins, writes until the time is over, waits for what is still under way.
pub async fn edit(place: Seat, sent: Sent, begin: Instant, lasts: Duration, every: Duration) -> Result<Measured, Failure> {
    let (mut out, mut back) = join(&place).await?;
    let unanswered: Arc<Mutex<VecDeque<Instant>>> = Arc::default();
    let reader = tokio::spawn({
        let (sent, unanswered, own) = (Arc::clone(&sent), Arc::clone(&unanswered), u64::from(place.client));
        // One second more than the writing, so that the last character can still arrive.
        let until = begin + lasts + Duration::from_secs(1);
        async move { listen(&mut back, &sent, &unanswered, own, until).await }
    });
    let doc = document::doc::new(place.client);
    tokio::time::sleep_until((begin + every.mul_f64(f64::from(place.client % 97) / 97.0)).into()).await;
    let mut count = 0;
    let mut tick = tokio::time::interval(every);
    while begin.elapsed() < lasts {
        tick.tick().await;
        let (update, clock) = type_one(&doc, place.client);
        let frame = Frame::new(place.room.clone(), Body::Sync(SyncMsg::Update(update))).encode();
        let now = Instant::now();
        lock(&sent).insert((u64::from(place.client), clock), now);
        lock(&unanswered).push_back(now);
        out.send(Message::Binary(frame)).await.map_err(|error| Failure(format!("a character could not be sent: {error}")))?;
        count += 1;
    }
    let mut measured = reader.await.map_err(|error| Failure(error.to_string()))?;
    measured.sent = count;
    Ok(measured)
}

async fn join(seat: &Seat) -> Result<(SplitSink<Socket, Message>, SplitStream<Socket>), Failure> {
    let wrong = Failure::at("joining a room");
    let mut request = seat.url.as_str().into_client_request().map_err(|error| wrong(&error))?;
    if let Some(cookie) = &seat.cookie {
        request.headers_mut().insert("cookie", cookie.parse().map_err(|error| wrong(&error))?);
    }
    let (socket, _) = tokio_tungstenite::connect_async_with_config(request, None, true).await.map_err(|error| wrong(&error))?;
    let (mut out, mut back) = socket.split();
    let token = Body::Auth(AuthMsg::Token { token: "t".to_owned(), version: None });
    let step1 = Body::Sync(SyncMsg::Step1(Bytes::from_static(&[0])));
    for body in [token, step1] {
        let frame = Frame::new(seat.room.clone(), body).encode();
        out.send(Message::Binary(frame)).await.map_err(|error| wrong(&error))?;
    }
    while let Some(Ok(message)) = back.next().await {
        let Message::Binary(bytes) = message else { continue };
        match Frame::decode(&bytes).map_err(|error| wrong(&error))?.body {
            Body::Sync(SyncMsg::Step2(_)) | Body::SyncReply(SyncMsg::Step2(_)) => return Ok((out, back)),
            Body::Auth(AuthMsg::Denied(reason)) => return Err(Failure(format!("refused: {reason}"))),
            _ => {}
        }
    }
    Err(Failure("the socket closed before the room was there".to_owned()))
}

async fn listen(
    back: &mut SplitStream<Socket>,
    sent: &Sent,
    unanswered: &Mutex<VecDeque<Instant>>,
    own: u64,
    until: Instant,
) -> Measured {
    let mut measured = Measured::default();
    while let Ok(Some(Ok(message))) = tokio::time::timeout_at(until.into(), back.next()).await {
        let now = Instant::now();
        let Message::Binary(bytes) = message else { continue };
        match Frame::decode(&bytes).map(|frame| frame.body) {
            Ok(Body::SyncStatus(_)) => {
                if let Some(at) = lock(unanswered).pop_front() {
                    measured.acknowledgement.add(now - at);
                }
            }
            Ok(Body::Sync(SyncMsg::Update(update)) | Body::SyncReply(SyncMsg::Update(update))) => {
                for key in ends(&update) {
                    if key.0 != own
                        && let Some(at) = lock(sent).remove(&key)
                    {
                        measured.propagation.add(now - at);
                    }
                }
            }
            _ => {}
        }
    }
    measured
}

/// Every (client, clock) that an update, which may hold several characters, carries up to.
fn ends(update: &[u8]) -> Vec<(u64, u32)> {
    let Ok(update) = yrs::Update::decode_v1(update) else { return Vec::new() };
    // Not from the state vectors: one that does not begin at the beginning is empty.
    let inserted = update.insertions(true);
    let ranges = inserted.iter().flat_map(|(client, ranges)| ranges.iter().cloned().map(|range| (client.get(), range)));
    ranges.flat_map(|(client, range)| range.map(move |clock| (client, clock + 1))).collect()
}

fn type_one(doc: &yrs::Doc, client: u32) -> (Bytes, u32) {
    let mut txn = doc.transact_mut();
    let text = txn.get_or_insert_text("t/self/beyond");
    let end = text.len(&txn);
    text.insert(&mut txn, end, "a");
    let clock = txn.state_vector().get(&yrs::block::ClientID::new(u64::from(client)));
    (Bytes::from(txn.encode_update_v1()), clock)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
