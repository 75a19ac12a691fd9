//! The page as the server writes it, and its parts as they become in the browser.

use super::changes::Changes;
use super::done::LastImport;
use super::mapping::Mapping;
use super::notes::Notes;
use super::state::Import;
use domain::framework::{Framework, sample};
use domain::people::PersonSummary;
use domain::time::Timestamp;
use domain::view::{
    ComparisonGroup, ImportColumn, ImportCounts, ImportFamily, ImportLevels, ImportMapping, ImportNote, ImportOffer,
    ImportPreview, ImportSummary, ImportTable, ImportUndone,
};
use leptos::prelude::*;

fn preview() -> ImportPreview {
    ImportPreview {
        found: ImportCounts { families: 1, roles: 4, levels: 3, competencies: 4, cells: 9 },
        notes: Vec::new(),
        mapping: ImportMapping { families: Vec::new(), tables: Vec::new(), levels: ImportLevels::InPlace },
        changes: ComparisonGroup::between(&Framework::default(), &sample::two_branches()),
        ready: true,
    }
}

fn tab() -> ImportNote {
    ImportNote {
        file: "roles.md".to_owned(),
        place: String::new(),
        line: Some(3),
        text: "There is a TAB where YAML wants spaces.".to_owned(),
        refused: true,
        repair: Some(ImportOffer { key: "k".to_owned(), text: "Replace the TAB at line 3 by spaces".to_owned() }),
    }
}

fn written(part: impl Fn(Import) -> AnyView + Send + 'static) -> String {
    crate::written::written(move || part(Import::new(None)))
}

fn changed(import: Import, preview: ImportPreview) -> AnyView {
    let ImportPreview { notes, changes, ready, .. } = preview;
    let refused = notes.iter().any(|note| note.refused);
    view! { <Changes import=import changes=changes refused=refused ready=ready/> }.into_any()
}

#[test]
fn a_problem_says_its_file_and_line_and_offers_its_repair() {
    let preview = ImportPreview { notes: vec![tab()], ..preview() };
    let html = written(move |import| view! { <Notes import=import notes=preview.notes.clone()/> }.into_any());
    assert!(html.contains("roles.md, line 3") && html.contains("Could not be read"));
    assert!(html.contains("aria-label=\"Repair and read again: roles.md, line 3\""));
    assert!(html.contains("Replace the TAB at line 3 by spaces"));
}

#[test]
fn what_was_refused_keeps_everything_from_being_written() {
    let refused = ImportPreview { notes: vec![tab()], ready: false, ..preview() };
    let html = written(move |import| changed(import, refused.clone()));
    assert!(html.contains("disabled") && html.contains("First repair or remove"));
}

#[test]
fn what_would_change_is_listed_before_it_is_written() {
    let html = written(move |import| changed(import, preview()));
    assert!(html.contains("Write into the draft") && html.contains("data-change=\"added\""));
    let nothing = ImportPreview { changes: Vec::new(), ready: false, ..preview() };
    let html = written(move |import| changed(import, nothing.clone()));
    assert!(html.contains("says all of this already") && !html.contains("Write into the draft"));
}

#[test]
fn every_guess_can_be_changed() {
    let table = ImportTable {
        table: "grid.csv".to_owned(),
        shape: "rows".to_owned(),
        columns: vec![ImportColumn { header: "Skill".to_owned(), field: "competency".to_owned() }],
    };
    let families = vec![ImportFamily { found: "grid".to_owned(), name: "Engineering".to_owned() }];
    let guess = ImportMapping { families, tables: vec![table], levels: ImportLevels::Append };
    let preview = ImportPreview { mapping: guess, ..preview() };
    let html = written(move |import| view! { <Mapping import=import guess=preview.mapping.clone()/> }.into_any());
    assert!(html.contains("value=\"Engineering\""));
    assert!(html.contains("value=\"competency\" selected") && html.contains("value=\"rows\" selected"));
    assert!(html.contains("name=\"levels\" value=\"append\" checked"), "{html}");
}

#[test]
fn taking_an_import_back_says_what_was_left() {
    let by = PersonSummary { id: "ines".parse().unwrap(), name: "Ines Bauer".into(), title: String::new() };
    let last = ImportSummary { id: "i1".parse().unwrap(), name: "roles.md".to_owned(), by, at: Timestamp(0), changes: 12 };
    let html = written(move |import| {
        import.last.set(Some(last.clone()));
        view! { <LastImport import=import now=Timestamp(0)/> }.into_any()
    });
    assert!(html.contains("roles.md, by Ines Bauer: 12 changes") && html.contains("Undo this import"));
    let html = written(move |import| {
        import.undone.set(Some(ImportUndone { left: vec!["The title of Keeper was changed since.".to_owned()] }));
        view! { <LastImport import=import now=Timestamp(0)/> }.into_any()
    });
    assert!(html.contains("The title of Keeper was changed since.") && html.contains("except for"));
}
