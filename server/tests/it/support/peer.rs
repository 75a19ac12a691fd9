//! Somebody at a socket: holds documents as the browser does, sends what they write, counts what was acknowledged.

use super::http::Http;
use super::replica::Replica;
use super::wire::Wire;
use bytes::Bytes;
use document::write::{Edit, apply};
use document::yrs::{Doc, ReadTxn, Transact};
use domain::content::SectionContent;
use domain::room::RoomName;
use domain::section::Section;
use futures::{SinkExt, StreamExt};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;
use sync::codec::{AuthMsg, Body, Frame, Scope, Status, SyncMsg, awareness};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// How long anything may take before a test fails; generous, since tests share a machine with builds.
const PATIENCE: Duration = Duration::from_secs(30);

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A person with documents; connected or not.
pub struct Peer {
    http: Http,
    wire: Wire,
    token: String,
    socket: Option<Socket>,
    rooms: BTreeMap<String, Room>,
    clients: super::random::Random,
    /// Every frame that came in, for tests that look for what must not be there.
    pub heard: Vec<Bytes>,
    /// The code of the close frame, when the server ended the connection.
    pub closed: Option<u16>,
}

/// A room as one peer knows it.
#[expect(clippy::struct_excessive_bools, reason = "tests ask for each of them by itself")]
pub struct Room {
    section: Option<Section>,
    doc: Doc,
    pub scope: Option<Scope>,
    pub denied: bool,
    /// What was sent and not answered yet, each with the marks in it.
    sent: VecDeque<Vec<String>>,
    /// Marks of edits that are not on disk as far as this peer knows.
    unsaved: Vec<String>,
    /// Marks of edits that the server said are on disk.
    pub saved: Vec<String>,
    /// Marks of everything written here.
    wrote: BTreeSet<String>,
    pub refused: u32,
    /// The server closed the room for this person.
    pub ended: bool,
    synced: bool,
    present: BTreeMap<u64, String>,
    /// Whether the framing says what is on disk.
    acknowledged: bool,
}

impl Peer {
    /// Connects with the client's cookie.
    pub async fn connect(http: &Http, seed: u64) -> Self {
        let mut peer = Self::offline(http, seed);
        peer.reconnect().await;
        peer
    }

    /// Connects with the client's cookie to one room, in the framing that knows no other, and waits until its content is there.
    pub async fn single(http: &Http, room: &str, seed: u64) -> Self {
        let mut peer = Self { wire: Wire::Single(room.to_owned()), ..Self::offline(http, seed) };
        peer.enter(room).await;
        peer.reconnect().await;
        peer.until(room, |peer| peer.room(room).is_settled()).await;
        peer
    }

    /// Somebody who is not connected yet.
    pub fn offline(http: &Http, seed: u64) -> Self {
        let clients = super::random::Random::from_seed(seed);
        Self {
            http: http.clone(),
            wire: Wire::Named,
            token: String::new(),
            socket: None,
            rooms: BTreeMap::new(),
            clients,
            heard: Vec::new(),
            closed: None,
        }
    }

    /// Uses a token instead of the cookie.
    pub fn with_token(mut self, token: &str) -> Self {
        token.clone_into(&mut self.token);
        self.http.cookie = None;
        self
    }

    /// Opens the socket (again) and enters every room.
    pub async fn reconnect(&mut self) {
        self.try_reconnect().await.unwrap();
    }

    /// Opens the socket; fails when the server is away.
    pub async fn try_reconnect(&mut self) -> Result<(), tungstenite::Error> {
        let mut request = format!("ws://{}{}", self.http.address(), self.wire.path(&self.token)).into_client_request()?;
        if let Some(cookie) = &self.http.cookie {
            request.headers_mut().insert("cookie", cookie.parse().unwrap());
        }
        let (socket, _response) = connect_async(request).await?;
        self.socket = Some(socket);
        self.closed = None;
        let names: Vec<String> = self.rooms.keys().cloned().collect();
        for room in self.rooms.values_mut() {
            room.sent.clear();
            room.synced = false;
        }
        for name in names {
            self.say(&name, Body::Auth(AuthMsg::Token { token: self.token.clone(), version: None })).await;
            if !self.wire.acknowledges() {
                // There is no answer to the token to wait for.
                let vector = self.rooms[&name].vector();
                self.say(&name, Body::Sync(SyncMsg::Step1(vector.into()))).await;
            }
        }
        Ok(())
    }

    /// The same person at another server; has to connect again.
    pub fn moves_to(&mut self, http: &Http) {
        self.socket = None;
        self.http = http.clone();
    }

    /// The network is gone.
    pub fn drop_connection(&mut self) {
        self.socket = None;
    }

    pub fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    /// Knows of a room, and enters it if connected.
    pub async fn enter(&mut self, name: &str) {
        let section = name.parse::<RoomName>().ok().and_then(|room| room.section());
        let room = Room {
            section,
            doc: document::doc::new(self.clients.client()),
            scope: None,
            denied: false,
            sent: VecDeque::new(),
            unsaved: Vec::new(),
            saved: Vec::new(),
            wrote: BTreeSet::new(),
            refused: 0,
            ended: false,
            synced: false,
            present: BTreeMap::new(),
            acknowledged: self.wire.acknowledges(),
        };
        self.rooms.insert(name.to_owned(), room);
        self.say(name, Body::Auth(AuthMsg::Token { token: self.token.clone(), version: None })).await;
    }

    /// Enters a room and waits until its content is there, or until it is denied.
    pub async fn join(&mut self, name: &str) {
        self.enter(name).await;
        let what = format!("{name} to answer");
        self.until(&what, |peer| peer.room(name).denied || peer.room(name).is_settled()).await;
    }

    pub fn knows(&self, name: &str) -> bool {
        self.rooms.contains_key(name)
    }

    pub fn room(&self, name: &str) -> &Room {
        &self.rooms[name]
    }

    /// Writes; sends it when connected. `mark` is how the test finds the edit again.
    pub async fn edit(&mut self, name: &str, edit: &Edit, mark: &str) {
        let room = self.rooms.get_mut(name).unwrap();
        let update = room.write(edit);
        room.unsaved.push(mark.to_owned());
        room.wrote.insert(mark.to_owned());
        // Before the first exchange the server asks for everything anyhow.
        if self.socket.is_some() && room.synced {
            if room.acknowledged {
                room.sent.push_back(vec![mark.to_owned()]);
            }
            self.say(name, Body::Sync(SyncMsg::Update(update.into()))).await;
        }
    }

    /// Shows where this peer's caret is. Gives the id that others see it under.
    pub async fn show_caret(&mut self, name: &str) -> u64 {
        let client = self.rooms[name].doc.client_id().get();
        let state = Some(r#"{"field":"t/self/beyond"}"#.to_owned());
        self.say(name, Body::Awareness(awareness::encode(&[awareness::Entry { client, clock: 1, state }]))).await;
        client
    }

    /// Takes in what is there already, without waiting for more.
    pub async fn listen(&mut self, while_quiet: Duration) {
        while self.socket.is_some() && self.hear(while_quiet).await {}
    }

    /// Writes and sends it, whether or not the server has asked for anything.
    pub async fn push(&mut self, name: &str, edit: &Edit) {
        let room = self.rooms.get_mut(name).unwrap();
        let update = room.write(edit);
        room.sent.push_back(Vec::new());
        self.say(name, Body::Sync(SyncMsg::Update(update.into()))).await;
    }

    /// Listens until everything written is acknowledged.
    pub async fn settle(&mut self) {
        self.until("everything to be saved", |peer| peer.rooms.values().all(|r| r.denied || r.is_settled())).await;
    }

    /// Listens until something holds.
    pub async fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !holds(self) {
            assert!(self.socket.is_some(), "waiting for {what}: the connection ended with {:?}", self.closed);
            assert!(Instant::now() < end, "waiting for {what} took too long");
            self.hear(Duration::from_millis(200)).await;
        }
    }

    /// Handles one message; false when none came in time.
    async fn hear(&mut self, within: Duration) -> bool {
        let Some(socket) = &mut self.socket else { return false };
        match timeout(within, socket.next()).await {
            Err(_elapsed) => return false,
            Ok(Some(Ok(Message::Binary(bytes)))) => {
                self.heard.push(bytes.clone());
                let frame = self.wire.decode(&bytes);
                self.frame(frame).await;
            }
            Ok(Some(Ok(Message::Close(frame)))) => self.closed = frame.map(|f| f.code.into()),
            Ok(Some(Ok(_))) => {}
            Ok(Some(Err(_)) | None) => self.socket = None,
        }
        true
    }

    async fn frame(&mut self, Frame { name, body }: Frame) {
        let Some(room) = self.rooms.get_mut(&name) else { return };
        let reply = match body {
            Body::Auth(AuthMsg::Denied(_)) => {
                room.denied = true;
                None
            }
            Body::Auth(AuthMsg::Granted(scope)) => {
                let first = room.scope.replace(scope).is_none() || !room.synced;
                first.then(|| Body::Sync(SyncMsg::Step1(room.vector().into())))
            }
            Body::Sync(SyncMsg::Step1(vector)) => {
                let update = room.since(&vector);
                if room.acknowledged {
                    room.sent.push_back(room.unsaved.clone());
                }
                // Only now: an update ahead of this answer would have a gap before it.
                room.synced = true;
                Some(Body::SyncReply(SyncMsg::Step2(update.into())))
            }
            Body::Sync(SyncMsg::Step2(update) | SyncMsg::Update(update))
            | Body::SyncReply(SyncMsg::Step2(update) | SyncMsg::Update(update)) => {
                room.take(&update);
                None
            }
            Body::Close(_) => {
                room.ended = true;
                None
            }
            Body::Awareness(entries) => {
                room.show(awareness::decode(&entries).unwrap());
                None
            }
            Body::SyncStatus(status) => {
                room.answered(status);
                None
            }
            _ => None,
        };
        if let Some(body) = reply {
            self.say(&name, body).await;
        }
    }

    /// Sends a frame; a connection that ends meanwhile shows when listening.
    pub async fn say(&mut self, name: &str, body: Body) {
        if let Some(bytes) = self.wire.encode(&Frame::new(name, body)) {
            self.send_raw(bytes).await;
        }
    }

    /// Sends whatever it is.
    pub async fn send_raw(&mut self, bytes: Bytes) {
        if let Some(socket) = &mut self.socket
            && socket.send(Message::Binary(bytes)).await.is_err()
        {
            self.socket = None;
        }
    }
}

impl Room {
    fn write(&mut self, edit: &Edit) -> Vec<u8> {
        let section = self.section.unwrap();
        let mut txn = self.doc.transact_mut();
        apply(section, &mut txn, edit, "r").unwrap();
        document::state::changes_v1(&txn)
    }

    fn take(&mut self, update: &[u8]) {
        let mut txn = self.doc.transact_mut();
        document::state::apply_v1(&mut txn, update).unwrap();
    }

    fn vector(&self) -> Vec<u8> {
        document::state::vector(&self.doc.transact())
    }

    fn since(&self, vector: &[u8]) -> Vec<u8> {
        document::state::diff_v1(&self.doc.transact(), vector).unwrap()
    }

    fn answered(&mut self, status: Status) {
        let marks = self.sent.pop_front().expect("an answer to nothing");
        match status {
            Status::Saved => {
                self.unsaved.retain(|mark| !marks.contains(mark));
                self.saved.extend(marks);
            }
            Status::Refused => self.refused += 1,
        }
    }

    /// Whether an edit is one of this peer's own.
    pub fn wrote(&self, mark: &str) -> bool {
        self.wrote.contains(mark)
    }

    /// Whether everything written here is on disk, and what was there before is here.
    pub fn is_settled(&self) -> bool {
        self.synced && self.sent.is_empty()
    }

    /// Edits that are not on disk as far as this peer knows.
    pub fn unsaved(&self) -> impl Iterator<Item = &str> {
        self.unsaved.iter().map(String::as_str)
    }

    /// What others show of themselves here, by their client ids.
    pub fn present(&self) -> &BTreeMap<u64, String> {
        &self.present
    }

    fn show(&mut self, entries: Vec<awareness::Entry>) {
        for awareness::Entry { client, state, .. } in entries {
            match state {
                Some(state) => drop(self.present.insert(client, state)),
                None => drop(self.present.remove(&client)),
            }
        }
    }

    /// What the section says here.
    pub fn content(&self) -> SectionContent {
        document::read::read(self.section.unwrap(), &self.doc.transact())
    }

    /// One text.
    pub fn text(&self, root: &str) -> String {
        document::read::text(&self.doc.transact(), root)
    }

    /// The whole document as it can be compared.
    pub fn state(&self) -> Replica {
        let vector = self.doc.transact().state_vector().iter().map(|(id, clock)| (id.get(), *clock)).collect();
        Replica { vector, content: self.content() }
    }
}
