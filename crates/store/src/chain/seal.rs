//! Appending what waits.

use super::link::{FIRST_HASH, Link, Said, id};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::OrgId;
use domain::time::Timestamp;
use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;
use surrealdb_types::{RecordId, SurrealValue};

/// Entries that are sealed in one transaction: each writes seven keys, and everybody else's statements wait for that.
const BATCH: i64 = 200;
/// How far back it is looked for what has happened lately, in seconds: many times what a transaction may take.
const RECENT_SECONDS: i64 = 600;
/// Entries of before the chain that are brought among those that wait in one transaction: far from what the database's limit allows.
const BACKLOG: i64 = 1_000;

#[derive(SurrealValue, Clone, PartialEq)]
pub(super) struct Head {
    pub(super) number: i64,
    pub(super) hash: String,
}

#[derive(SurrealValue)]
struct Old {
    id: RecordId,
    org: RecordId,
    at: i64,
    person: RecordId,
    what: String,
    about: String,
}

#[derive(SurrealValue)]
struct Waiting {
    id: RecordId,
    row: RecordId,
    org: RecordId,
    at: i64,
    person: RecordId,
    what: String,
    about: String,
}

/// Appends, if the chain still ends where it was read to end.
const APPEND: &str = "
    BEGIN;
    LET $hit = IF $read = NONE { (CREATE $head CONTENT $next RETURN VALUE number) }
        ELSE { (UPDATE $head CONTENT $next WHERE number = $read.number AND hash = $read.hash RETURN VALUE number) };
    IF array::len($hit) = 0 { THROW 'stale' };
    INSERT INTO audit_chain $links RETURN NONE;
    DELETE $waiting RETURN NONE;
    COMMIT;";

/// Lets rows of before the chain wait, if nobody else did.
const ENLIST: &str = "
    BEGIN;
    LET $hit = (UPDATE $backlog SET last = $last WHERE last = $read RETURN VALUE id);
    IF array::len($hit) = 0 { THROW 'stale' };
    INSERT IGNORE INTO audit_pending $rows RETURN NONE;
    COMMIT;";

const LAST: &str = "SELECT number, hash FROM audit_chain WHERE org = $org ORDER BY number DESC LIMIT 1";

impl Store {
    /// Seals everything that was committed before the call and is not sealed yet; answers how many entries that were. Whoever else does so at the same
    /// moment, in this process or another, takes what this one does not.
    pub async fn audit_seal(&self, now: Timestamp) -> Result<u64, Error> {
        for table in ["audit", "org_audit"] {
            while self.enlist(table).await? {}
        }
        self.seal_from(key::whole("audit_pending"), now).await
    }

    /// The same for what happened since a while before `now`, which is nearly everything: where much was sealed already, the database looks through what is
    /// gone before it finds the first that is there.
    pub async fn audit_seal_recent(&self, now: Timestamp) -> Result<u64, Error> {
        let from = Bound::Included(vec![key::count(now.plus_seconds(-RECENT_SECONDS).0)]);
        self.seal_from(key::between("audit_pending", from, Bound::Unbounded), now).await
    }

    async fn seal_from(&self, mut range: RecordId, now: Timestamp) -> Result<u64, Error> {
        let mut sealed = 0;
        loop {
            let unit = Unit::new("SELECT id, row, org, at, person, what, about FROM $range LIMIT $limit");
            let unit = unit.bind("range", range.clone()).bind("limit", BATCH);
            let waiting: Vec<Waiting> = self.run(unit).await?.take(0)?;
            let Some(last) = waiting.last() else { return Ok(sealed) };
            let next = key::beyond("audit_pending", last.id.key.clone());
            let mut by_org: BTreeMap<OrgId, Vec<Waiting>> = BTreeMap::new();
            for waiting in waiting {
                by_org.entry(row::linked("an audit row's organization", &waiting.org)?).or_default().push(waiting);
            }
            let mut was_first = true;
            for (org, waiting) in by_org {
                match self.append_links(&org, waiting, now).await {
                    Ok(appended) => sealed += appended,
                    Err(Error::Conflict) => was_first = false,
                    Err(error) => return Err(error),
                }
            }
            // Where somebody else was first, what still waits is read again.
            if was_first {
                range = next;
            }
        }
    }

    /// How many entries wait, over all organizations.
    pub async fn audit_waiting(&self) -> Result<u64, Error> {
        let unit =
            Unit::new("SELECT VALUE id FROM $all LIMIT $limit").bind("all", key::whole("audit_pending")).bind("limit", BATCH);
        let waiting: Vec<RecordId> = self.run(unit).await?.take(0)?;
        Ok(waiting.len() as u64)
    }

    async fn append_links(&self, org: &OrgId, waiting: Vec<Waiting>, now: Timestamp) -> Result<u64, Error> {
        // First: what is sealed after this is noticed where the chain is gone on with, and what was sealed before it is among what is known.
        let head = key::one("audit_head", org.as_str());
        let read: Option<Head> =
            self.run(Unit::new("SELECT number, hash FROM ONLY $head").bind("head", head.clone())).await?.take(0)?;
        let mut known: HashSet<String> = self.already_sealed(waiting.iter().map(|w| w.row.clone()).collect()).await?;
        let mut last = self.end_of(org, read.as_ref()).await?;
        let (mut links, mut ids): (Vec<Link>, Vec<RecordId>) = (Vec::new(), Vec::new());
        for waiting in waiting {
            let Waiting { id, row, org, at, person, what, about } = waiting;
            ids.push(id);
            // As when it was brought among those that wait after it had been sealed.
            if known.insert(super::link::parts(&row)?.to_string()) {
                let link = Said { row, org, at, person, what, about }.link(last.number + 1, &last.hash, now)?;
                last = Head { number: link.number, hash: link.hash.clone() };
                links.push(link);
            }
        }
        let appended = links.len() as u64;
        let unit =
            Unit::new(APPEND).bind("head", head).bind("read", read).bind("next", last).bind("links", links).bind("waiting", ids);
        match self.run(unit).await {
            Ok(_) => Ok(appended),
            // Two who begin a chain at once.
            Err(Error::Exists { .. }) => Err(Error::Conflict),
            Err(error) => Err(error),
        }
    }

    /// Where the chain ends. What the head says, unless somebody tampered with it: then the greatest number, so that what happens from now on is sealed all the
    /// same, and verifying tells.
    async fn end_of(&self, org: &OrgId, head: Option<&Head>) -> Result<Head, Error> {
        let number = head.map_or(0, |head| head.number);
        let next = Unit::new("SELECT VALUE id FROM ONLY $next").bind("next", id(org, number + 1));
        let beyond: Option<RecordId> = self.run(next).await?.take(0)?;
        if beyond.is_none() {
            return Ok(head.cloned().unwrap_or_else(|| Head { number: 0, hash: FIRST_HASH.to_owned() }));
        }
        let last: Vec<Head> = self.run(Unit::new(LAST).bind("org", row::org(org))).await?.take(0)?;
        last.into_iter().next().ok_or(Error::Conflict)
    }

    /// Which of these rows are in the chain, as [`super::link::parts`] writes them.
    pub(super) async fn already_sealed(&self, rows: Vec<RecordId>) -> Result<HashSet<String>, Error> {
        let unit = Unit::new(super::verify::SEALED_OF).bind("rows", rows);
        let sealed: Vec<RecordId> = self.run(unit).await?.take(0)?;
        sealed.iter().map(|row| super::link::parts(row).map(|parts| parts.to_string())).collect()
    }

    /// Brings a page of a table's rows of before the chain among those that wait; whether there may be more.
    async fn enlist(&self, table: &'static str) -> Result<bool, Error> {
        let backlog = key::one("audit_backlog", table);
        let unit = Unit::new("SELECT last FROM ONLY $backlog").bind("backlog", backlog.clone());
        let read: Option<Backlog> = self.run(unit).await?.take(0)?;
        let Some(Backlog { last }) = read else { return Ok(false) };
        let range = last.clone().map_or_else(|| key::whole(table), |last| key::beyond(table, last.key));
        let unit = Unit::new("SELECT id, org, at, person, what, about FROM $range LIMIT $limit");
        let rows: Vec<Old> = self.run(unit.bind("range", range).bind("limit", BACKLOG)).await?.take(0)?;
        let Some(newest) = rows.last().map(|row| row.id.clone()) else {
            self.run(Unit::new("DELETE $backlog RETURN NONE").bind("backlog", backlog)).await?;
            return Ok(false);
        };
        let rows: Vec<Waiting> = rows.into_iter().map(Old::waiting).collect::<Result<_, _>>()?;
        let unit = Unit::new(ENLIST).bind("backlog", backlog).bind("read", last).bind("last", newest).bind("rows", rows);
        match self.run(unit).await {
            Ok(_) | Err(Error::Conflict) => Ok(true),
            Err(error) => Err(error),
        }
    }
}

#[derive(SurrealValue)]
struct Backlog {
    last: Option<RecordId>,
}

impl Old {
    fn waiting(self) -> Result<Waiting, Error> {
        let Self { id: row, org, at, person, what, about } = self;
        let said = Said { row, org, at, person, what, about };
        let id = said.pending()?;
        let Said { row, org, at, person, what, about } = said;
        Ok(Waiting { id, row, org, at, person, what, about })
    }
}
