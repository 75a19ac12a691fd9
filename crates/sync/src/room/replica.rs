//! The document of one room as the server holds it, and the only place where bytes of a client meet the CRDT.

use crate::damage::Damage;
use crate::log::{Loaded, unpack};
use crate::prescan::{self, Foreign, History, Limits, Refusal, Scanned, Span, Tangled};
use crate::refusal::{Reason, Refused};
use bytes::Bytes;
use document::check::{Ledger, Violation, check};
use document::yrs::{Doc, ReadTxn as _};
use document::{Content, state};
use domain::ids::PersonId;
use domain::room::Shape;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The server writes nothing itself; its documents need an id all the same.
const SERVER: u32 = 0;

/// What an update changed.
#[derive(Debug)]
pub struct Taken {
    /// Exactly what is new, for the log and for the others.
    pub update: Bytes,
    /// Client ids that the person used for the first time.
    pub fresh: Vec<u64>,
}

/// What applying an update did to the document.
struct Applied {
    changes: Bytes,
    deleted: Vec<Span>,
}

/// Why an update is not part of the document.
#[derive(Debug, thiserror::Error)]
pub enum Rejected {
    /// Refused before it touched the document.
    #[error(transparent)]
    Scan(#[from] Refusal),
    /// Refused before it touched the document.
    #[error(transparent)]
    Foreign(#[from] Foreign),
    /// Refused before it touched the document, in the middle of being arranged: what is known of the document cannot be used any more.
    #[error(transparent)]
    Tangled(#[from] Tangled),
    /// Applied, and found to break a rule: the document in memory cannot be used any more.
    #[error("the document breaks a rule of its shape: {0}")]
    Violation(#[from] Violation),
    /// The library gave up: the document in memory cannot be used any more.
    #[error("the update cannot be applied: {0}")]
    Unfit(String),
}

impl Rejected {
    /// What is said of it where refusals are counted. Names in a violation come from whoever sent the update: only its kind is told.
    pub(crate) fn refused(&self) -> Refused<'static> {
        match self {
            Self::Scan(Refusal::Gap) => Refused::new(Reason::Gap),
            Self::Scan(Refusal::Hostile(rule)) => Refused::new(Reason::HostileUpdate).rule(Some(rule)),
            Self::Scan(Refusal::Full) => Refused::new(Reason::OverLimit).rule(Some("the room is full")),
            Self::Tangled(tangled) if self.is_limit() => Refused::new(Reason::OverLimit).rule(Some(tangled.rule())),
            Self::Tangled(tangled) => Refused::new(Reason::HostileUpdate).rule(Some(tangled.rule())),
            Self::Foreign(Foreign { client }) => Refused::new(Reason::ForeignClient).client(Some(*client)),
            Self::Violation(violation) if self.is_limit() => Refused::new(Reason::OverLimit).rule(Some(kind(violation))),
            Self::Violation(violation) => Refused::new(Reason::BreaksRule).rule(Some(kind(violation))),
            Self::Unfit(_) => Refused::new(Reason::Unfit),
        }
    }

    /// Whether the document in memory, or what is known of it, cannot be used any more.
    pub fn broke_the_document(&self) -> bool {
        matches!(self, Self::Tangled(_) | Self::Violation(_) | Self::Unfit(_))
    }

    /// Too much of what is allowed, which two honest people can bring about together, rather than something that is not.
    pub(crate) fn is_limit(&self) -> bool {
        match self {
            Self::Tangled(tangled) => *tangled == Tangled::Costly,
            Self::Violation(violation) => matches!(
                violation,
                Violation::TextTooLong { .. }
                    | Violation::AllTooLong { .. }
                    | Violation::TooMany { .. }
                    | Violation::TooManyRoots { .. }
            ),
            Self::Scan(refusal) => *refusal == Refusal::Full,
            Self::Foreign(_) | Self::Unfit(_) => false,
        }
    }
}

fn kind(violation: &Violation) -> &'static str {
    match violation {
        Violation::Incomplete => "it builds on something that was never sent",
        Violation::TooManyRoots { .. } => "too many roots",
        Violation::UnknownRoot { .. } => "an unknown root",
        Violation::Hidden { .. } => "something that does not show",
        Violation::TextTooLong { .. } => "a text is too long",
        Violation::AllTooLong { .. } => "all texts together are too long",
        Violation::TooMany { .. } => "too many entries",
        Violation::UnknownKey { .. } => "an unknown key",
        Violation::Value { .. } => "a value that is not possible",
    }
}

/// Why a stored room does not become a document.
#[derive(Debug, thiserror::Error)]
#[error("the stored room cannot be read: {0}")]
pub struct Damaged(String);

/// A document, what is known of its structs, and where it stands in the log.
pub struct Replica {
    doc: Doc,
    shape: Shape,
    history: History,
    /// What is known of the document, so that an update costs what it changes; none for one that breaks a rule already.
    ledger: Option<Ledger>,
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
    pub fn build(shape: impl Into<Shape>, loaded: Loaded) -> Result<Self, Damaged> {
        let shape = shape.into();
        let doc = catch_unwind(AssertUnwindSafe(|| assemble(&loaded))).unwrap_or_else(|_| Err(Damaged("panic".to_owned())))?;
        let mut history = count(shape, &doc)?;
        for (client, person) in loaded.clients {
            history.own(client, person);
        }
        let ledger = Ledger::of(shape, &state::read(&doc).map_err(|e| Damaged(e.to_string()))?).ok();
        Ok(Self {
            doc,
            shape,
            history,
            ledger,
            answered: None,
            seq: loaded.seq,
            damage: loaded.damage,
            rows: loaded.updates.len() as u64,
            row_bytes: loaded.updates.iter().map(Bytes::len).sum(),
        })
    }

    /// Takes an update of a person in: scan, ownership, apply, typed check. Nothing when it says nothing new.
    pub fn take(&mut self, update: &[u8], person: &PersonId) -> Result<Option<Taken>, Rejected> {
        self.take_within(Limits::wire(self.shape), update, person)
    }

    /// The same of what the server itself wrote in the name of a person.
    pub(crate) fn take_own(&mut self, update: &[u8], person: &PersonId) -> Result<Option<Taken>, Rejected> {
        self.take_within(&Limits::own(self.shape), update, person)
    }

    fn take_within(&mut self, limits: &Limits, update: &[u8], person: &PersonId) -> Result<Option<Taken>, Rejected> {
        let scanned = self.scan(update, limits)?;
        let fresh = self.history.claims(person, &scanned)?;
        self.history.arrange(&scanned)?;
        let Some(Applied { changes, deleted }) = self.apply(update)? else { return Ok(None) };
        self.answered = None;
        self.extend(scanned, deleted)?;
        for client in &fresh {
            self.history.own(*client, person.clone());
        }
        Ok(Some(Taken { update: changes, fresh }))
    }

    /// Scans an update. Where the room seems to be full, it is counted anew: what is estimated in between runs ahead.
    fn scan(&mut self, update: &[u8], limits: &Limits) -> Result<Scanned, Refusal> {
        match prescan::update(self.shape, update, limits, &self.history) {
            Err(Refusal::Full) if self.history.is_estimate(limits) => {
                let counted = count(self.shape, &self.doc).map_err(|_damaged| Refusal::Full)?;
                self.history.hand_over(counted);
                prescan::update(self.shape, update, limits, &self.history)
            }
            scanned => scanned,
        }
    }

    /// Binds client ids as the log has them. Fails when one is bound to somebody else here, whose update is not on disk.
    pub(crate) fn own(&mut self, clients: &[(u64, PersonId)]) -> Result<(), Rejected> {
        for (client, person) in clients {
            if self.history.owner(*client).is_some_and(|owner| owner != person) {
                return Err(Foreign { client: *client }.into());
            }
            self.history.own(*client, person.clone());
        }
        Ok(())
    }

    /// Takes an update in that another process took and appended: scanned and checked all the same, for what is in memory here and not
    /// on disk came from somebody as well.
    pub(crate) fn absorb(&mut self, update: &[u8]) -> Result<(), Rejected> {
        let scanned = prescan::update(self.shape, update, &Limits::STORED, &self.history)?;
        self.history.adopt(&scanned);
        let deleted = self.apply(update)?.map(|applied| applied.deleted).unwrap_or_default();
        self.answered = None;
        self.extend(scanned, deleted)
    }

    /// Applies scanned bytes. A panic inside the library must not run into another one while the transaction is dropped: the broken
    /// transaction is leaked with its document.
    fn apply(&self, update: &[u8]) -> Result<Option<Applied>, Rejected> {
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
        let mut deleted = Vec::new();
        for (client, ranges) in txn.delete_set().iter() {
            deleted.extend(ranges.iter().map(|range| Span { client: client.get(), from: range.start, to: range.end }));
        }
        Ok(Some(Applied { changes: state::changes_v1(&txn).into(), deleted }))
    }

    /// Takes in what was scanned and applied: where it stands, and whether what it touched keeps the rules.
    fn extend(&mut self, scanned: Scanned, deleted: Vec<Span>) -> Result<(), Rejected> {
        let touched: Vec<Span> = scanned.new.iter().chain(&deleted).copied().collect();
        self.history.extend(scanned, deleted);
        let txn = state::read(&self.doc).map_err(|e| Rejected::Unfit(e.to_string()))?;
        match &mut self.ledger {
            Some(ledger) => ledger.take(&txn, self.history.touched(&touched))?,
            None => check(self.shape, &txn)?,
        }
        Ok(())
    }

    /// Whether the whole document keeps the rules, by looking at all of it.
    pub fn audit(&self) -> Result<(), Rejected> {
        let txn = state::read(&self.doc).map_err(|e| Rejected::Unfit(e.to_string()))?;
        Ok(check(self.shape, &txn)?)
    }

    /// Whether an update says nothing new: what somebody who only reads may send.
    pub(crate) fn knows(&self, update: &[u8]) -> bool {
        prescan::update(self.shape, update, Limits::wire(self.shape), &self.history)
            .is_ok_and(|s| s.new.is_empty() && s.deletes.is_empty())
    }

    /// Whose a client id is.
    pub(crate) fn owner(&self, client: u64) -> Option<&PersonId> {
        self.history.owner(client)
    }

    /// How much the document knows.
    pub fn vector(&self) -> Bytes {
        state::read(&self.doc).map(|txn| state::vector(&txn).into()).unwrap_or_default()
    }

    /// What somebody with that state vector lacks.
    pub fn diff(&mut self, vector: &Bytes) -> Result<Bytes, Refusal> {
        if let Some((_, answer)) = self.answered.as_ref().filter(|(asked, _)| asked == vector) {
            return Ok(answer.clone());
        }
        let known = prescan::state_vector(vector, &self.history)?;
        let unreadable = Refusal::Hostile("the state vector is unreadable");
        let txn = state::read(&self.doc).map_err(|_error| unreadable)?;
        let answer = Bytes::from(state::diff_v1(&txn, &known).map_err(|_error| unreadable)?);
        self.answered = Some((Bytes::copy_from_slice(vector), answer.clone()));
        Ok(answer)
    }

    /// Everything, as somebody gets it who has nothing.
    pub(crate) fn whole(&self) -> Vec<u8> {
        state::read(&self.doc).map_or_else(|_busy| state::EMPTY_UPDATE.to_vec(), |txn| state::encode_v1(&txn))
    }

    /// A client id that nobody used in this document.
    pub(crate) fn fresh_client(&self) -> u32 {
        loop {
            let id = chance();
            if id != SERVER && self.history.clock(u64::from(id)) == 0 && self.owner(u64::from(id)).is_none() {
                return id;
            }
        }
    }

    /// What it says.
    pub fn content(&self) -> Option<Content> {
        state::read(&self.doc).ok().map(|txn| Content::read(self.shape, &txn))
    }

    /// The whole document for the log, with what [`Snapshot::verify`] needs.
    pub fn snapshot(&self) -> Option<Snapshot> {
        let txn = state::read(&self.doc).ok()?;
        Some(Snapshot {
            shape: self.shape,
            seq: self.seq,
            bytes: state::encode_v2(&txn).into(),
            vector: txn.state_vector(),
            content: Content::read(self.shape, &txn),
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
pub struct Snapshot {
    shape: Shape,
    pub(crate) seq: u64,
    pub(crate) bytes: Bytes,
    vector: document::yrs::StateVector,
    content: Content,
}

impl Snapshot {
    /// Reads the snapshot into a fresh document and compares: a document that came apart would be stored for ever.
    pub fn verify(&self) -> Result<(), Damaged> {
        let loaded = Loaded { snapshot: Some(self.bytes.clone()), ..Loaded::default() };
        let doc = catch_unwind(AssertUnwindSafe(|| assemble(&loaded))).unwrap_or_else(|_| Err(Damaged("panic".to_owned())))?;
        let txn = state::read(&doc).map_err(|e| Damaged(e.to_string()))?;
        if txn.state_vector() != self.vector || Content::read(self.shape, &txn) != self.content {
            return Err(Damaged("it reads back differently".to_owned()));
        }
        Ok(())
    }
}

/// What is known of the structs of a document that was stored, or taken in.
fn count(shape: Shape, doc: &Doc) -> Result<History, Damaged> {
    let everything = state::encode_v1(&state::read(doc).map_err(|e| Damaged(e.to_string()))?);
    let scanned = prescan::update(shape, &everything, &Limits::STORED, &History::default());
    Ok(History::stored(scanned.map_err(|e| Damaged(e.to_string()))?))
}

fn assemble(loaded: &Loaded) -> Result<Doc, Damaged> {
    let mut updates = Vec::new();
    for row in &loaded.updates {
        updates.extend(unpack(row).map_err(|e| Damaged(e.to_string()))?);
    }
    document::doc::load(SERVER, loaded.snapshot.as_deref(), updates).map_err(|e| Damaged(e.to_string()))
}

/// Thirty-two bits that nobody can foresee; each map of the standard library is seeded with some.
fn chance() -> u32 {
    use std::hash::{BuildHasher as _, RandomState};
    let bits = RandomState::new().hash_one(std::time::Instant::now());
    // The upper half.
    u32::try_from(bits >> 32).unwrap_or(u32::MAX)
}
