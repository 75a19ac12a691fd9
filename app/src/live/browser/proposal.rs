//! A proposal as the engine sees it.

use super::engine::Engine;
use super::room::Room;
use super::script::{Pace, Script};
use crate::live::coediting::{PartEdit, Start};
use crate::live::seat::{Seat, Table};
use crate::live::sections::Contents;
use crate::live::signals::Signals;
use crate::live::words;
use document::splice::Splice;
use document::write;
use document::{read, schema, state};
use domain::content::SectionContent;
use domain::room::Shape;
use domain::section::Section;
use leptos::prelude::*;
use std::rc::Rc;
use yrs::TransactionMut;

/// The sections.
struct Sections {
    contents: Contents,
}

/// The engine for a proposal, with its documents: fetched when somebody first sits down at the table of a proposal.
#[lazy]
pub(in crate::live) fn proposal_engine(signals: Signals, table: Table, seats: Vec<Seat>, contents: Contents) -> Start {
    Box::new(move || Engine::start(&signals, table, Rc::new(Sections { contents }), &seats))
}

fn section(part: Shape) -> Option<Section> {
    match part {
        Shape::Section(section) => Some(section),
        Shape::Framework => None,
    }
}

impl Script for Sections {
    fn maps(&self, part: Shape) -> Vec<&'static str> {
        section(part).map(|section| schema::maps(section).to_vec()).unwrap_or_default()
    }

    fn text_root(&self, part: Shape, item: &str, field: &str) -> Option<String> {
        schema::text_root(section(part)?, item, field)
    }

    fn splice(&self, part: Shape, txn: &mut TransactionMut<'_>, item: &str, field: &str, splice: Splice) -> bool {
        let Splice { at, remove, insert } = splice;
        let edit = write::Edit::Splice { item: item.to_owned(), field: field.to_owned(), at, remove, insert };
        section(part).is_some_and(|section| write::apply(section, txn, &edit, "").is_ok())
    }

    fn edit(&self, txn: &mut TransactionMut<'_>, edit: &PartEdit, random: &str) {
        if let PartEdit::Section(section, edit) = edit {
            // An edit of what somebody has removed in this moment has nothing to change.
            drop(write::apply(*section, txn, edit, random));
        }
    }

    /// Undo reaches all texts of a section from the start.
    fn widen(&self, _: &Room, _: &PartEdit) {}

    fn publish(&self, room: &Room, _: &[String]) {
        let Some(section) = section(room.part) else { return };
        let content = match state::read(&room.doc) {
            Ok(txn) => read::read(section, &txn),
            Err(_) => SectionContent::empty(section),
        };
        room.widen(read::text_roots(section, &content));
        let signal = self.contents.get(section);
        // The signals end with the page, which may be before this runs.
        if signal.try_with_untracked(|old| *old != content) == Some(true) {
            signal.set(content);
        }
    }

    fn clear(&self, part: Shape) {
        if let Some(section) = section(part) {
            self.contents.get(section).set(SectionContent::empty(section));
        }
    }

    fn pace(&self) -> Pace {
        Pace::AtOnce
    }

    fn place(&self, part: Shape, _: Option<&str>) -> String {
        section(part).map(words::section).unwrap_or_default().to_owned()
    }
}
