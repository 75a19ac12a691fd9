//! The one socket of the page: connects, notices silence, comes back.

use super::Engine;
use crate::live::browser::listen::Listener;
use crate::live::browser::{address, chance, clock};
use crate::live::pace;
use bytes::Bytes;
use gloo_timers::callback::Timeout;
use js_sys::{ArrayBuffer, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Weak;
use wasm_bindgen::JsCast as _;
use web_sys::{BinaryType, CloseEvent, MessageEvent, WebSocket};

/// Without a word for so long the other side is asked whether it is there.
const QUIET_MS: u64 = 10_000;
/// Without an answer for so long the connection counts as gone.
const DEAD_MS: u64 = 20_000;
/// The same when there is a reason for doubt: the device slept, the network changed.
const DOUBT_MS: u64 = 2_000;
/// An attempt that takes longer is given up.
const CONNECT_MS: u64 = 10_000;

/// Where the connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Not connected; an attempt is under way or will be.
    Down,
    /// Connected.
    Up,
    /// Over: the server said so, with this code, or the page is left.
    Ended(u16),
}

struct Socket {
    socket: WebSocket,
    _listeners: [Listener; 3],
}

/// The connection.
pub(super) struct Line {
    engine: Weak<Engine>,
    socket: RefCell<Option<Socket>>,
    state: Cell<State>,
    attempt: Cell<u32>,
    retry: RefCell<Option<Timeout>>,
    heard: Cell<u64>,
    /// By when something has to be heard.
    deadline: Cell<u64>,
    asked: Cell<bool>,
    since: Cell<u64>,
    was_up: Cell<bool>,
}

impl Line {
    pub(super) fn new(engine: Weak<Engine>) -> Self {
        Self {
            engine,
            socket: RefCell::new(None),
            state: Cell::new(State::Down),
            attempt: Cell::new(0),
            retry: RefCell::new(None),
            heard: Cell::new(0),
            deadline: Cell::new(u64::MAX),
            asked: Cell::new(false),
            since: Cell::new(clock::now()),
            was_up: Cell::new(false),
        }
    }

    pub(super) fn state(&self) -> State {
        self.state.get()
    }

    /// For how long the state has been what it is, in milliseconds.
    pub(super) fn lasting(&self) -> u64 {
        clock::now().saturating_sub(self.since.get())
    }

    /// Whether there has been a connection since the page was opened.
    pub(super) fn was_up(&self) -> bool {
        self.was_up.get()
    }

    /// Somebody was let in: the next loss starts with short waits again.
    pub(super) fn works(&self) {
        self.attempt.set(0);
    }

    /// Connects now, unless it is connected, or over.
    pub(super) fn connect(&self) {
        if self.state.get() != State::Down || self.socket.borrow().is_some() {
            return;
        }
        self.retry.borrow_mut().take();
        let Some(socket) = address::address().and_then(|a| WebSocket::new(&a).ok()) else {
            self.retry_later();
            return;
        };
        socket.set_binary_type(BinaryType::Arraybuffer);
        let listeners = self.listen(&socket);
        self.deadline.set(clock::now() + CONNECT_MS);
        *self.socket.borrow_mut() = Some(Socket { socket, _listeners: listeners });
    }

    fn listen(&self, socket: &WebSocket) -> [Listener; 3] {
        let (opened, heard, closed) = (self.engine.clone(), self.engine.clone(), self.engine.clone());
        [
            Listener::new(socket, "open", move |_| {
                if let Some(engine) = opened.upgrade() {
                    engine.line.opened();
                    engine.line_up();
                }
            }),
            Listener::new(socket, "message", move |event| {
                let data = event.dyn_into::<MessageEvent>().ok().and_then(|e| e.data().dyn_into::<ArrayBuffer>().ok());
                if let (Some(engine), Some(data)) = (heard.upgrade(), data) {
                    engine.line.hear();
                    engine.receive(&Bytes::from(Uint8Array::new(&data).to_vec()));
                }
            }),
            Listener::new(socket, "close", move |event| {
                let code = event.dyn_into::<CloseEvent>().map_or(1006, |e| e.code());
                if let Some(engine) = closed.upgrade() {
                    engine.line.lost(code);
                }
            }),
        ]
    }

    fn opened(&self) {
        self.was_up.set(true);
        self.set(State::Up);
        self.hear();
    }

    fn hear(&self) {
        self.heard.set(clock::now());
        self.deadline.set(clock::now() + DEAD_MS);
        self.asked.set(false);
    }

    fn set(&self, state: State) {
        if self.state.replace(state) != state {
            self.since.set(clock::now());
        }
    }

    /// The socket is gone.
    fn lost(&self, code: u16) {
        self.socket.borrow_mut().take();
        self.deadline.set(u64::MAX);
        if matches!(self.state.get(), State::Ended(_)) {
            return;
        }
        // 4400 to 4499 mean "do not come back"; the framing's own 4205 and 4408 ask for a new connection.
        let is_final = (4400..4500).contains(&code) && code != 4408;
        self.set(if is_final { State::Ended(code) } else { State::Down });
        if !is_final {
            self.retry_later();
        }
        if let Some(engine) = self.engine.upgrade() {
            engine.line_down();
        }
    }

    fn retry_later(&self) {
        let wait = pace::wait_ms(self.attempt.get(), chance::fraction());
        self.attempt.set(self.attempt.get().saturating_add(1));
        let engine = self.engine.clone();
        *self.retry.borrow_mut() = Some(Timeout::new(wait, move || {
            if let Some(engine) = engine.upgrade() {
                engine.line.connect();
            }
        }));
    }

    /// The network is back, or somebody looks at the page again: no more waiting, and no trust in an old connection.
    pub(super) fn wake(&self) {
        match self.state.get() {
            State::Down => {
                self.attempt.set(0);
                self.connect();
            }
            State::Up => self.doubt(),
            State::Ended(_) => {}
        }
    }

    /// The network is said to be gone: believe it only if nothing answers.
    pub(super) fn doubt(&self) {
        if self.state.get() == State::Up {
            self.asked.set(true);
            self.deadline.set(self.deadline.get().min(clock::now() + DOUBT_MS));
            if let Some(engine) = self.engine.upgrade() {
                engine.ping();
            }
        }
    }

    /// Once a second: asks after silence, gives up after more of it.
    pub(super) fn tick(&self) {
        let now = clock::now();
        if now > self.deadline.get() {
            self.drop_connection();
        } else if self.state.get() == State::Up && !self.asked.get() && now > self.heard.get() + QUIET_MS {
            self.asked.set(true);
            if let Some(engine) = self.engine.upgrade() {
                engine.ping();
            }
        }
    }

    /// Gives the connection up and makes a new one. The browser may take minutes to report the end of a dead one: it is not waited for.
    pub(super) fn drop_connection(&self) {
        let gone = self.socket.borrow_mut().take();
        if let Some(gone) = gone {
            let _ = gone.socket.close();
            drop(gone);
            self.lost(1006);
        }
    }

    /// Sends a frame, if there is a connection.
    pub(super) fn send(&self, frame: &[u8]) {
        if let Some(open) = &*self.socket.borrow()
            && self.state.get() == State::Up
        {
            // An error means the socket is closing: then the close event says so.
            let _ = open.socket.send_with_u8_array(frame);
        }
    }

    /// Ends it for good.
    pub(super) fn end(&self, code: u16) {
        self.retry.borrow_mut().take();
        self.set(State::Ended(code));
        if let Some(open) = self.socket.borrow_mut().take() {
            let _ = open.socket.close();
        }
    }
}
