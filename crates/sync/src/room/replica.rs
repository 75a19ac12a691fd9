//! The document of one room as the server holds it, and the only place where bytes of a client meet the CRDT.

use crate::damage::Damage;
use crate::log::{Loaded, unpack};
use crate::prescan::{self, Foreign, History, Limits, Refusal};
use bytes::Bytes;
use document::check::{Violation, check};
use document::yrs::updates::decoder::Decode as _;
use document::yrs::{Doc, ReadTxn as _, Update};
use document::{read, state};
use domain::content::SectionContent;
use domain::ids::PersonId;
use domain::section::Section;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The server writes nothing itself; its documents need an id all the same.
const SERVER: u32 = 0;

/// What an update changed.
#[derive(Debug)]
pub(crate) struct Taken {
    /// Exactly what is new, for the log and for the others.
    pub(crate) update: Bytes,
    /// Client ids that the person used for the first time.
    pub(crate) fresh: Vec<u64>,
}

/// Why an update is not part of the document.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Rejected {
    /// Refused before it touched the document.
    #[error(transparent)]
    Scan(#[from] Refusal),
    /// Refused before it touched the document.
    #[error(transparent)]
    Foreign(#[from] Foreign),
    /// Applied, and found to break a rule: the document in memory cannot be used any more.
    #[error("the document breaks a rule of its section: {0}")]
    Violation(#[from] Violation),
    /// The library gave up: the document in memory cannot be used any more.
    #[error("the update cannot be applied: {0}")]
    Unfit(String),
}

impl Rejected {
    /// Whether the document in memory cannot be used any more.
    pub(crate) fn broke_the_document(&self) -> bool {
        matches!(self, Self::Violation(_) | Self::Unfit(_))
    }
}

/// Why a stored room does not become a document.
#[derive(Debug, thiserror::Error)]
#[error("the stored room cannot be read: {0}")]
pub(crate) struct Damaged(String);

/// A document, what is known of its structs, and where it stands in the log.
pub(crate) struct Replica {
    doc: Doc,
    section: Section,
    history: History,
    /// The last answer to a state vector: when many enter at once, most of them have nothing and all of them get the same bytes.
    answered: Option<(Bytes, Bytes)>,
    /// The last durable row that is in the document.
    pub(crate) seq: u64,
    /// What is wrong in the log behind that row.
    pub(crate) damage: Option<Damage>,
    /// Rows since the last snapshot.
    pub(crate) rows: u64,
    /// Bytes of these rows.
    pub(crate) row_bytes: usize,
}

impl Replica {
    /// Builds the document from the log. Takes as long as the history is long: not for a thread that others wait for.
    pub(crate) fn build(section: Section, loaded: Loaded) -> Result<Self, Damaged> {
        let doc = catch_unwind(AssertUnwindSafe(|| assemble(&loaded))).unwrap_or_else(|_| Err(Damaged("panic".to_owned())))?;
        let mut history = History::default();
        let everything = state::encode_v1(&state::read(&doc).map_err(|e| Damaged(e.to_string()))?);
        let scanned = prescan::update(section, &everything, &Limits::STORED, &history).map_err(|e| Damaged(e.to_string()))?;
        let deleted = scanned.deletes.len();
        history.extend(scanned, deleted);
        for (client, person) in loaded.clients {
            history.own(client, person);
        }
        Ok(Self {
            doc,
            section,
            history,
            answered: None,
            seq: loaded.seq,
            damage: loaded.damage,
            rows: loaded.updates.len() as u64,
            row_bytes: loaded.updates.iter().map(Bytes::len).sum(),
        })
    }

    /// Takes an update of a person in: scan, ownership, apply, typed check. Nothing when it says nothing new.
    pub(crate) fn take(&mut self, update: &[u8], person: &PersonId) -> Result<Option<Taken>, Rejected> {
        let scanned = prescan::update(self.section, update, &Limits::WIRE, &self.history)?;
        let fresh = self.history.claims(person, &scanned)?;
        let Some((changes, deleted)) = self.apply(update)? else { return Ok(None) };
        self.answered = None;
        self.history.extend(scanned, deleted);
        for client in &fresh {
            self.history.own(*client, person.clone());
        }
        Ok(Some(Taken { update: changes.into(), fresh }))
    }

    /// Applies scanned bytes. A panic inside the library must not run into another one while the transaction is dropped: the broken
    /// transaction is leaked with its document.
    fn apply(&self, update: &[u8]) -> Result<Option<(Vec<u8>, usize)>, Rejected> {
        let mut txn = state::write(&self.doc, "client").map_err(|e| Rejected::Unfit(e.to_string()))?;
        match catch_unwind(AssertUnwindSafe(|| state::apply_v1(&mut txn, update))) {
            Ok(applied) => applied.map_err(|e| Rejected::Unfit(e.to_string()))?,
            Err(_panic) => {
                std::mem::forget(txn);
                std::mem::forget(self.doc.clone());
                return Err(Rejected::Unfit("the library panicked".to_owned()));
            }
        }
        if !txn.has_changes() {
            return Ok(None);
        }
        check(self.section, &txn)?;
        let deleted = txn.delete_set().iter().map(|(_, ranges)| ranges.len()).sum();
        Ok(Some((state::changes_v1(&txn), deleted)))
    }

    /// Whether an update says nothing new: what somebody who only reads may send.
    pub(crate) fn knows(&self, update: &[u8]) -> bool {
        let Ok(scanned) = prescan::update(self.section, update, &Limits::WIRE, &self.history) else { return false };
        if !scanned.new.is_empty() {
            return false;
        }
        if scanned.deletes.is_empty() {
            return true;
        }
        let (Ok(update), Ok(txn)) = (Update::decode_v1(update), state::read(&self.doc)) else { return false };
        update.delete_set().diff(&txn.snapshot().delete_set).is_empty()
    }

    /// How much the document knows.
    pub(crate) fn vector(&self) -> Bytes {
        state::read(&self.doc).map(|txn| state::vector(&txn).into()).unwrap_or_default()
    }

    /// What somebody with that state vector lacks.
    pub(crate) fn diff(&mut self, vector: &Bytes) -> Result<Bytes, Refusal> {
        if let Some((_, answer)) = self.answered.as_ref().filter(|(asked, _)| asked == vector) {
            return Ok(answer.clone());
        }
        prescan::state_vector(vector)?;
        let unreadable = Refusal::Hostile("the state vector is unreadable");
        let txn = state::read(&self.doc).map_err(|_error| unreadable)?;
        let answer = Bytes::from(state::diff_v1(&txn, vector).map_err(|_error| unreadable)?);
        self.answered = Some((Bytes::copy_from_slice(vector), answer.clone()));
        Ok(answer)
    }

    /// What the section says.
    pub(crate) fn content(&self) -> Option<SectionContent> {
        state::read(&self.doc).ok().map(|txn| read::read(self.section, &txn))
    }

    /// The whole document for the log, with what [`Snapshot::verify`] needs.
    pub(crate) fn snapshot(&self) -> Option<Snapshot> {
        let txn = state::read(&self.doc).ok()?;
        Some(Snapshot {
            section: self.section,
            seq: self.seq,
            bytes: state::encode_v2(&txn).into(),
            vector: txn.state_vector(),
            content: read::read(self.section, &txn),
        })
    }

    /// A row became durable.
    pub(crate) fn advanced(&mut self, seq: u64, bytes: usize) {
        self.seq = seq;
        self.rows += 1;
        self.row_bytes += bytes;
    }

    /// A snapshot at that row became durable.
    pub(crate) fn compacted(&mut self, at: u64) {
        self.rows = self.seq.saturating_sub(at);
        self.row_bytes = 0;
    }
}

/// A snapshot that is not believed before it was read back.
pub(crate) struct Snapshot {
    section: Section,
    pub(crate) seq: u64,
    pub(crate) bytes: Bytes,
    vector: document::yrs::StateVector,
    content: SectionContent,
}

impl Snapshot {
    /// Reads the snapshot into a fresh document and compares: a document that came apart would be stored for ever.
    pub(crate) fn verify(&self) -> Result<(), Damaged> {
        let loaded = Loaded { snapshot: Some(self.bytes.clone()), ..Loaded::default() };
        let doc = catch_unwind(AssertUnwindSafe(|| assemble(&loaded))).unwrap_or_else(|_| Err(Damaged("panic".to_owned())))?;
        let txn = state::read(&doc).map_err(|e| Damaged(e.to_string()))?;
        if txn.state_vector() != self.vector || read::read(self.section, &txn) != self.content {
            return Err(Damaged("it reads back differently".to_owned()));
        }
        Ok(())
    }
}

fn assemble(loaded: &Loaded) -> Result<Doc, Damaged> {
    let mut updates = Vec::new();
    for row in &loaded.updates {
        updates.extend(unpack(row).map_err(|e| Damaged(e.to_string()))?);
    }
    document::doc::load(SERVER, loaded.snapshot.as_deref(), updates).map_err(|e| Damaged(e.to_string()))
}
