//! Lists of people that are brought in, and taken back. Thousands of rows in one transaction would hold everybody else up for seconds, so they are
//! written a part at a time; meanwhile nobody else changes the organization's people, and what was broken off is gone on with.

use crate::audit::{self, Entry};
use crate::directory::{PersonChange, revision};
use crate::error::Error;
use crate::key;
use crate::people::person_row;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::ids::{ItemId, OrgId, PersonId, SessionId};
use domain::people::Person;
use domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use surrealdb_types::{Object, RecordId, SurrealValue, Value};

/// People of one part: written in a tenth of a second by an unoptimized database.
const PART: usize = 100;

/// A list that was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryImport {
    /// Which.
    pub id: ItemId,
    /// The file.
    pub name: String,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// How many people it added.
    pub added: u32,
    /// How many people it changed, those who left or came back among them.
    pub changed: u32,
    /// When it was taken back.
    pub undone: Option<Timestamp>,
}

/// Whether a list is brought in or taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectoryWay {
    /// Brought in.
    Forth,
    /// Taken back.
    Back,
}

/// The parts of a list that are being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryJob {
    /// Of which list.
    pub import: DirectoryImport,
    /// What its parts are called by: as the list when it is brought in, by a name of its own when it is taken back.
    pub run: ItemId,
    /// How many parts.
    pub parts: u32,
}

/// What is done to people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DirectoryChanges {
    /// Who is added or changed.
    pub changes: Vec<PersonChange>,
    /// Who is nobody any more.
    pub removed: Vec<Person>,
}

impl DirectoryChanges {
    fn parts(&self) -> Vec<Self> {
        let changes = self.changes.chunks(PART).map(|part| Self { changes: part.to_vec(), removed: Vec::new() });
        let removed = self.removed.chunks(PART).map(|part| Self { changes: Vec::new(), removed: part.to_vec() });
        changes.chain(removed).collect()
    }
}

/// How far a list is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryProgress {
    /// Which.
    pub job: DirectoryJob,
    /// How many parts are written.
    pub written: u32,
}

#[derive(SurrealValue)]
struct PlacedJob {
    id: RecordId,
    body: Value,
    touched: i64,
}

#[derive(SurrealValue)]
struct Part {
    id: RecordId,
    written: bool,
    body: Value,
}

#[derive(SurrealValue)]
struct Changed {
    id: RecordId,
    read: i64,
    row: Value,
}

const BEGIN: &str = "
    BEGIN;
    IF (SELECT VALUE touched FROM ONLY $job) != NONE { THROW 'listed' };
    IF ((SELECT VALUE changes FROM ONLY $directory) ?? 0) != $seen { THROW 'stale' };
    UPSERT $directory CONTENT { changes: $seen + 1 } RETURN NONE;
    CREATE $job CONTENT { body: $body, touched: $now } RETURN NONE;";
const FORTH: &str = "
    CREATE $import CONTENT { body: $after } RETURN NONE;";
const BACK: &str = "
    LET $hit = (UPDATE $import SET body = $after WHERE body = $before RETURN VALUE id);
    IF array::len($hit) = 0 { THROW 'stale' };";
const NOTED: &str = "
    CREATE org_audit CONTENT $audit RETURN NONE;
    COMMIT;";
const WRITE: &str = "
    BEGIN;
    SELECT VALUE session FROM session WHERE person IN $left;
    LET $due = (UPDATE $part SET written = true WHERE written = false RETURN VALUE id);
    IF array::len($due) = 0 { THROW 'stale' };
    LET $mine = (UPDATE $job SET touched = $now WHERE body.run = $run RETURN VALUE id);
    IF array::len($mine) = 0 { THROW 'stale' };
    FOR $person IN $left {
        DELETE session WHERE person = $person RETURN NONE;
        DELETE sync_token WHERE person = $person RETURN NONE;
        DELETE password_link WHERE person = $person RETURN NONE;
        DELETE access_token WHERE person = $person RETURN NONE;
        UPDATE identity SET touched = $now WHERE person = $person RETURN NONE;
        UPDATE passkey SET touched = $now WHERE person = $person RETURN NONE;
    };
    UPDATE $credentials SET used = $now RETURN NONE;
    DELETE $emails_before RETURN NONE;
    DELETE $removed RETURN NONE;
    FOR $person IN $removed { DELETE password_link WHERE person = $person RETURN NONE; };
    FOR $one IN $changed {
        LET $hit = (UPDATE $one.id CONTENT $one.row WHERE (body.revision ?? 0) = $one.read RETURN VALUE id);
        IF array::len($hit) = 0 { THROW 'stale' };
    };
    INSERT INTO person_email $emails RETURN NONE;
    INSERT INTO person $added RETURN NONE;
    COMMIT;";
const END: &str = "
    BEGIN;
    LET $done = (DELETE $job WHERE body.run = $run RETURN BEFORE);
    IF array::len($done) = 0 { THROW 'stale' };
    UPSERT $directory SET changes = (changes ?? 0) + 1 RETURN NONE;
    COMMIT;";

impl Store {
    /// Begins to write a list that was decided when the organization's people had been changed `seen` times. [`Error::Conflict`] when somebody changed
    /// one of them since, [`Error::Exists`] while another list is written; nothing is written then.
    pub async fn directory_begin(
        &self,
        (org, seen): (&OrgId, i64),
        (import, way, run): (&DirectoryImport, DirectoryWay, &ItemId),
        changes: &DirectoryChanges,
        audit: &Entry,
    ) -> Result<(), Error> {
        let parts = changes.parts();
        let job =
            DirectoryJob { import: import.clone(), run: run.clone(), parts: u32::try_from(parts.len()).unwrap_or(u32::MAX) };
        // Before it begins, each in a transaction of its own: of two who begin at once the second finds out soon.
        for (number, part) in (0..).zip(&parts) {
            let row = Part { id: part_id(run, number), written: false, body: row::body("a part of a list", part)? };
            self.run(Unit::new("INSERT INTO directory_part $row RETURN NONE").bind("row", row)).await?;
        }
        let after = match way {
            DirectoryWay::Forth => import.clone(),
            DirectoryWay::Back => DirectoryImport { undone: Some(audit.at), ..import.clone() },
        };
        let last = if way == DirectoryWay::Forth { FORTH } else { BACK };
        let unit = Unit::composed([BEGIN, last, NOTED].concat())
            .bind("directory", key::one("directory", org.as_str()))
            .bind("seen", seen)
            .bind("job", job_id(org))
            .bind("body", row::body("a list", &job)?)
            .bind("now", audit.at.0)
            .bind("import", id(org, import))
            .bind("before", row::body("an import", import)?)
            .bind("after", row::body("an import", &after)?)
            .bind("audit", audit::of_org(org, audit));
        let begun = self.run(unit).await.map(drop);
        if begun.is_err() {
            // People's data that nobody would look at again.
            self.run(Unit::new("DELETE $parts RETURN NONE").bind("parts", parts_of(run))).await?;
        }
        begun
    }

    /// The list that is being written, and how far; none while there is none.
    pub async fn directory_progress(&self, org: &OrgId) -> Result<Option<DirectoryProgress>, Error> {
        let Some(job) = self.body::<DirectoryJob>("a list", job_id(org)).await? else { return Ok(None) };
        let unit = Unit::new("SELECT VALUE written FROM $parts").bind("parts", parts_of(&job.run));
        let written: Vec<bool> = self.run(unit).await?.take(0)?;
        let written = u32::try_from(written.into_iter().filter(|written| *written).count()).unwrap_or(u32::MAX);
        Ok(Some(DirectoryProgress { job, written }))
    }

    /// The lists that are being written anywhere, and when a part of each was last written.
    pub async fn directory_jobs(&self) -> Result<Vec<(OrgId, DirectoryJob, Timestamp)>, Error> {
        let unit = Unit::new("SELECT id, body, touched FROM directory_job");
        let found: Vec<PlacedJob> = self.run(unit).await?.take(0)?;
        let read = |found: PlacedJob| {
            let org = row::linked("whose a list is", &found.id)?;
            Ok((org, row::parse("a list", found.body)?, Timestamp(found.touched)))
        };
        found.into_iter().map(read).collect()
    }

    /// Writes one part of a list, unless it is written. [`Error::Conflict`] when one of its people was changed at that moment, as a publication of the
    /// framework does. Answers which sign-ins ended because somebody left.
    pub async fn directory_write(
        &self,
        org: &OrgId,
        job: &DirectoryJob,
        part: u32,
        now: Timestamp,
    ) -> Result<Vec<SessionId>, Error> {
        let part = part_id(&job.run, i64::from(part));
        let unit = Unit::new("SELECT id, written, body FROM ONLY $part").bind("part", part.clone());
        let found = self.run(unit).await?.take::<Option<Part>>(0)?;
        let Some(found) = found.filter(|found| !found.written) else { return Ok(Vec::new()) };
        let mut rows = Rows::default();
        let changes: DirectoryChanges = row::parse("a part of a list", found.body)?;
        let now_there = self.persons(changes.changes.iter().map(|change| &change.next.id)).await?;
        let added = changes.changes.iter().filter(|change| change.read.is_none()).map(|change| change.next.email.as_str());
        let taken = self.taken_addresses(added).await?;
        for change in &changes.changes {
            if change.read.is_none() && taken.contains(&change.next.email) {
                tracing::warn!(org = %org, "somebody of a list was left out: another organization has taken their address since");
                continue;
            }
            rows.take(&onto(change, now_there.get(&change.next.id)))?;
        }
        // Whoever took part since it was decided stays.
        let removed: Vec<PersonId> = changes.removed.iter().map(|person| person.id.clone()).collect();
        let traces = self.people_with_traces(&removed).await?;
        let removed: Vec<&Person> = changes.removed.iter().filter(|person| !traces.contains(&person.id)).collect();
        rows.emails_before.extend(removed.iter().map(|person| key::one("person_email", &person.email)));
        let unit = Unit::new(WRITE)
            .bind("part", part)
            .bind("job", job_id(org))
            .bind("run", job.run.as_str())
            .bind("now", now.0)
            .bind("left", rows.left.iter().map(row::person).collect::<Vec<_>>())
            .bind("credentials", rows.left.iter().map(|id| key::one("credential", id.as_str())).collect::<Vec<_>>())
            .bind("emails_before", rows.emails_before)
            .bind("removed", removed.iter().map(|person| row::person(&person.id)).collect::<Vec<_>>())
            .bind("changed", rows.changed)
            .bind("emails", rows.emails)
            .bind("added", rows.added);
        let ended: Vec<String> = self.run(unit).await?.take(1)?;
        ended.iter().map(|session| row::column("a session's id", session)).collect()
    }

    /// Ends the writing of a list: others change people again. [`Error::Conflict`] when it was ended already.
    pub async fn directory_end(&self, org: &OrgId, job: &DirectoryJob) -> Result<(), Error> {
        let unit = Unit::new(END)
            .bind("job", job_id(org))
            .bind("run", job.run.as_str())
            .bind("directory", key::one("directory", org.as_str()));
        self.run(unit).await.map(drop)
    }

    /// The lists that were brought in, oldest first, without what they changed.
    pub async fn directory_imports(&self, org: &OrgId) -> Result<Vec<DirectoryImport>, Error> {
        self.bodies("an import", key::below("directory_import", vec![key::text(org.as_str())])).await
    }

    /// What a list changed when it was brought in.
    pub async fn directory_imported(&self, import: &DirectoryImport) -> Result<Vec<PersonChange>, Error> {
        let parts: Vec<DirectoryChanges> = self.bodies("a part of a list", parts_of(&import.id)).await?;
        Ok(parts.into_iter().flat_map(|part| part.changes).collect())
    }

    /// Which of these addresses somebody signs in with, in whichever organization.
    pub async fn taken_addresses<'a>(&self, addresses: impl IntoIterator<Item = &'a str>) -> Result<BTreeSet<String>, Error> {
        let ids: Vec<RecordId> = addresses.into_iter().map(|address| key::one("person_email", address)).collect();
        let unit = Unit::new("SELECT VALUE record::id(id) FROM $ids").bind("ids", ids);
        Ok(self.run(unit).await?.take::<Vec<String>>(0)?.into_iter().collect())
    }

    /// Which of these people have left a trace: a password of theirs, a path, or a question to them.
    pub async fn people_with_traces(&self, people: &[PersonId]) -> Result<BTreeSet<PersonId>, Error> {
        let unit = Unit::new(
            "SELECT VALUE record::id(id) FROM $credentials;
             SELECT VALUE [record::id(employee), record::id(manager)] FROM proposal;
             SELECT VALUE record::id(stakeholder) FROM consultation;",
        )
        .bind("credentials", people.iter().map(|id| key::one("credential", id.as_str())).collect::<Vec<_>>());
        let mut answer = self.run(unit).await?;
        let mut found: BTreeSet<String> = answer.take::<Vec<String>>(0)?.into_iter().collect();
        found.extend(answer.take::<Vec<Vec<String>>>(1)?.into_iter().flatten());
        found.extend(answer.take::<Vec<String>>(2)?);
        Ok(people.iter().filter(|id| found.contains(id.as_str())).cloned().collect())
    }
}

/// A change onto the person as they are: a publication of the framework may have given them another role since the list was read.
fn onto(change: &PersonChange, there: Option<&Person>) -> PersonChange {
    let (Some(read), Some(there)) = (&change.read, there) else { return change.clone() };
    let holds = if change.next.holds == read.holds { there.holds.clone() } else { change.next.holds.clone() };
    let next = Person { holds, revision: there.revision, ..change.next.clone() }.changed();
    PersonChange { read: Some(there.clone()), next }
}

/// The rows of a part.
#[derive(Default)]
struct Rows {
    left: Vec<PersonId>,
    emails_before: Vec<RecordId>,
    emails: Vec<Value>,
    changed: Vec<Changed>,
    added: Vec<Value>,
}

impl Rows {
    fn take(&mut self, change: &PersonChange) -> Result<(), Error> {
        let next = &change.next;
        let (row, id) = (person_row(next)?.into_value(), row::person(&next.id));
        let Some(read) = &change.read else {
            self.emails.push(address(next, &id));
            self.added.push(with_id(row, id));
            return Ok(());
        };
        if next.left.is_some() || read.left.is_some() {
            self.left.push(next.id.clone());
        }
        if read.email != next.email {
            self.emails_before.push(key::one("person_email", &read.email));
            self.emails.push(address(next, &id));
        }
        self.changed.push(Changed { id, read: revision(read)?, row });
        Ok(())
    }
}

fn address(person: &Person, id: &RecordId) -> Value {
    let row = Object::from_iter([("person".to_owned(), id.clone().into_value())]);
    with_id(Value::Object(row), key::one("person_email", &person.email))
}

fn with_id(row: Value, id: RecordId) -> Value {
    match row {
        Value::Object(mut row) => {
            row.insert("id", id.into_value());
            Value::Object(row)
        }
        other => other,
    }
}

fn id(org: &OrgId, import: &DirectoryImport) -> RecordId {
    let parts = vec![key::text(org.as_str()), key::count(import.at.0), key::text(import.id.as_str())];
    key::many("directory_import", parts)
}

fn job_id(org: &OrgId) -> RecordId {
    key::one("directory_job", org.as_str())
}

fn part_id(run: &ItemId, number: i64) -> RecordId {
    key::many("directory_part", vec![key::text(run.as_str()), key::count(number)])
}

fn parts_of(run: &ItemId) -> RecordId {
    key::below("directory_part", vec![key::text(run.as_str())])
}
