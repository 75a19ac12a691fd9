//! The socket on which a desk is told of changes. It is there while somebody looks at the page: whoever comes back is told to look again.

use super::listen::Listener;
use super::{chance, clock};
use crate::live::pace;
use bytes::Bytes;
use domain::ids::PersonId;
use domain::room::RoomName;
use gloo_timers::callback::{Interval, Timeout};
use js_sys::{ArrayBuffer, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use sync::codec::{AuthMsg, Body, Frame};
use wasm_bindgen::JsCast as _;
use web_sys::{BinaryType, CloseEvent, MessageEvent, VisibilityState, WebSocket};

/// Several changes within this time are one.
const GATHER_MS: u32 = 150;
/// The server says something at least every 20 seconds: after so long without a word the connection is dead.
const DEAD_MS: u64 = 50_000;
/// How often that is looked at.
const LOOK_MS: u32 = 10_000;
/// A page this young shows how things are.
const FRESH_MS: u64 = 3_000;

/// What is done with what is heard.
pub(in crate::live) struct Ears {
    pub(in crate::live) changed: Box<dyn Fn()>,
    pub(in crate::live) reached: Box<dyn Fn()>,
}

/// The line. It ends when it is dropped.
pub(in crate::live) struct Line {
    this: Weak<Self>,
    room: String,
    ears: Ears,
    socket: RefCell<Option<(WebSocket, [Listener; 3])>>,
    heard: Cell<u64>,
    attempt: Cell<u32>,
    /// Whether it has been up, so that coming back means that something may have been missed.
    was_up: Cell<bool>,
    over: Cell<bool>,
    retry: RefCell<Option<Timeout>>,
    telling: RefCell<Option<Timeout>>,
    _looking: Interval,
    listeners: RefCell<Vec<Listener>>,
}

impl Line {
    pub(in crate::live) fn open(person: &PersonId, ears: Ears) -> Rc<Self> {
        let line = Rc::new_cyclic(|this: &Weak<Self>| {
            let looked = this.clone();
            let look = move || with(&looked, Self::look);
            Self {
                this: this.clone(),
                room: RoomName::Desk { person: person.clone() }.to_string(),
                ears,
                socket: RefCell::default(),
                heard: Cell::new(0),
                attempt: Cell::new(0),
                was_up: Cell::new(false),
                over: Cell::new(false),
                retry: RefCell::default(),
                telling: RefCell::default(),
                _looking: Interval::new(LOOK_MS, look),
                listeners: RefCell::default(),
            }
        });
        if let Some(window) = web_sys::window() {
            let (online, offline, seen) = (line.this.clone(), line.this.clone(), line.this.clone());
            let mut listeners = vec![
                Listener::new(&window, "online", move |_| with(&online, Self::again)),
                Listener::new(&window, "offline", move |_| with(&offline, Self::hang_up)),
            ];
            if let Some(document) = window.document() {
                listeners.push(Listener::new(&document, "visibilitychange", move |_| with(&seen, Self::looked_at)));
            }
            line.listeners.replace(listeners);
        }
        line.connect();
        line
    }

    fn connect(&self) {
        if self.over.get() || self.socket.borrow().is_some() || !is_seen() {
            return;
        }
        self.retry.borrow_mut().take();
        let Some(socket) = super::address::address().and_then(|address| WebSocket::new(&address).ok()) else {
            self.retry_later();
            return;
        };
        socket.set_binary_type(BinaryType::Arraybuffer);
        let (opened, heard, closed) = (self.this.clone(), self.this.clone(), self.this.clone());
        let listeners = [
            Listener::new(&socket, "open", move |_| with(&opened, Self::enter)),
            Listener::new(&socket, "message", move |event| {
                let data = event.dyn_into::<MessageEvent>().ok().and_then(|e| e.data().dyn_into::<ArrayBuffer>().ok());
                if let (Some(line), Some(data)) = (heard.upgrade(), data) {
                    line.hear(&Bytes::from(Uint8Array::new(&data).to_vec()));
                }
            }),
            Listener::new(&socket, "close", move |event| {
                let code = event.dyn_into::<CloseEvent>().map_or(1006, |e| e.code());
                with(&closed, |line| line.lost(code));
            }),
        ];
        self.heard.set(clock::now());
        self.socket.replace(Some((socket, listeners)));
    }

    fn enter(&self) {
        self.say(Body::Auth(AuthMsg::Token { token: String::new(), version: None }));
    }

    fn say(&self, body: Body) {
        if let Some((socket, _)) = &*self.socket.borrow() {
            // An error means that it is closing: then the close event says so.
            let _ = socket.send_with_u8_array(&Frame::new(self.room.clone(), body).encode());
        }
    }

    fn hear(&self, bytes: &Bytes) {
        self.heard.set(clock::now());
        match Frame::decode(bytes).map(|frame| frame.body) {
            Ok(Body::Auth(AuthMsg::Granted(_))) => {
                self.attempt.set(0);
                (self.ears.reached)();
                // What came between the page and this was told to nobody.
                if self.was_up.replace(true) || clock::now() > FRESH_MS {
                    self.tell();
                }
            }
            Ok(Body::Stateless(_)) => self.tell(),
            Ok(Body::Ping) => self.say(Body::Pong),
            _ => {}
        }
    }

    fn tell(&self) {
        let this = self.this.clone();
        let soon = Timeout::new(GATHER_MS, move || with(&this, |line| (line.ears.changed)()));
        self.telling.replace(Some(soon));
    }

    fn lost(&self, code: u16) {
        self.hang_up();
        // 4400 to 4499 mean "do not come back", but for 4408.
        if (4400..4500).contains(&code) && code != 4408 {
            self.over.set(true);
        } else {
            self.retry_later();
        }
    }

    fn retry_later(&self) {
        let wait = pace::wait_ms(self.attempt.get(), chance::fraction());
        self.attempt.set(self.attempt.get().saturating_add(1));
        let this = self.this.clone();
        self.retry.replace(Some(Timeout::new(wait, move || with(&this, Self::connect))));
    }

    fn again(&self) {
        self.attempt.set(0);
        self.connect();
    }

    fn looked_at(&self) {
        if is_seen() { self.again() } else { self.hang_up() }
    }

    /// Gives a dead connection up; the browser may take minutes to notice.
    fn look(&self) {
        if self.socket.borrow().is_some() && clock::now() > self.heard.get() + DEAD_MS {
            self.hang_up();
            self.connect();
        }
    }

    fn hang_up(&self) {
        // First out of the cell: what is called here may look into it.
        let gone = self.socket.take();
        if let Some((socket, listeners)) = gone {
            drop(listeners);
            let _ = socket.close();
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.hang_up();
    }
}

fn with(line: &Weak<Line>, act: impl FnOnce(&Line)) {
    if let Some(line) = line.upgrade() {
        act(&line);
    }
}

fn is_seen() -> bool {
    web_sys::window().and_then(|w| w.document()).is_some_and(|d| d.visibility_state() == VisibilityState::Visible)
}
