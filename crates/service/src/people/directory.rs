//! Lists of people out of a directory: what one would change, carrying that out in one step, and taking it back.

mod find;
mod plan;
mod take_back;
mod write;

use super::administer::administers;
use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::ids::{ItemId, OrgId, PersonId, RoleId};
use domain::people::{Actor, Person};
use domain::time::Timestamp;
use domain::view::{
    DirectoryDone, DirectoryOptions, DirectoryPart, DirectoryPreview, DirectoryProblem, DirectoryProgress, DirectoryUndone,
    ImportColumn,
};
use exchange::{File, PersonField, PersonList, Place};
use plan::{Choices, Plan, plan};
use std::sync::Arc;
use std::time::Duration;
use store::{DirectoryChanges, DirectoryImport, DirectoryWay};
use take_back::{TakeBack, take_back};
use write::ListWriter;

/// A list that was read, with what it would change.
struct Read {
    list: PersonList,
    plan: Plan,
}

impl Service {
    /// Says what a list of people would change. Nothing is written. For administrators.
    pub async fn directory_preview(&self, actor: &Actor, file: File, options: &DirectoryOptions) -> Result<DirectoryPreview> {
        administers(actor)?;
        let (seen, everybody) = self.everybody(&actor.org).await?;
        match self.read_list(actor, everybody, file, options).await? {
            Ok(Read { list, plan }) => Ok(preview(seen, &list, plan)),
            Err(problem) => Ok(DirectoryPreview {
                seen,
                columns: Vec::new(),
                problems: vec![problem],
                notes: Vec::new(),
                added: DirectoryPart::default(),
                changed: DirectoryPart::default(),
                returned: DirectoryPart::default(),
                missing: DirectoryPart::default(),
                unchanged: 0,
                ready: false,
            }),
        }
    }

    /// Carries out what a list changes, in one step, as it was looked at. For administrators.
    pub async fn directory_import(&self, actor: &Actor, file: File, options: &DirectoryOptions) -> Result<DirectoryDone> {
        administers(actor)?;
        let (seen, everybody) = self.everybody(&actor.org).await?;
        if options.seen != Some(seen) {
            return Err(changed_meanwhile());
        }
        let name = file.name.clone();
        let read = self.read_list(actor, everybody, file, options).await?;
        let Read { plan, .. } = read.map_err(|problem| Error::invalid(sentence(&problem)))?;
        if let Some(problem) = plan.problems.first() {
            return Err(Error::invalid(sentence(problem)));
        }
        if plan.changes.is_empty() {
            return Err(Error::invalid("Everybody on this list is here as it says: there is nothing to change."));
        }
        let added = plan.changes.iter().filter(|change| change.read.is_none()).count();
        let import = DirectoryImport {
            id: clock::id()?,
            name,
            by: actor.person.clone(),
            at: clock::now(),
            added: count(added),
            changed: count(plan.changes.len() - added),
            undone: None,
        };
        let noted = entry(actor, import.at, Event::DirectoryImported, import.id.as_str());
        let changes = DirectoryChanges { changes: plan.changes, removed: Vec::new() };
        self.write_list(actor, seen, (&import, DirectoryWay::Forth), changes, &noted).await?;
        self.done(import).await
    }

    /// The newest list that was brought in and not taken back. For administrators.
    pub async fn directory_last(&self, actor: &Actor) -> Result<Option<DirectoryDone>> {
        administers(actor)?;
        match self.store.directory_imports(&actor.org).await?.pop().filter(|import| import.undone.is_none()) {
            Some(import) => Ok(Some(self.done(import).await?)),
            None => Ok(None),
        }
    }

    /// Takes the newest list back. Whoever was changed since, or has left a trace, stays as they are and is named. For administrators.
    pub async fn undo_directory_import(&self, actor: &Actor, id: &ItemId) -> Result<DirectoryUndone> {
        administers(actor)?;
        let imports = self.store.directory_imports(&actor.org).await?;
        let import = imports.iter().find(|import| import.id == *id).ok_or(Error::NotFound)?;
        if import.undone.is_some() {
            return Err(Error::Conflict("This list was taken back already.".to_owned()));
        }
        if imports.last().is_some_and(|newest| newest.id != *id) {
            return Err(Error::not_now("Only the newest list can be taken back."));
        }
        let (seen, everybody) = self.everybody(&actor.org).await?;
        let imported = self.store.directory_imported(import).await?;
        let added: Vec<PersonId> =
            imported.iter().filter(|change| change.read.is_none()).map(|change| change.next.id.clone()).collect();
        let traces = self.store.people_with_traces(&added).await?;
        let TakeBack { changes, left } = take_back(&everybody, &imported, &traces)?;
        let noted = entry(actor, clock::now(), Event::DirectoryImportUndone, id.as_str());
        self.write_list(actor, seen, (import, DirectoryWay::Back), changes, &noted).await?;
        Ok(DirectoryUndone { left: plan::part(left) })
    }

    /// How far the list is written that is being brought in or taken back; none while there is none. For administrators.
    pub async fn directory_progress(&self, actor: &Actor) -> Result<Option<DirectoryProgress>> {
        administers(actor)?;
        let progress = self.store.directory_progress(&actor.org).await?;
        Ok(progress.map(|progress| DirectoryProgress { written: progress.written, parts: progress.job.parts }))
    }

    /// Goes on with lists whose writing was broken off: of which nothing was written for so long. Until then nobody changes those people. For whoever
    /// runs the program.
    pub async fn finish_lists(&self, quiet: Duration) -> Result<()> {
        for (org, job, touched) in self.store.directory_jobs().await? {
            let since = u128::try_from(clock::now().0.saturating_sub(touched.0)).unwrap_or_default();
            if since >= quiet.as_millis() {
                tracing::warn!("a list of people was broken off while it was written; it is gone on with");
                self.list_writer().run(&org, &job).await?;
            }
        }
        Ok(())
    }

    /// Writes what was decided, to its end whether or not somebody still waits for it.
    async fn write_list(
        &self,
        actor: &Actor,
        seen: i64,
        (import, way): (&DirectoryImport, DirectoryWay),
        changes: DirectoryChanges,
        noted: &store::Entry,
    ) -> Result<()> {
        let run = match way {
            DirectoryWay::Forth => import.id.clone(),
            DirectoryWay::Back => clock::id()?,
        };
        match self.store.directory_begin((&actor.org, seen), (import, way, &run), &changes, noted).await {
            Err(store::Error::Conflict) => return Err(changed_meanwhile()),
            Err(store::Error::Exists { .. }) => return Err(store::Error::Listed.into()),
            done => done?,
        }
        let Some(begun) = self.store.directory_progress(&actor.org).await? else { return Ok(()) };
        let (writer, org) = (self.list_writer(), actor.org.clone());
        let written = tokio::spawn(async move { writer.run(&org, &begun.job).await }).await;
        written.map_err(|error| Error::internal("a list was not written to its end", error))??;
        self.settle_departures(actor, &self.gone(&actor.org, Timestamp(0)).await?).await;
        self.settle_ballots(&actor.org).await;
        Ok(())
    }

    fn list_writer(&self) -> ListWriter {
        ListWriter { store: Arc::clone(&self.store), hub: Arc::clone(&self.hub) }
    }

    /// Reads a list and decides what it changes, apart from the threads that serve sockets: it takes as long as it takes.
    async fn read_list(
        &self,
        actor: &Actor,
        everybody: Vec<Person>,
        file: File,
        options: &DirectoryOptions,
    ) -> Result<std::result::Result<Read, DirectoryProblem>> {
        let columns = fields(options)?;
        let roles = self.roles_in_force(&actor.org).await?;
        let choices = Choices { actor: actor.clone(), missing: options.missing, now: clock::now() };
        let work = move || {
            let list = match exchange::read_people(&file, &columns) {
                Ok(list) => list,
                Err(refusal) => return Ok::<_, Error>(Err(problem(&refusal.place, &refusal.why.to_string()))),
            };
            let plan = plan(&everybody, &roles, &list, &choices)?;
            Ok(Ok(Read { list, plan }))
        };
        let read = tokio::task::spawn_blocking(work).await;
        let mut read = read.map_err(|error| Error::internal("a list was not read to its end", error))??;
        if let Ok(Read { plan, .. }) = &mut read {
            let taken = self.store.taken_addresses(plan.new.iter().map(|(email, _)| email.as_str())).await?;
            plan.refuse_taken(&taken);
        }
        Ok(read)
    }

    /// Everybody as they are now, and after how many changes: a publication of the framework changes whose role it merges, and is not counted.
    async fn everybody(&self, org: &OrgId) -> Result<(i64, Vec<Person>)> {
        let seen = self.store.directory_changes(org).await?;
        Ok((seen, self.store.people(org).await?))
    }

    /// The roles of the framework in force, by id and title.
    async fn roles_in_force(&self, org: &OrgId) -> Result<Vec<(RoleId, String)>> {
        let in_force = self.organization(org).await?.framework;
        let framework = self.published(org, in_force).await?;
        Ok(framework.roles.iter().map(|role| (role.id.clone(), role.name())).collect())
    }

    async fn done(&self, import: DirectoryImport) -> Result<DirectoryDone> {
        let by = self.names([&import.by]).await?.of(&import.by);
        Ok(DirectoryDone { id: import.id, name: import.name, by, at: import.at, added: import.added, changed: import.changed })
    }
}

fn preview(seen: i64, list: &PersonList, plan: Plan) -> DirectoryPreview {
    let notes = list.notes.iter().map(|note| problem(&note.place, &note.text)).collect();
    let column =
        |column: &exchange::PersonColumn| ImportColumn { header: column.header.clone(), field: column.field.key().to_owned() };
    DirectoryPreview {
        seen,
        columns: list.columns.iter().map(column).collect(),
        notes,
        ready: plan.problems.is_empty() && !plan.changes.is_empty(),
        problems: plan.problems,
        added: plan::part(plan.added),
        changed: plan::part(plan.changed),
        returned: plan::part(plan.returned),
        missing: plan::part(plan.missing),
        unchanged: plan.unchanged,
    }
}

fn fields(options: &DirectoryOptions) -> Result<Vec<PersonField>> {
    let known =
        |word: &String| PersonField::of_key(word).ok_or_else(|| Error::invalid(format!("A column cannot hold {word:?}.")));
    options.columns.iter().map(known).collect()
}

fn problem(place: &Place, text: &str) -> DirectoryProblem {
    let mut letters = text.chars();
    let text: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    DirectoryProblem { line: place.line, text: if text.ends_with('.') { text } else { text + "." } }
}

fn sentence(problem: &DirectoryProblem) -> String {
    problem.line.map_or_else(|| problem.text.clone(), |line| format!("Line {line}: {}", problem.text))
}

fn changed_meanwhile() -> Error {
    Error::Conflict("Somebody changed people since you looked at this list. Look at it again, then bring it in.".to_owned())
}

fn count(people: usize) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
