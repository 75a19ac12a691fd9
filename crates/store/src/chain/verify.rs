//! Going through a chain from its beginning.

use super::link::{FIRST_HASH, Link, Said, parts};
use super::seal::Head;
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::OrgId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use surrealdb_types::{RecordId, SurrealValue};

/// Entries that are compared at once: everybody else's statements wait for that.
const PAGE: i64 = 500;

pub(crate) const SEALED_OF: &str = "SELECT VALUE row FROM audit_chain WHERE row IN $rows";

/// What does not fit. Rows are named as JSON: the table, then the parts of the id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum ChainFault {
    /// Entries are gone from the middle of the chain.
    #[error("entry {number} is missing")]
    Missing {
        /// The first of them.
        number: u64,
    },
    /// An entry of the chain is not what was sealed, or the one before it is not.
    #[error(
        "entry {number} was changed, or put where another one was: its hash does not follow from what it says and from the entry before it"
    )]
    Changed {
        /// Which.
        number: u64,
    },
    /// What was written when it happened says something else now.
    #[error("the record of entry {number} was changed: {row}")]
    RowChanged {
        /// Which.
        number: u64,
        /// The record.
        row: String,
    },
    /// What was written when it happened is gone.
    #[error("the record of entry {number} was removed: {row}")]
    RowGone {
        /// Which.
        number: u64,
        /// The record.
        row: String,
    },
    /// A record that was never sealed and does not wait to be.
    #[error("a record was put in past the log: {row}")]
    SlippedIn {
        /// The record.
        row: String,
    },
    /// The end of the chain is gone, or what is noted about it.
    #[error(
        "the log was sealed up to entry {number}, and does not end as it was sealed: entries were removed from its end, or its end was changed"
    )]
    CutOff {
        /// Where it ended.
        number: u64,
    },
}

/// What verifying a chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainReport {
    /// Entries that fit, from the first.
    pub entries: u64,
    /// The hash of the last of them; [`FIRST_HASH`] where there is none.
    pub head: String,
    /// The first thing that does not fit.
    pub fault: Option<ChainFault>,
    /// The number of the entry whose hash was looked for, where it is in the chain.
    pub found: Option<u64>,
}

#[derive(SurrealValue)]
struct Row {
    id: RecordId,
    org: RecordId,
    at: i64,
    person: RecordId,
    what: String,
    about: String,
}

impl Store {
    /// Compares every entry of an organization's chain with the one before and with the record of what happened, and every record with the chain. `noted` is
    /// a hash that somebody noted down: whether it is still there is told. Reads a page at a time; people go on writing meanwhile.
    pub async fn audit_verify(&self, org: &OrgId, noted: Option<&str>) -> Result<ChainReport, Error> {
        let head = Unit::new("SELECT number, hash FROM ONLY $head").bind("head", key::one("audit_head", org.as_str()));
        let head: Option<Head> = self.run(head).await?.take(0)?;
        let mut report = ChainReport { entries: 0, head: FIRST_HASH.to_owned(), fault: None, found: None };
        let (mut last, mut head_is_met) = (0, head.is_none());
        loop {
            let range = key::after("audit_chain", &[key::text(org.as_str())], last);
            let unit = Unit::new("SELECT * FROM $range LIMIT $limit").bind("range", range).bind("limit", PAGE);
            let links: Vec<Link> = self.run(unit).await?.take(0)?;
            if links.is_empty() {
                break;
            }
            let rows = self.rows_of(&links).await?;
            for link in links {
                let number = last + 1;
                report.fault = fault(&link, number, &report.head, rows.get(&parts(&link.row)?.to_string()))?;
                if report.fault.is_some() {
                    return Ok(report);
                }
                last = number;
                head_is_met = head_is_met || head.as_ref().is_some_and(|head| head.number == number && head.hash == link.hash);
                (report.entries, report.head) = (counted(number), link.hash);
                if noted.is_some_and(|noted| noted == report.head) {
                    report.found = Some(report.entries);
                }
            }
        }
        if let Some(head) = head.filter(|_| !head_is_met) {
            report.fault = Some(ChainFault::CutOff { number: counted(head.number) });
            return Ok(report);
        }
        for table in ["audit", "org_audit"] {
            report.fault = self.slipped_in(table, org).await?;
            if report.fault.is_some() {
                break;
            }
        }
        Ok(report)
    }

    /// What was written when it happened, by its id.
    async fn rows_of(&self, links: &[Link]) -> Result<HashMap<String, Row>, Error> {
        let ids: Vec<RecordId> = links.iter().map(|link| link.row.clone()).collect();
        let unit = Unit::new("SELECT id, org, at, person, what, about FROM $rows").bind("rows", ids);
        let rows: Vec<Row> = self.run(unit).await?.take(0)?;
        rows.into_iter().map(|row| Ok((parts(&row.id)?.to_string(), row))).collect()
    }

    /// The first record of a table that is neither sealed nor waiting.
    async fn slipped_in(&self, table: &'static str, org: &OrgId) -> Result<Option<ChainFault>, Error> {
        let (mut range, org) = (key::whole(table), row::org(org));
        loop {
            let unit = Unit::new("SELECT id, org, at, person, what, about FROM $range LIMIT $limit");
            let rows: Vec<Row> = self.run(unit.bind("range", range).bind("limit", PAGE)).await?.take(0)?;
            let Some(newest) = rows.last() else { return Ok(None) };
            range = key::beyond(table, newest.id.key.clone());
            let ours: Vec<Row> = rows.into_iter().filter(|row| row.org == org).collect();
            let ours = self.without_sealed(ours).await?;
            if ours.is_empty() {
                continue;
            }
            let ours = self.without_waiting(ours).await?;
            // What waited a moment ago is sealed by now.
            if let Some(row) = self.without_sealed(ours).await?.first() {
                return Ok(Some(ChainFault::SlippedIn { row: parts(&row.id)?.to_string() }));
            }
        }
    }

    async fn without_sealed(&self, rows: Vec<Row>) -> Result<Vec<Row>, Error> {
        if rows.is_empty() {
            return Ok(rows);
        }
        let sealed = self.already_sealed(rows.iter().map(|row| row.id.clone()).collect()).await?;
        let is_sealed = |row: &Row| parts(&row.id).is_ok_and(|parts| sealed.contains(&parts.to_string()));
        Ok(rows.into_iter().filter(|row| !is_sealed(row)).collect())
    }

    async fn without_waiting(&self, rows: Vec<Row>) -> Result<Vec<Row>, Error> {
        let places = rows.iter().map(|row| row.said().pending()).collect::<Result<Vec<_>, _>>()?;
        let unit = Unit::new("SELECT VALUE row FROM $places").bind("places", places);
        let waiting: Vec<RecordId> = self.run(unit).await?.take(0)?;
        Ok(rows.into_iter().filter(|row| !waiting.contains(&row.id)).collect())
    }
}

fn fault(link: &Link, number: i64, before: &str, row: Option<&Row>) -> Result<Option<ChainFault>, Error> {
    let counted = counted(number);
    if link.number > number {
        return Ok(Some(ChainFault::Missing { number: counted }));
    }
    if link.number != number || !link.follows(before) {
        return Ok(Some(ChainFault::Changed { number: counted }));
    }
    let name = || parts(&link.row).map(|parts| parts.to_string());
    Ok(match row {
        None => Some(ChainFault::RowGone { number: counted, row: name()? }),
        Some(row) if row.says(link) => None,
        Some(_) => Some(ChainFault::RowChanged { number: counted, row: name()? }),
    })
}

impl Row {
    fn said(&self) -> Said {
        Said {
            row: self.id.clone(),
            org: self.org.clone(),
            at: self.at,
            person: self.person.clone(),
            what: self.what.clone(),
            about: self.about.clone(),
        }
    }

    fn says(&self, link: &Link) -> bool {
        self.org == link.org
            && (self.at, &self.person, &self.what, &self.about) == (link.at, &link.person, &link.what, &link.about)
    }
}

fn counted(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
