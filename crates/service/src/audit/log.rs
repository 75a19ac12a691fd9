//! Reading the log.

use super::audits;
use crate::names::Names;
use crate::{Error, Result, Service, clock};
use domain::ids::{PersonId, ProposalId};
use domain::people::{Actor, PersonSummary};
use domain::time::{Date, TimeZone, Timestamp};
use domain::view::{AUDIT_AT_ONCE, AuditEntry, AuditPage, AuditQuery};
use std::collections::{BTreeMap, BTreeSet};
use store::{AuditFilter, ChainEntry};

/// Longest subject that is looked for: an identifier has 40 characters.
const MAX_SUBJECT: usize = 100;
/// How long a place in the log is, in characters.
const PLACE: usize = 32;

impl Service {
    /// A part of the organization's audit log, newest first, with everything that happened until now. For auditors and administrators.
    pub async fn audit_log(&self, actor: &Actor, query: &AuditQuery) -> Result<AuditPage> {
        audits(actor)?;
        self.audit_seal_recent().await?;
        let filter = self.audit_filter(actor, query).await?;
        let mut found = self.store.audit_log(&actor.org, &filter, AUDIT_AT_ONCE + 1).await?;
        let is_last = found.len() <= AUDIT_AT_ONCE;
        found.truncate(AUDIT_AT_ONCE);
        let next = if is_last { None } else { found.last().map(|entry| entry.place.clone()) };
        let known = self.audit_names(actor, &found, query).await?;
        Ok(AuditPage {
            organization: actor.org.clone(),
            next,
            person: query.person.as_ref().map(|person| known.names.of(person)),
            about: known.named(&query.about).or_else(|| known.path_of(&query.about)),
            entries: found.into_iter().map(|entry| known.entry(entry)).collect(),
            standing: self.audit_standing(&actor.org).await?,
        })
    }

    /// What is asked for, as the database is asked.
    pub(super) async fn audit_filter(&self, actor: &Actor, query: &AuditQuery) -> Result<AuditFilter> {
        let zone = self.organization(&actor.org).await?.time_zone;
        let begins = |day: Option<Date>| day.map(|day| clock::begins(day, &zone)).transpose();
        let subject = Some(query.about.trim()).filter(|about| !about.is_empty());
        if subject.is_some_and(|subject| subject.len() > MAX_SUBJECT) {
            return Err(Error::invalid("Nothing has so long a name: take `about` from an entry's `subject`."));
        }
        let behind = Some(query.behind.as_str()).filter(|behind| !behind.is_empty());
        let is_place = |place: &str| place.len() == PLACE && place.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if behind.is_some_and(|behind| !is_place(behind)) {
            return Err(Error::invalid("There is no such place in the log: take `behind` from `next` of the answer before."));
        }
        Ok(AuditFilter {
            kind: query.kind,
            person: query.person.clone(),
            subject: subject.map(str::to_owned),
            from: begins(query.from)?,
            until: day_after(query.until, &zone)?,
            behind: behind.map(str::to_owned),
        })
    }

    /// Whom entries and the query speak of.
    pub(super) async fn audit_names(&self, actor: &Actor, entries: &[ChainEntry], query: &AuditQuery) -> Result<Known> {
        let subjects: BTreeSet<&str> = entries.iter().map(|entry| entry.subject.as_str()).chain([query.about.as_str()]).collect();
        // An identifier does not tell what it is of: it is looked for as either.
        let proposals: Vec<ProposalId> = subjects.iter().filter_map(|subject| subject.parse().ok()).collect();
        let owners = self.store.employees_of(&actor.org, &proposals).await?;
        let abouts = entries.iter().map(|entry| entry.entry.about.as_str());
        let named: Vec<PersonId> = subjects.iter().copied().chain(abouts).filter_map(|name| name.parse().ok()).collect();
        let who = entries.iter().map(|entry| &entry.entry.person);
        let all: BTreeSet<&PersonId> = who.chain(&named).chain(owners.values()).chain(&query.person).collect();
        let people = self.store.persons(all).await?;
        let people = people.into_iter().filter(|(_, person)| person.org == actor.org);
        let people: BTreeMap<PersonId, PersonSummary> = people.map(|(id, person)| (id, person.summary())).collect();
        Ok(Known { names: Names::from(people), owners })
    }
}

/// The moment at which the day after begins.
fn day_after(day: Option<Date>, zone: &TimeZone) -> Result<Option<Timestamp>> {
    day.map(|day| clock::begins(Date::from_days(day.days() + 1), zone)).transpose()
}

/// Whom entries speak of.
pub(super) struct Known {
    pub(super) names: Names,
    owners: BTreeMap<ProposalId, PersonId>,
}

impl Known {
    fn named(&self, subject: &str) -> Option<PersonSummary> {
        self.names.known(&subject.parse().ok()?)
    }

    fn path_of(&self, subject: &str) -> Option<PersonSummary> {
        Some(self.names.of(self.owners.get(&subject.parse().ok()?)?))
    }

    pub(super) fn entry(&self, entry: ChainEntry) -> AuditEntry {
        let ChainEntry { number, row, entry, subject, sealed, hash, .. } = entry;
        AuditEntry {
            number,
            at: entry.at,
            sealed,
            person: self.names.of(&entry.person),
            kind: domain::audit::AuditKind::of(&entry.what),
            named: self.named(&entry.about).or_else(|| self.named(&subject)),
            path_of: self.path_of(&subject),
            what: entry.what,
            about: entry.about,
            subject,
            row,
            hash,
        }
    }
}
