//! Writes update bytes by hand, as an attacker would.

use domain::section::Section;
use sync::prescan::{self, History, Limits, Refusal, Scanned};

/// A number as the wire has it.
pub fn number(value: u64) -> Vec<u8> {
    let mut out = Vec::new();
    sync::codec::lib0::write_number(&mut out, value);
    out
}

fn text(text: &str) -> Vec<u8> {
    [number(text.len() as u64), text.as_bytes().to_vec()].concat()
}

/// One struct: its information byte and what follows.
#[derive(Clone, Debug)]
pub struct Struct(Vec<u8>);

/// Neighbours or a root.
pub struct At(u8, Vec<u8>);

pub fn root(name: &str) -> At {
    At(0, [number(1), text(name)].concat())
}

pub fn key(map: &str, key: &str) -> At {
    At(0b0010_0000, [number(1), text(map), text(key)].concat())
}

pub fn nested(client: u64, clock: u64) -> At {
    At(0, [number(0), number(client), number(clock)].concat())
}

pub fn behind(client: u64, clock: u64) -> At {
    At(0b1000_0000, [number(client), number(clock)].concat())
}

pub fn between(left: (u64, u64), right: (u64, u64)) -> At {
    At(0b1100_0000, [number(left.0), number(left.1), number(right.0), number(right.1)].concat())
}

pub fn characters(at: At, characters: &str) -> Struct {
    content(at, 4, &text(characters))
}

pub fn scalar(at: At, value: &str) -> Struct {
    content(at, 8, &[number(1), vec![119], text(value)].concat())
}

pub fn deleted(at: At, len: u64) -> Struct {
    content(at, 1, &number(len))
}

pub fn content(at: At, kind: u8, content: &[u8]) -> Struct {
    Struct([vec![at.0 | kind], at.1, content.to_vec()].concat())
}

pub fn collected(len: u64) -> Struct {
    Struct([vec![0], number(len)].concat())
}

pub fn skip(len: u64) -> Struct {
    Struct([vec![10], number(len)].concat())
}

/// Structs of one client from a clock on.
pub struct Client(pub u64, pub u64, pub Vec<Struct>);

/// Deletions from one client.
pub struct Deletes(pub u64, pub Vec<(u64, u64)>);

pub fn update(clients: &[Client], deletes: &[Deletes]) -> Vec<u8> {
    let mut out = number(clients.len() as u64);
    for Client(client, clock, structs) in clients {
        out.extend([number(structs.len() as u64), number(*client), number(*clock)].concat());
        out.extend(structs.iter().flat_map(|s| s.0.clone()));
    }
    out.extend(number(deletes.len() as u64));
    for Deletes(client, ranges) in deletes {
        out.extend([number(*client), number(ranges.len() as u64)].concat());
        out.extend(ranges.iter().flat_map(|(clock, len)| [number(*clock), number(*len)].concat()));
    }
    out
}

/// A room that knows these updates.
pub fn history(section: Section, updates: &[Vec<u8>]) -> History {
    let mut history = History::default();
    for update in updates {
        let scanned = prescan::update(section, update, &Limits::WIRE, &history).unwrap();
        history.arrange(&scanned).unwrap();
        let deleted = scanned.deletes.clone();
        history.extend(scanned, deleted);
    }
    history
}

pub fn scan(bytes: &[u8]) -> Result<Scanned, Refusal> {
    scan_in(Section::Objectives, bytes, &History::default())
}

pub fn scan_in(section: Section, bytes: &[u8], history: &History) -> Result<Scanned, Refusal> {
    prescan::update(section, bytes, &Limits::WIRE, history)
}

pub fn before(right: (u64, u64)) -> At {
    At(0b0100_0000, [number(right.0), number(right.1)].concat())
}
