//! A framework's draft as the engine sees it.

use super::engine::Engine;
use super::room::Room;
use super::script::{Pace, Script};
use crate::live::book::{Book, Place};
use crate::live::coediting::{PartEdit, Start};
use crate::live::seat::{Seat, Table};
use crate::live::signals::Signals;
use crate::live::words;
use document::framework::write;
use document::framework::{Item, What, lines, read, schema};
use document::splice::Splice;
use document::state;
use domain::room::Shape;
use leptos::prelude::*;
use std::rc::Rc;
use yrs::{ReadTxn as _, TransactionMut};

/// The draft.
struct Draft {
    book: Book,
}

/// The engine for a framework's draft, with the document itself: fetched when somebody first sits down at the table of a draft.
#[lazy]
pub(in crate::live) fn draft_engine(signals: Signals, table: Table, seats: Vec<Seat>, book: Book) -> Start {
    Box::new(move || Engine::start(&signals, table, Rc::new(Draft { book }), &seats))
}

impl Draft {
    /// Shows what changed in the texts of cells; says whether there was nothing else.
    fn patch(&self, room: &Room, roots: &[String]) -> Patched {
        for root in roots {
            let Some((Item::Cell(role, competency), field)) = Item::of_text(root) else { return Patched::No };
            let place: Place = (role, competency);
            // Own words end a merging: that is for whoever reads everything to say.
            if self.book.cell_now(&place).merged {
                return Patched::No;
            }
            let text = room.text(root);
            self.book.patch(&place, |cell| match field {
                "own" => cell.expectations = lines(&text),
                "meaning" => cell.meaning = text,
                _ => cell.why = text,
            });
        }
        if roots.is_empty() { Patched::No } else { Patched::Yes }
    }
}

/// Whether a change was shown without reading everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Patched {
    Yes,
    No,
}

impl Script for Draft {
    fn maps(&self, _: Shape) -> Vec<&'static str> {
        let relations = [schema::NEEDS, schema::BRANCH_ROLES, schema::PEER_ROLES, schema::SUCCESSIONS];
        What::ALL.into_iter().filter_map(What::map).chain(relations).collect()
    }

    fn text_root(&self, _: Shape, item: &str, field: &str) -> Option<String> {
        let root = format!("t/{item}/{field}");
        Item::of_text(&root).map(|_| root)
    }

    fn splice(&self, _: Shape, txn: &mut TransactionMut<'_>, item: &str, field: &str, splice: Splice) -> bool {
        let Some((item, field)) = Item::of_text(&format!("t/{item}/{field}")) else { return false };
        let Splice { at, remove, insert } = splice;
        write::apply(txn, &write::Edit::Splice { item, field: field.to_owned(), at, remove, insert }, "").is_ok()
    }

    fn edit(&self, txn: &mut TransactionMut<'_>, edit: &PartEdit, random: &str) {
        let PartEdit::Draft(edit) = edit else { return };
        if let Err(error) = write::apply(txn, edit, random) {
            // The page offers only what is possible: what is refused was made impossible by somebody else in this moment.
            web_sys::console::warn_1(&error.to_string().into());
        }
    }

    /// Texts that are typed in are reached already, through their fields.
    fn widen(&self, room: &Room, edit: &PartEdit) {
        let PartEdit::Draft(edit) = edit else { return };
        match edit {
            write::Edit::ReplaceText { item, field, .. } => room.widen(item.text(field)),
            write::Edit::Remove(_)
            | write::Edit::RemoveRole { .. }
            | write::Edit::MergeRoles { .. }
            | write::Edit::MergeLevels { .. }
            | write::Edit::MergeFamilies { .. }
            | write::Edit::SetSource { .. } => {
                let roots: Vec<String> = match state::read(&room.doc) {
                    Ok(txn) => txn.root_refs().map(|(name, _)| name.to_owned()).filter(|name| name.starts_with("t/")).collect(),
                    Err(_) => Vec::new(),
                };
                room.widen(roots);
            }
            _ => {}
        }
    }

    fn publish(&self, room: &Room, roots: &[String]) {
        if self.patch(room, roots) == Patched::No
            && let Ok(txn) = state::read(&room.doc)
        {
            self.book.turn(read(&txn));
        }
    }

    fn clear(&self, _: Shape) {
        self.book.turn(domain::framework::Framework::default());
    }

    fn pace(&self) -> Pace {
        Pace::Resting
    }

    fn place(&self, _: Shape, field: Option<&str>) -> String {
        let frame = self.book.frame_now();
        match field.and_then(Item::of_text) {
            Some((Item::Cell(role, competency), _)) => {
                let role = frame.role(&role).map(domain::framework::FrameworkRole::name);
                let competency = frame.competency(&competency).map(|c| c.name.clone());
                format!("{}, {}", competency.unwrap_or_default(), role.unwrap_or_default())
            }
            Some((Item::Role(role), _)) => frame.role(&role).map(domain::framework::FrameworkRole::name).unwrap_or_default(),
            _ => words::DRAFT.to_owned(),
        }
    }
}
