//! What the server itself writes into a room, in the name of a person: imports and their undo. Made on a copy of the document while the
//! room goes on, and then taken like a change of anybody, behind whatever others wrote meanwhile.

use super::Floor;
use super::editing::{Deferred, Editing};
use super::unsettled::Pending;
use document::yrs::TransactionMut;
use document::{doc, state};
use domain::ids::PersonId;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use tokio::sync::mpsc;

/// Makes the edit. Whether it was carried out; what came of it is kept by whoever asked.
pub(crate) type Author = Box<dyn FnOnce(&mut TransactionMut<'_>) -> Carried + Send>;

/// Whether an edit was carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carried {
    Out,
    /// It refused: nothing of it is kept.
    No,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Written {
    /// It is on disk, in that row or before it.
    Durable(u64),
    /// The edit refused.
    Refused,
    /// Nothing is written in this room any more.
    Closed,
    /// What it made breaks a rule of the document, or the making of it failed.
    Unfit(String),
}

/// Where the answer goes. Closed without one when the room ends.
pub(crate) type Done = mpsc::UnboundedSender<Written>;

/// A change that is to be made.
pub(crate) struct Write {
    pub(crate) person: PersonId,
    /// Taken out when it is begun: what was not begun can be asked of the next room of that name.
    pub(crate) edit: Arc<Mutex<Option<Author>>>,
    pub(crate) done: Done,
}

/// A change that was made on a copy.
pub(crate) struct Made {
    person: PersonId,
    done: Done,
    update: Result<Option<Vec<u8>>, String>,
}

impl Editing {
    /// The server wants to write: on what every process has written so far.
    pub(crate) fn ask_to_write(&mut self, write: Write) {
        let question = self.tailing.asked();
        self.defer(Deferred::Write(write, question));
    }

    /// Begins, on a thread where nobody waits. One after the other: each builds on what the one before wrote.
    pub(super) fn begin_to_write(&mut self, write: Write) {
        if self.writing.is_some() {
            self.writes.push_back(write);
            return;
        }
        let Some(replica) = &self.replica else { return };
        if replica.damage.is_some() {
            answer(&write.done, Written::Closed);
            return;
        }
        let (whole, client) = (replica.whole(), replica.fresh_client());
        self.writing = Some(Box::pin(async move {
            let Write { person, edit, done } = write;
            let made = tokio::task::spawn_blocking(move || make(&whole, client, &edit)).await;
            Made { person, done, update: made.unwrap_or_else(|failed| Err(failed.to_string())) }
        }));
    }

    pub(super) fn on_made(&mut self, made: Made) {
        self.writing = None;
        if let Some(next) = self.writes.pop_front() {
            let question = self.tailing.asked();
            self.deferred.push_front(Deferred::Write(next, question));
        }
        self.deferred.push_front(Deferred::Made(made));
    }

    /// Takes what was made. It builds on what was on disk, so that it fits whatever became of the document since.
    pub(super) fn take_made(&mut self, made: Made, floor: &Floor) {
        let Made { person, done, update } = made;
        let Some(replica) = &mut self.replica else { return };
        let update = match update {
            Ok(Some(update)) => update,
            Ok(None) => return answer(&done, Written::Refused),
            Err(reason) => return answer(&done, Written::Unfit(reason)),
        };
        let (update, fresh) = match replica.take_own(&update, &person) {
            Ok(Some(taken)) => (Some(taken.update), taken.fresh),
            Ok(None) => (None, Vec::new()),
            Err(rejected) => {
                tracing::error!(room = %floor.name, reason = %rejected, "what the server wrote itself was not taken");
                answer(&done, Written::Unfit(rejected.to_string()));
                if rejected.broke_the_document() {
                    self.drop_replica(floor);
                }
                return;
            }
        };
        // Nobody's number: everybody is told.
        let from = floor.context.next_id();
        self.pending.push(Pending { done: Some(done), ..Pending::new(from, person, update, fresh) });
    }
}

/// Whoever asked may have gone.
pub(super) fn answer(done: &Done, written: Written) {
    drop(done.send(written));
}

fn make(whole: &[u8], client: u32, edit: &Mutex<Option<Author>>) -> Result<Option<Vec<u8>>, String> {
    let Some(edit) = crate::context::lock(edit).take() else { return Err("it was begun before".to_owned()) };
    let copy = doc::load(client, None, [whole]).map_err(|e| e.to_string())?;
    let mut txn = state::write(&copy, "server").map_err(|e| e.to_string())?;
    match catch_unwind(AssertUnwindSafe(|| edit(&mut txn))) {
        Ok(Carried::Out) => Ok(Some(state::changes_v1(&txn))),
        Ok(Carried::No) => Ok(None),
        Err(_panic) => {
            // Dropping a transaction that was left in the middle may panic again.
            std::mem::forget(txn);
            std::mem::forget(copy.clone());
            Err("the edit panicked".to_owned())
        }
    }
}
