//! One link: what is hashed, and how it lies in the database.

use crate::audit::Entry;
use crate::error::Error;
use crate::key;
use crate::row;
use domain::audit::AuditKind;
use domain::ids::OrgId;
use domain::time::Timestamp;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use surrealdb_types::{RecordId, RecordIdKey, SurrealValue, Value};

/// What stands for the hash before the first entry.
pub const FIRST_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry in its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainEntry {
    /// Its number, from 1.
    pub number: u64,
    /// Which row it is, as JSON: the table, then the parts of its id.
    pub row: String,
    /// In which organization.
    pub org: OrgId,
    /// What happened.
    pub entry: Entry,
    /// What it is about, to be looked for: the proposal, or what the entry names first.
    pub subject: String,
    /// When it was sealed.
    pub sealed: Timestamp,
    /// Where it stands in lists: the moment at which it happened, then the number.
    pub place: String,
    /// SHA-256 in hexadecimal, as [`chain_hash`] makes it.
    pub hash: String,
}

/// The hash of an entry: SHA-256 of a compact JSON array of the hash before it, its number, the row, the organization, when it happened, who, what, about, and
/// when it was sealed. Moments are milliseconds since 1970.
pub fn chain_hash(before: &str, number: u64, row: &Json, org: &OrgId, entry: &Entry, sealed: Timestamp) -> String {
    let Entry { at, person, what, about } = entry;
    let said = json!([before, number, row, org.as_str(), at.0, person.as_str(), what, about, sealed.0]).to_string();
    Sha256::digest(said.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// An entry that is to be sealed, as any of the tables has it.
#[derive(SurrealValue, Clone)]
pub(super) struct Said {
    pub(super) row: RecordId,
    pub(super) org: RecordId,
    pub(super) at: i64,
    pub(super) person: RecordId,
    pub(super) what: String,
    pub(super) about: String,
}

/// A row of the chain.
#[derive(SurrealValue, Clone)]
pub(super) struct Link {
    pub(super) id: RecordId,
    pub(super) org: RecordId,
    pub(super) number: i64,
    pub(super) row: RecordId,
    pub(super) at: i64,
    pub(super) person: RecordId,
    pub(super) what: String,
    pub(super) about: String,
    pub(super) sealed: i64,
    pub(super) hash: String,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) place: String,
}

impl Said {
    pub(super) fn org(&self) -> Result<OrgId, Error> {
        row::linked("an audit row's organization", &self.org)
    }

    fn entry(&self) -> Result<Entry, Error> {
        Ok(Entry {
            at: Timestamp(self.at),
            person: row::linked("an audit row's person", &self.person)?,
            what: self.what.clone(),
            about: self.about.clone(),
        })
    }

    /// Where it waits until it is sealed.
    pub(super) fn pending(&self) -> Result<RecordId, Error> {
        let key = match &self.row.key {
            RecordIdKey::String(key) => key::text(key.as_str()),
            RecordIdKey::Array(parts) => Value::Array(parts.clone()),
            _ => return Err(unreadable()),
        };
        let table = self.row.table.as_str();
        Ok(key::many("audit_pending", vec![key::count(self.at), key::text(table), key]))
    }

    /// The link that follows on `before`, the hash of the one in front of it.
    pub(super) fn link(self, number: i64, before: &str, sealed: Timestamp) -> Result<Link, Error> {
        let (org, entry) = (self.org()?, self.entry()?);
        let counted = u64::try_from(number).map_err(|_negative| unreadable())?;
        let hash = chain_hash(before, counted, &parts(&self.row)?, &org, &entry, sealed);
        Ok(Link {
            id: id(&org, number),
            number,
            sealed: sealed.0,
            hash,
            kind: AuditKind::of(&entry.what).key().to_owned(),
            subject: subject(&self.row, &entry.about),
            place: place(entry.at, counted),
            row: self.row,
            org: self.org,
            at: self.at,
            person: self.person,
            what: self.what,
            about: self.about,
        })
    }
}

impl Link {
    /// What the entry says, without its place in the chain.
    pub(super) fn said(&self) -> Said {
        Said {
            row: self.row.clone(),
            org: self.org.clone(),
            at: self.at,
            person: self.person.clone(),
            what: self.what.clone(),
            about: self.about.clone(),
        }
    }

    /// Whether this is the link that follows on `before` with what it says.
    pub(super) fn follows(&self, before: &str) -> bool {
        let Ok(right) = self.said().link(self.number, before, Timestamp(self.sealed)) else { return false };
        right.hash == self.hash
            && right.id == self.id
            && (&right.kind, &right.subject, &right.place) == (&self.kind, &self.subject, &self.place)
    }

    pub(super) fn read(self) -> Result<ChainEntry, Error> {
        let said = self.said();
        Ok(ChainEntry {
            number: u64::try_from(self.number).map_err(|_negative| unreadable())?,
            row: parts(&self.row)?.to_string(),
            org: said.org()?,
            entry: said.entry()?,
            subject: self.subject,
            sealed: Timestamp(self.sealed),
            place: self.place,
            hash: self.hash,
        })
    }
}

/// The id of an entry's link.
pub(super) fn id(org: &OrgId, number: i64) -> RecordId {
    key::many("audit_chain", vec![key::text(org.as_str()), key::count(number)])
}

/// Which row that is: its table and the parts of its id.
pub(super) fn parts(id: &RecordId) -> Result<Json, Error> {
    let table = id.table.as_str();
    match &id.key {
        RecordIdKey::String(key) => Ok(json!([table, key.as_str()])),
        RecordIdKey::Array(parts) => {
            let parts = parts.iter().map(|part| part.clone().into_json_value());
            Ok(Json::Array([json!(table)].into_iter().chain(parts).collect()))
        }
        _ => Err(unreadable()),
    }
}

/// The proposal whose entry it is, or what the entry names first.
fn subject(row: &RecordId, about: &str) -> String {
    let proposal = match &row.key {
        RecordIdKey::Array(parts) if row.table.as_str() == "audit" => match parts.iter().next() {
            Some(Value::String(proposal)) => Some(proposal.as_str().to_owned()),
            _ => None,
        },
        _ => None,
    };
    proposal.unwrap_or_else(|| about.split_once('/').map_or(about, |(first, _)| first).to_owned())
}

/// In hexadecimal of always the same length, so that the order of the text is that of the numbers.
pub(super) fn place(at: Timestamp, number: u64) -> String {
    format!("{:016x}{number:016x}", at.0.max(0))
}

fn unreadable() -> Error {
    Error::Unreadable { what: "an audit row's id", reason: "an id of another kind".to_owned() }
}
