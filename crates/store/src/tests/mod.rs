//! Tests through the real engine: on disk wherever writers meet, because the engine in memory loses write conflicts.

mod access_tokens;
mod backup;
mod chain;
mod damage;
mod direct;
mod drafts;
mod fence;
mod figures;
mod identities;
mod log;
mod merging;
mod migrations;
mod passkeys;
mod people;
mod plans;
mod proposals;
mod racing;
mod renewal;
mod several;

use crate::{Entry, Org, Place, Settings, Store};
use bytes::Bytes;
use domain::framework::Coming;
use domain::ids::{OrgId, PersonId, ProposalId};
use domain::people::{Person, Role};
use domain::proposal::Proposal;
use domain::room::RoomName;
use domain::section::Section;
use domain::state::State;
use domain::time::{TimeZone, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;
use sync::log::Append;
use tempfile::TempDir;

/// A store in a directory that lives as long as this.
pub(crate) struct OnDisk {
    pub(crate) store: Arc<Store>,
    pub(crate) directory: TempDir,
}

pub(crate) async fn on_disk() -> OnDisk {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(settings(&directory)).await.unwrap();
    OnDisk { store, directory }
}

pub(crate) fn settings(directory: &TempDir) -> Settings {
    Settings::new(Place::Directory(directory.path().join("db")))
}

pub(crate) async fn in_memory() -> Arc<Store> {
    Store::open(Settings::new(Place::Memory)).await.unwrap()
}

pub(crate) fn org() -> Org {
    let (id, name) = (OrgId::parse("north").unwrap(), "North".to_owned());
    Org {
        id,
        name,
        quorum: 1,
        framework: 0,
        coming: Coming::default(),
        time_zone: TimeZone::default(),
        process: domain::process::Process::default(),
    }
}

pub(crate) fn who(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

pub(crate) fn person(id: &str, manager: Option<&str>, roles: &[Role]) -> Person {
    Person {
        id: who(id),
        org: org().id,
        name: id.to_uppercase(),
        email: format!("{id}@north.example"),
        title: "Engineer".to_owned(),
        roles: roles.iter().copied().collect(),
        holds: None,
        manager: manager.map(who),
        second_line: None,
        left: None,
        revision: 0,
    }
}

pub(crate) fn proposal(id: &str) -> Proposal {
    Proposal {
        id: ProposalId::parse(id).unwrap(),
        org: org().id,
        employee: who("tomas"),
        manager: who("ines"),
        title: "Towards \"principal\" \u{1f332} \u{5e9}\u{5dc}\u{5d5}\u{5dd}".to_owned(),
        state: State::Draft,
        revision: 1,
        generation: 0,
        sharing: BTreeMap::new(),
        acknowledged: BTreeMap::new(),
        job_decision: None,
        job_about: None,
        quorum: None,
        framework_version: 1,
        beginning: BTreeMap::new(),
        expectations: Vec::new(),
        target: None,
        signatures: Vec::new(),
        version: 0,
        created: Timestamp(1_000),
        updated: Timestamp(1_000),
        withdrawn_because: None,
        process: domain::process::Process::default(),
        handovers: Vec::new(),
        note: None,
    }
}

/// A store on disk with one proposal, `p`, whose rooms are open and empty.
pub(crate) async fn with_proposal() -> OnDisk {
    let disk = on_disk().await;
    disk.store.proposal_create(&proposal("p"), &BTreeMap::new(), &[]).await.unwrap();
    disk
}

pub(crate) fn room(section: Section) -> RoomName {
    room_of(0, section)
}

/// A room of a later generation.
pub(crate) fn room_of(generation: u32, section: Section) -> RoomName {
    RoomName::Section { proposal: ProposalId::parse("p").unwrap(), section, generation }
}

/// What somebody did who is no person of an organization.
pub(crate) fn by_hand() -> Entry {
    Entry { at: Timestamp(2_000), person: who("operator"), what: "text.renewed".to_owned(), about: String::new() }
}

pub(crate) fn append(section: Section, seq: u64, text: &str) -> Append {
    Append {
        room: room(section),
        seq,
        updates: Bytes::copy_from_slice(text.as_bytes()),
        persons: vec![who("tomas")],
        new_clients: Vec::new(),
    }
}
