//! Documents for the tests.

use document::state;
use document::write::{self, Edit, EditError};
use document::yrs::Doc;
use document::{doc, read};
use domain::content::SectionContent;
use domain::ids::ItemId;
use domain::section::Section;

/// One person's copy of a section.
pub struct Replica {
    pub section: Section,
    pub doc: Doc,
}

impl Replica {
    pub fn new(section: Section, client: u32) -> Self {
        Self { section, doc: doc::new(client) }
    }

    /// Makes an edit and gives what it changed, as an update.
    pub fn edit(&self, edit: &Edit) -> Result<Vec<u8>, EditError> {
        let mut txn = state::write(&self.doc, "test").unwrap();
        write::apply(self.section, &mut txn, edit, "k3m")?;
        Ok(state::changes_v1(&txn))
    }

    pub fn take(&self, update: &[u8]) {
        let mut txn = state::write(&self.doc, "other").unwrap();
        state::apply_v1(&mut txn, update).unwrap();
    }

    pub fn content(&self) -> SectionContent {
        read::read(self.section, &state::read(&self.doc).unwrap())
    }

    pub fn check(&self) -> Result<(), document::check::Violation> {
        document::check::check(self.section, &state::read(&self.doc).unwrap())
    }
}

pub fn id(text: &str) -> ItemId {
    ItemId::parse(text).unwrap()
}
