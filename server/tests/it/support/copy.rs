//! A room as one peer knows it: the copy of the document, and what the server said about what was written into it.

use super::replica::Replica;
use super::wire::Wire;
use document::write::{Edit, apply};
use document::yrs::{Doc, ReadTxn, Transact};
use domain::content::SectionContent;
use domain::room::RoomName;
use domain::section::Section;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use sync::codec::{Scope, Status, awareness};

/// A room as one peer knows it.
pub struct Room {
    pub(super) wire: Wire,
    section: Option<Section>,
    pub(super) doc: Doc,
    pub scope: Option<Scope>,
    pub denied: bool,
    /// What was sent and not answered yet, each with the marks in it.
    pub(super) sent: VecDeque<Vec<String>>,
    /// Marks of edits that are not on disk as far as this peer knows.
    pub(super) unsaved: Vec<String>,
    /// Marks of edits that the server said are on disk.
    pub saved: Vec<String>,
    /// Marks of everything written here.
    pub(super) wrote: BTreeSet<String>,
    pub refused: u32,
    /// The server closed the room for this person.
    pub ended: bool,
    pub(super) synced: bool,
    present: BTreeMap<u64, String>,
}

impl Room {
    pub(super) fn new(name: &str, client: u32, wire: Wire) -> Self {
        Self {
            wire,
            section: name.parse::<RoomName>().ok().and_then(|room| room.section()),
            doc: document::doc::new(client),
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
        }
    }

    pub(super) fn write(&mut self, edit: &Edit) -> Vec<u8> {
        let section = self.section.unwrap();
        let mut txn = self.doc.transact_mut();
        apply(section, &mut txn, edit, "r").unwrap();
        document::state::changes_v1(&txn)
    }

    pub(super) fn take(&mut self, update: &[u8]) {
        let mut txn = self.doc.transact_mut();
        document::state::apply_v1(&mut txn, update).unwrap();
    }

    pub(super) fn vector(&self) -> Vec<u8> {
        document::state::vector(&self.doc.transact())
    }

    pub(super) fn since(&self, vector: &[u8]) -> Vec<u8> {
        document::state::diff_v1(&self.doc.transact(), vector).unwrap()
    }

    pub(super) fn answered(&mut self, status: Status) {
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

    pub(super) fn show(&mut self, entries: Vec<awareness::Entry>) {
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
