//! What is kept on this device: the state of each room, and changes from before they are sent until they are confirmed. Writing happens in
//! batches: what comes while one is under way forms the next.

use super::Engine;
use crate::live::browser::{chance, clock, idb};
use crate::live::ledger::Change;
use crate::live::part;
use crate::live::state::Refused;
use bytes::Bytes;
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::IdbDatabase;

thread_local! {
    /// Set at sign-out: from then on nothing is written any more.
    static FORGOTTEN: Cell<bool> = const { Cell::new(false) };
}

/// Nothing is kept from now on.
pub(in crate::live) fn forget() {
    FORGOTTEN.set(true);
}

/// Whether somebody has signed out in this browser since the page was opened.
pub(super) fn is_forgotten() -> bool {
    FORGOTTEN.get()
}

/// Something to write.
enum Write {
    Keep { room: String, change: Change },
    Settle { room: String, state: Vec<u8>, done: Vec<String> },
    Forget { room: String },
    KeepRefused(Refused),
    DropRefused { key: String },
}

/// What was found of a room.
#[derive(Default)]
pub(super) struct Found {
    pub(super) state: Option<Bytes>,
    pub(super) changes: Vec<Change>,
}

/// One person's part of the device's store.
pub(super) struct Outbox {
    person: String,
    engine: Weak<Engine>,
    database: RefCell<Option<IdbDatabase>>,
    broken: Cell<bool>,
    busy: Cell<bool>,
    queue: RefCell<Vec<Write>>,
    made: Cell<u32>,
}

impl Outbox {
    pub(super) fn new(person: String, engine: Weak<Engine>) -> Self {
        Self {
            person,
            engine,
            database: RefCell::new(None),
            broken: Cell::new(false),
            busy: Cell::new(false),
            queue: RefCell::new(Vec::new()),
            made: Cell::new(0),
        }
    }

    /// Whether nothing can be kept here.
    pub(super) fn is_broken(&self) -> bool {
        self.broken.get()
    }

    fn prefix(&self, room: &str) -> String {
        format!("{}|{room}|", self.person)
    }

    /// A key that sorts behind those made before; another tab's never equals it.
    pub(super) fn new_key(&self, room: &str) -> String {
        self.made.set(self.made.get().wrapping_add(1));
        format!("{}{:015}{:08}{:08x}", self.prefix(room), clock::calendar(), self.made.get(), chance::client_id())
    }

    async fn open(&self) -> Option<IdbDatabase> {
        if let Some(database) = self.database.borrow().clone() {
            return Some(database);
        }
        let opened = idb::open().await.ok();
        self.broken.set(opened.is_none());
        self.database.borrow_mut().clone_from(&opened);
        opened
    }

    /// What is kept of a room.
    pub(super) async fn find(&self, room: &str) -> Found {
        match self.open().await {
            Some(database) => find(&database, &self.prefix(room)).await.unwrap_or_default(),
            None => Found::default(),
        }
    }

    /// Refused texts that nobody has dismissed yet, of rooms whose names begin so.
    pub(super) async fn refused(&self, rooms: &str) -> Vec<Refused> {
        let Some(database) = self.open().await else { return Vec::new() };
        let found = idb::all(&database, idb::REFUSED, &format!("{}|{rooms}", self.person)).await;
        found.unwrap_or_default().into_iter().filter_map(|(key, value)| read_refused(key, value)).collect()
    }

    /// Keeps a change; the engine hears when it is kept.
    pub(super) fn keep(self: &Rc<Self>, room: &str, change: Change) {
        self.write(Write::Keep { room: room.to_owned(), change });
    }

    /// Keeps a room's state and lets go of changes that it contains and that are confirmed.
    pub(super) fn settle(self: &Rc<Self>, room: &str, state: Vec<u8>, done: Vec<String>) {
        self.write(Write::Settle { room: room.to_owned(), state, done });
    }

    /// Lets go of everything of a room.
    pub(super) fn forget_room(self: &Rc<Self>, room: &str) {
        self.write(Write::Forget { room: room.to_owned() });
    }

    /// Keeps a refused text until it is dismissed.
    pub(super) fn keep_refused(self: &Rc<Self>, refused: Refused) {
        self.write(Write::KeepRefused(refused));
    }

    /// Lets go of a refused text.
    pub(super) fn drop_refused(self: &Rc<Self>, key: &str) {
        self.write(Write::DropRefused { key: key.to_owned() });
    }

    fn write(self: &Rc<Self>, write: Write) {
        self.queue.borrow_mut().push(write);
        if !self.busy.replace(true) {
            let outbox = Rc::clone(self);
            leptos::task::spawn_local(async move { outbox.write_all().await });
        }
    }

    async fn write_all(&self) {
        loop {
            let batch = std::mem::take(&mut *self.queue.borrow_mut());
            if batch.is_empty() {
                break;
            }
            if !FORGOTTEN.get() {
                let kept = match self.open().await {
                    Some(database) => self.write_batch(&database, &batch).await,
                    None => Err(JsValue::NULL),
                };
                self.broken.set(kept.is_err());
            }
            // A change that cannot be kept is still sent: the server's disk is the better place.
            let Some(engine) = self.engine.upgrade() else { continue };
            for write in batch {
                if let Write::Keep { room, change } = write {
                    engine.kept(&room, &change.key);
                }
            }
        }
        self.busy.set(false);
    }

    async fn write_batch(&self, database: &IdbDatabase, batch: &[Write]) -> Result<(), JsValue> {
        let transaction = idb::writing(database)?;
        let (states, changes) = (transaction.object_store(idb::STATES)?, transaction.object_store(idb::CHANGES)?);
        let refused = transaction.object_store(idb::REFUSED)?;
        for write in batch {
            match write {
                Write::Keep { change, .. } => {
                    let value = Array::of2(&change.roots.join("\n").into(), &Uint8Array::from(change.bytes.as_ref()));
                    changes.put_with_key(&value, &JsValue::from_str(&change.key))?;
                }
                Write::Settle { room, state, done } => {
                    states.put_with_key(&Uint8Array::from(state.as_slice()), &self.prefix(room).into())?;
                    for key in done {
                        changes.delete(&JsValue::from_str(key))?;
                    }
                }
                Write::Forget { room } => {
                    let range = idb::beginning(&self.prefix(room))?;
                    states.delete(&range)?;
                    changes.delete(&range)?;
                }
                Write::KeepRefused(text) => {
                    let value = Array::of3(&part::key(text.part).into(), &text.field.as_str().into(), &text.text.as_str().into());
                    refused.put_with_key(&value, &JsValue::from_str(&text.key))?;
                }
                Write::DropRefused { key } => {
                    refused.delete(&JsValue::from_str(key))?;
                }
            }
        }
        idb::done(&transaction).await
    }
}

async fn find(database: &IdbDatabase, prefix: &str) -> Result<Found, JsValue> {
    let states = idb::all(database, idb::STATES, prefix).await?;
    let state = states.into_iter().next().map(|(_, value)| bytes_of(&value));
    let changes = idb::all(database, idb::CHANGES, prefix).await?;
    let changes = changes.into_iter().filter_map(|(key, value)| read_change(key, value)).collect();
    Ok(Found { state, changes })
}

fn bytes_of(value: &JsValue) -> Bytes {
    Uint8Array::new(value).to_vec().into()
}

fn read_change(key: String, value: JsValue) -> Option<Change> {
    let parts: Array = value.dyn_into().ok()?;
    let roots = parts.get(0).as_string()?.split('\n').filter(|r| !r.is_empty()).map(str::to_owned).collect();
    Some(Change { key, roots, bytes: bytes_of(&parts.get(1)) })
}

fn read_refused(key: String, value: JsValue) -> Option<Refused> {
    let parts: Array = value.dyn_into().ok()?;
    let part = part::from_key(&parts.get(0).as_string()?)?;
    Some(Refused { key, part, field: parts.get(1).as_string()?, text: parts.get(2).as_string()? })
}
