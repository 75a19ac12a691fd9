//! People with their copies of the documents, and the house they meet in.

use crate::log::MemoryLog;
use bytes::Bytes;
use document::write::{Edit, apply};
use document::yrs::Doc;
use document::{doc, read, state};
use domain::content::SectionContent;
use domain::ids::{OrgId, PersonId, ProposalId, SessionId};
use domain::room::RoomName;
use domain::section::{Right, Section};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use sync::codec::awareness::{self, Entry};
use sync::codec::{AuthMsg, Body, Frame, Scope, Status, SyncMsg};
use sync::gate::{GateUnavailable, Seat};
use sync::{BoxFuture, Connection, Gate, Hub, Identity, Outbound, Outgoing, Settings};
use tokio::time::{Instant, timeout, timeout_at};

static NEXT_CLIENT: AtomicU32 = AtomicU32::new(1_000);

/// Answers from a table that the test changes.
#[derive(Default)]
pub struct TableGate(Mutex<HashMap<(PersonId, RoomName), Right>>);

impl Gate for TableGate {
    fn seat<'a>(&'a self, identity: &'a Identity, room: &'a RoomName) -> BoxFuture<'a, Result<Option<Seat>, GateUnavailable>> {
        let right = self.0.lock().unwrap().get(&(identity.person.clone(), room.clone())).copied();
        // Another one than the person's own: in a room, the room's counts.
        Box::pin(async move { Ok(right.map(|right| Seat { right, color: 5 })) })
    }
}

/// A hub with its log and its gate.
pub struct House {
    pub log: Arc<MemoryLog>,
    pub gate: Arc<TableGate>,
    pub hub: Arc<Hub>,
}

pub fn proposal() -> ProposalId {
    ProposalId::parse("proposal-1").unwrap()
}

pub fn room(section: Section) -> RoomName {
    RoomName::Section { proposal: proposal(), section, generation: 0 }
}

pub fn start() -> RoomName {
    room(Section::Start)
}

pub fn table() -> RoomName {
    RoomName::Table { proposal: proposal() }
}

pub fn person(name: &str) -> PersonId {
    PersonId::parse(name).unwrap()
}

pub fn identity(name: &str) -> Identity {
    Identity {
        person: person(name),
        name: name.to_uppercase(),
        color: 3,
        session: SessionId::parse(&format!("session-{name}")).unwrap(),
        org: OrgId::parse("org").unwrap(),
    }
}

impl House {
    pub fn new() -> Self {
        Self::with(MemoryLog::new(), Settings::default())
    }

    /// A house whose rooms all exist.
    pub fn with(log: Arc<MemoryLog>, settings: Settings) -> Self {
        let gate = Arc::new(TableGate::default());
        for section in Section::ALL {
            log.create(&room(section));
        }
        Self { hub: Hub::new(log.clone(), gate.clone(), settings), log, gate }
    }

    /// Another process on the same log and the same rights.
    pub fn restarted(&self) -> Self {
        self.restarted_with(Settings::default())
    }

    pub fn restarted_with(&self, settings: Settings) -> Self {
        let hub = Hub::new(self.log.clone(), self.gate.clone(), settings);
        Self { log: self.log.clone(), gate: self.gate.clone(), hub }
    }

    pub fn allow(&self, name: &str, room: &RoomName, right: Option<Right>) {
        let mut rights = self.gate.0.lock().unwrap();
        match right {
            Some(right) => rights.insert((person(name), room.clone()), right),
            None => rights.remove(&(person(name), room.clone())),
        };
    }

    /// A socket that is in no room yet.
    pub fn socket(&self, name: &str, room: &RoomName) -> Person {
        let (connection, outbound) = self.hub.connect(identity(name));
        Person::new(connection, outbound, room)
    }

    /// Somebody who entered a room and caught up.
    pub async fn enter(&self, name: &str, room: &RoomName, right: Right) -> Person {
        self.allow(name, room, Some(right));
        let mut person = self.socket(name, room);
        person.enter().await;
        person
    }
}

/// Somebody at a socket, with a copy of one room.
pub struct Person {
    pub connection: Connection,
    pub outbound: Outbound,
    pub room: RoomName,
    pub name: String,
    pub doc: Doc,
    pub scope: Option<Scope>,
    pub denied: Option<String>,
    pub saved: usize,
    pub refused: usize,
    pub caught_up: usize,
    pub updates: usize,
    pub asked: usize,
    pub present: HashMap<u64, Entry>,
    pub presence_messages: usize,
    pub notices: Vec<String>,
    pub room_closed: Option<String>,
    pub closed: Option<u16>,
}

impl Person {
    pub fn new(connection: Connection, outbound: Outbound, room: &RoomName) -> Self {
        Self {
            connection,
            outbound,
            room: room.clone(),
            name: room.to_string(),
            doc: doc::new(NEXT_CLIENT.fetch_add(1, Ordering::Relaxed)),
            scope: None,
            denied: None,
            saved: 0,
            refused: 0,
            caught_up: 0,
            updates: 0,
            asked: 0,
            present: HashMap::new(),
            presence_messages: 0,
            notices: Vec::new(),
            room_closed: None,
            closed: None,
        }
    }

    pub async fn send(&mut self, body: Body) -> ControlFlow<()> {
        let frame = Frame::new(self.name.clone(), body).encode();
        self.connection.receive(frame).await
    }

    pub async fn knock(&mut self) {
        let _ = self.send(Body::Auth(AuthMsg::Token { token: String::new(), version: None })).await;
    }

    /// Knocks, asks for what is lacking and hands over what the room lacks.
    pub async fn enter(&mut self) {
        self.knock().await;
        self.ask().await;
        let before = (self.caught_up, self.saved + self.refused);
        self.until(|p| p.caught_up > before.0 && p.saved + p.refused > before.1).await;
    }

    pub async fn ask(&mut self) {
        let vector = state::vector(&state::read(&self.doc).unwrap());
        let _ = self.send(Body::Sync(SyncMsg::Step1(vector.into()))).await;
    }

    /// Makes an edit and gives its update without sending it.
    pub fn edit(&self, edit: &Edit) -> Bytes {
        let section = self.room.section().unwrap();
        let mut txn = state::write(&self.doc, "me").unwrap();
        apply(section, &mut txn, edit, "k3m").unwrap();
        state::changes_v1(&txn).into()
    }

    pub async fn update(&mut self, update: impl Into<Bytes>) {
        let _ = self.send(Body::Sync(SyncMsg::Update(update.into()))).await;
    }

    /// Types at the beginning of the first text of the start section.
    pub async fn types(&mut self, text: &str) {
        let update = self.edit(&typed(text));
        self.update(update).await;
    }

    pub fn content(&self) -> SectionContent {
        read::read(self.room.section().unwrap(), &state::read(&self.doc).unwrap())
    }

    pub fn today(&self) -> String {
        match self.content() {
            SectionContent::Start(start) => start.today,
            other => panic!("{other:?} is not the start"),
        }
    }

    pub fn client(&self) -> u64 {
        self.doc.client_id().get()
    }

    /// Reads until something is so.
    pub async fn until(&mut self, mut is_so: impl FnMut(&Self) -> bool) {
        let end = Instant::now() + Duration::from_secs(100);
        while !is_so(self) {
            let next = timeout_at(end, self.outbound.recv()).await;
            let Some(outgoing) = next.expect("it never is so") else { panic!("the socket ended") };
            self.take(outgoing).await;
        }
    }

    /// Reads what comes until nothing came for a while.
    pub async fn rest(&mut self) {
        while let Ok(Some(outgoing)) = timeout(Duration::from_millis(300), self.outbound.recv()).await {
            self.take(outgoing).await;
        }
    }

    async fn take(&mut self, outgoing: Outgoing) {
        match outgoing {
            Outgoing::Close { code, .. } => self.closed = Some(code),
            Outgoing::Frame(bytes) => {
                let frame = Frame::decode(&bytes).unwrap();
                assert_eq!(frame.name, self.name);
                self.hear(frame.body).await;
            }
        }
    }

    async fn hear(&mut self, body: Body) {
        match body {
            Body::Auth(AuthMsg::Granted(scope)) => self.scope = Some(scope),
            Body::Auth(AuthMsg::Denied(reason)) => self.denied = Some(reason),
            Body::SyncStatus(Status::Saved) => self.saved += 1,
            Body::SyncStatus(Status::Refused) => self.refused += 1,
            Body::Sync(SyncMsg::Step1(vector)) => {
                self.asked += 1;
                let lacking = state::diff_v1(&state::read(&self.doc).unwrap(), &vector).unwrap();
                let _ = self.send(Body::Sync(SyncMsg::Step2(lacking.into()))).await;
            }
            Body::Sync(SyncMsg::Step2(update)) => {
                self.caught_up += 1;
                self.apply(&update);
            }
            Body::Sync(SyncMsg::Update(update)) => {
                self.updates += 1;
                self.apply(&update);
            }
            Body::Awareness(bytes) => {
                self.presence_messages += 1;
                for entry in awareness::decode(&bytes).unwrap() {
                    self.present.insert(entry.client, entry);
                }
            }
            Body::Stateless(notice) => self.notices.push(notice),
            Body::Close(reason) => self.room_closed = Some(reason),
            _ => {}
        }
    }

    fn apply(&self, update: &[u8]) {
        let mut txn = state::write(&self.doc, "server").unwrap();
        state::apply_v1(&mut txn, update).unwrap();
    }
}

pub fn typed(text: &str) -> Edit {
    Edit::Splice { item: "self".to_owned(), field: "today".to_owned(), at: 0, remove: 0, insert: text.to_owned() }
}
