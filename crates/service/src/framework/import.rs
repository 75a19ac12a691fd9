//! Bringing files into the draft, and taking an import back.

use super::owner;
use super::take_back::take_back;
use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use document::framework::write::{EditError, adopt};
use domain::framework::Framework;
use domain::framework::compare::versions;
use domain::ids::ItemId;
use domain::people::Actor;
use domain::view::{
    ComparisonGroup, ImportColumn, ImportCounts, ImportDone, ImportFamily, ImportLevels, ImportMapping, ImportNote, ImportOffer,
    ImportOptions, ImportPreview, ImportSummary, ImportTable, ImportUndone,
};
use exchange::{Draft, File, Mapping, Place, Refusal, Repair};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use store::{Import, Imported};
use sync::hub::WriteError;

/// How many files an import is called by: the others are counted.
const MAX_NAMED: usize = 3;
/// Most repairs of one import: more than the notes that could offer one.
const MAX_REPAIRS: usize = exchange::limits::MAX_NOTES;

impl Service {
    /// Reads files and says what they would change in the draft. Nothing is written. For the owners of the framework.
    pub async fn import_preview(&self, actor: &Actor, files: Vec<File>, options: ImportOptions) -> Result<ImportPreview> {
        owner(actor)?;
        let draft = self.draft_of(actor).await?;
        let current = self.written_draft(&draft).await?.framework;
        let published = self.published(&actor.org, current.version).await?;
        apart(move || preview(&current, &published, &files, &options)).await?
    }

    /// Writes files into the draft: in one step, which can be taken back. Refused when a file cannot be read, or nothing would change. For
    /// the owners of the framework.
    pub async fn import(&self, actor: &Actor, files: Vec<File>, options: ImportOptions) -> Result<ImportDone> {
        owner(actor)?;
        let draft = self.draft_of(actor).await?;
        let name = named(&files);
        let read = apart(move || read(&files, &options)).await??.map_err(|refusal| refused(&refusal))?;
        if let Some(refusal) = read.refused.first() {
            return Err(refused(refusal));
        }
        let ids = Ids::new()?;
        let write = move |txn: &mut document::yrs::TransactionMut<'_>| {
            let before = document::framework::read(txn);
            let wanted = exchange::merge(&before, &read.framework, &read.mapping).map_err(|refusal| refusal.to_string())?;
            let changes = adopt(txn, &wanted, &mut ids.random()).map_err(|error| told(&error))?;
            if changes == 0 {
                Err("Everything in it is in the draft already".to_owned())
            } else {
                Ok((before, document::framework::read(txn), changes))
            }
        };
        let ((before, after, changes), _) =
            self.hub.write(&draft.room(), &actor.person, write).await.map_err(|error| unwritten(&error))?;
        let import = Import { id: clock::id()?, name, by: actor.person.clone(), at: clock::now(), changes, undone: None };
        let noted = entry(actor, import.at, Event::Imported, import.id.as_str());
        self.store.import_add(&actor.org, &Imported { import: import.clone(), before, after }, &noted).await?;
        self.tell(&draft);
        let by = self.names([&import.by]).await?.of(&import.by);
        Ok(ImportDone { import: ImportSummary { id: import.id, name: import.name, by, at: import.at, changes } })
    }

    /// Takes the newest import back: every place that it changed is what it was before, unless somebody changed it since; those are told.
    /// For the owners of the framework.
    pub async fn undo_import(&self, actor: &Actor, id: &ItemId) -> Result<ImportUndone> {
        owner(actor)?;
        let imports = self.store.imports(&actor.org).await?;
        let import = imports.iter().find(|import| import.id == *id).ok_or(Error::NotFound)?;
        if import.undone.is_some() {
            return Err(Error::Conflict("This import was taken back already.".to_owned()));
        }
        if imports.last().is_some_and(|newest| newest.id != *id) {
            return Err(Error::not_now("Only the newest import can be taken back."));
        }
        let Imported { before, after, .. } = self.store.imported(&actor.org, import).await?.ok_or(Error::NotFound)?;
        let draft = self.draft_of(actor).await?;
        let ids = Ids::new()?;
        let write = move |txn: &mut document::yrs::TransactionMut<'_>| {
            let current = document::framework::read(txn);
            let (wanted, left) = take_back(&current, &before, &after).map_err(|error| error.to_string())?;
            adopt(txn, &wanted, &mut ids.random()).map_err(|error| told(&error))?;
            Ok::<BTreeSet<String>, String>(left)
        };
        let (left, _) = self.hub.write(&draft.room(), &actor.person, write).await.map_err(|error| unwritten(&error))?;
        let at = clock::now();
        self.store.import_undone(&actor.org, import, at, &entry(actor, at, Event::ImportUndone, id.as_str())).await?;
        self.tell(&draft);
        Ok(ImportUndone { left: left.into_iter().collect() })
    }
}

/// Reading files takes as long as it takes: not on the threads that serve sockets.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::internal("an import was not read to its end", error))
}

fn read(files: &[File], options: &ImportOptions) -> Result<std::result::Result<Draft, Refusal>> {
    let mut repairs = Vec::new();
    for repair in options.repairs.iter().take(MAX_REPAIRS) {
        let known: Repair = serde_json::from_str(&repair.key).map_err(|_unknown| Error::invalid("There is no such repair."))?;
        repairs.push((repair.file.clone(), known));
    }
    let files = exchange::repair(files, &repairs);
    Ok(exchange::read(&files, &mapping(options)?))
}

fn preview(current: &Framework, published: &Framework, files: &[File], options: &ImportOptions) -> Result<ImportPreview> {
    let read = match read(files, options)? {
        Ok(read) => read,
        Err(refusal) => return Ok(nothing(&refusal, options)),
    };
    let mut notes: Vec<ImportNote> = read.refused.iter().map(refusal_note).collect();
    let mut undone = None;
    let changes = match exchange::merge(current, &read.framework, &read.mapping) {
        Ok(merged) => {
            undone = undoes(current, published, &merged);
            ComparisonGroup::between(current, &merged)
        }
        Err(refusal) => {
            notes.push(refusal_note(&refusal));
            Vec::new()
        }
    };
    notes.extend(undone.map(|text| note(&Place::default(), text, None)));
    notes.extend(read.notes.iter().map(|note| self::note(&note.place, note.text.clone(), note.repair.as_ref())));
    let found = &read.found;
    Ok(ImportPreview {
        found: ImportCounts {
            families: found.families,
            roles: found.roles,
            levels: found.levels,
            competencies: found.competencies,
            cells: found.cells,
        },
        ready: !changes.is_empty() && notes.iter().all(|note| !note.refused),
        notes,
        mapping: shown(&read.mapping),
        changes,
    })
}

/// How much of what would change makes the draft say again what is published: who brings in what was taken out of the publication may not know that it
/// takes back what was written since.
fn undoes(current: &Framework, published: &Framework, merged: &Framework) -> Option<String> {
    let since = versions(current, published);
    let made = versions(current, merged);
    let back = made.iter().filter(|change| since.contains(change)).count();
    let of = made.len();
    let which = match (back, of) {
        (0, _) => return None,
        (1, 1) => "The one change takes".to_owned(),
        (_, _) if back == of => format!("All {of} changes take"),
        (1, _) => format!("One of the {of} changes takes"),
        _ => format!("{back} of the {of} changes take"),
    };
    Some(format!(
        "{which} back what was written in the draft since version {} was published: there the files say what everybody reads now.",
        published.version
    ))
}

/// A preview of what could not be read at all.
fn nothing(refusal: &Refusal, options: &ImportOptions) -> ImportPreview {
    ImportPreview {
        found: ImportCounts::default(),
        notes: vec![refusal_note(refusal)],
        mapping: options.mapping.clone().unwrap_or_default(),
        changes: Vec::new(),
        ready: false,
    }
}

fn refusal_note(refusal: &Refusal) -> ImportNote {
    let text = crate::words::sentence(&refusal.why);
    ImportNote { refused: true, ..note(&refusal.place, text, refusal.repair.as_ref()) }
}

fn note(place: &Place, text: String, repair: Option<&Repair>) -> ImportNote {
    let sheet = place.sheet.as_ref().map(|sheet| format!("sheet {sheet}"));
    let cell = place.cell.as_ref().map(|cell| format!("cell {cell}"));
    let offer = |repair: &Repair| {
        let key = serde_json::to_string(repair).ok()?;
        Some(ImportOffer { key, text: crate::words::sentence(repair) })
    };
    ImportNote {
        file: place.file.clone(),
        place: sheet.into_iter().chain(cell).collect::<Vec<_>>().join(", "),
        line: place.line,
        text,
        refused: false,
        repair: repair.and_then(offer),
    }
}

/// What is taken for what, as it was sent back.
fn mapping(options: &ImportOptions) -> Result<Mapping> {
    let Some(sent) = &options.mapping else { return Ok(Mapping::default()) };
    let column = |column: &ImportColumn| Ok(exchange::Column { header: column.header.clone(), field: word(&column.field)? });
    let table = |table: &ImportTable| {
        let columns = table.columns.iter().map(column).collect::<Result<_>>()?;
        Ok(exchange::TableMapping { table: table.table.clone(), shape: word(&table.shape)?, columns })
    };
    let family = |family: &ImportFamily| exchange::Renamed { found: family.found.clone(), name: family.name.clone() };
    Ok(Mapping {
        families: sent.families.iter().map(family).collect(),
        tables: sent.tables.iter().map(table).collect::<Result<_>>()?,
        levels: match sent.levels {
            ImportLevels::InPlace => exchange::Levels::InPlace,
            ImportLevels::Append => exchange::Levels::Append,
        },
        ..Mapping::default()
    })
}

/// The same for the page.
fn shown(mapping: &Mapping) -> ImportMapping {
    let column = |column: &exchange::Column| ImportColumn { header: column.header.clone(), field: key(&column.field) };
    let table = |table: &exchange::TableMapping| ImportTable {
        table: table.table.clone(),
        shape: key(&table.shape),
        columns: table.columns.iter().map(column).collect(),
    };
    let family = |family: &exchange::Renamed| ImportFamily { found: family.found.clone(), name: family.name.clone() };
    ImportMapping {
        families: mapping.families.iter().map(family).collect(),
        tables: mapping.tables.iter().map(table).collect(),
        levels: if mapping.levels == exchange::Levels::Append { ImportLevels::Append } else { ImportLevels::InPlace },
    }
}

fn word<T: DeserializeOwned>(text: &str) -> Result<T> {
    let unknown =
        |_unknown| Error::invalid(format!("Nothing is taken for \u{201c}{text}\u{201d}: choose what it is from the list."));
    serde_json::from_value(Json::String(text.to_owned())).map_err(unknown)
}

fn key<T: Serialize>(word: &T) -> String {
    serde_json::to_value(word).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default()
}

fn named(files: &[File]) -> String {
    let names: Vec<&str> = files.iter().take(MAX_NAMED).map(|file| file.name.as_str()).collect();
    let more = files.len().saturating_sub(MAX_NAMED);
    if more == 0 { names.join(", ") } else { format!("{} and {more} more", names.join(", ")) }
}

fn refused(refusal: &Refusal) -> Error {
    Error::invalid(crate::words::sentence(&format!("in {refusal}")))
}

fn told(error: &EditError) -> String {
    error.to_string()
}

pub(super) fn unwritten(error: &WriteError<String>) -> Error {
    match error {
        WriteError::Refused(reason) => Error::invalid(crate::words::sentence(reason)),
        WriteError::Room(error) => Error::from(*error),
    }
}

/// New ids while a room waits: drawn from one secret, so that running out of randomness is known before.
pub(super) struct Ids(String);

impl Ids {
    pub(super) fn new() -> Result<Self> {
        Ok(Self(clock::id_text()?))
    }

    /// Ids that are like no others.
    pub(super) fn random(&self) -> impl FnMut() -> String {
        let (secret, mut count) = (self.0.clone(), 0_u32);
        move || {
            count = count.saturating_add(1);
            format!("{secret}{count}")
        }
    }
}
