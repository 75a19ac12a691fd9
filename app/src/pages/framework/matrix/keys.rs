//! The keyboard in the grid. Arrows, Home, End and the page keys move; with Ctrl to the edge. Enter, F2 or typing begins to write; Escape
//! comes back. Alt and the down arrow chooses where the cell inherits from; Enter at a header opens the panel.

use super::elements;
use super::sheet::{Here, Sheet};
use domain::ids::{CompetencyId, RoleId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// So many rows a page key moves.
const PAGE: usize = 5;

/// A key was pressed in the grid or in a field of it.
pub fn press(sheet: Sheet, ev: &KeyboardEvent) {
    if ev.is_composing() || ev.default_prevented() {
        return;
    }
    let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_field = target.is_some_and(|target| target.tag_name() == "TEXTAREA");
    let done = if in_field { in_a_field(sheet, ev) } else { in_the_grid(sheet, ev) };
    if done {
        ev.prevent_default();
    }
}

fn in_a_field(sheet: Sheet, ev: &KeyboardEvent) -> bool {
    let leaves = ev.key() == "Escape";
    if leaves {
        sheet.focus();
    }
    leaves
}

fn in_the_grid(sheet: Sheet, ev: &KeyboardEvent) -> bool {
    let (key, command) = (ev.key(), ev.ctrl_key() || ev.meta_key());
    if command && matches!(key.as_str(), "z" | "Z" | "y" | "Y") {
        return step(sheet, key.as_str() != "y" && key.as_str() != "Y" && !ev.shift_key());
    }
    if ev.alt_key() && key == "ArrowDown" {
        return choose(sheet);
    }
    if ev.alt_key() || (command && !matches!(key.as_str(), "Home" | "End" | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight"))
    {
        return false;
    }
    if let Some(movement) = Movement::of(&key, command) {
        go(sheet, movement);
        return true;
    }
    let here = sheet.here.get_untracked();
    match (key.as_str(), here.row, here.column) {
        ("Enter" | "F2", Some(row), Some(column)) => {
            if !elements::edit(&(column, row)) {
                sheet.panel.set(true);
            }
            true
        }
        ("Enter" | "F2", ..) => {
            sheet.panel.set(true);
            true
        }
        // The key itself is written: the field has the focus before the browser looks where it goes.
        (key, Some(row), Some(column)) if key.chars().count() == 1 && key != " " => {
            elements::edit(&(column, row));
            false
        }
        _ => false,
    }
}

fn step(sheet: Sheet, back: bool) -> bool {
    let Some(live) = sheet.opened().live else { return false };
    if back {
        live.undo(domain::room::Shape::Framework);
    } else {
        live.redo(domain::room::Shape::Framework);
    }
    true
}

fn choose(sheet: Sheet) -> bool {
    let here = sheet.here.get_untracked();
    let (Some(row), Some(column)) = (here.row, here.column) else { return false };
    if sheet.opened().writable().get_untracked() {
        sheet.picking.set(Some((column, row)));
    }
    true
}

/// A way through the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Movement {
    Left,
    Right,
    Up,
    Down,
    RowStart,
    RowEnd,
    Start,
    End,
    PageUp,
    PageDown,
    Top,
    Bottom,
}

impl Movement {
    fn of(key: &str, command: bool) -> Option<Self> {
        Some(match (key, command) {
            ("ArrowLeft", false) => Self::Left,
            ("ArrowRight", false) => Self::Right,
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", false) => Self::Down,
            ("Home", false) | ("ArrowLeft", true) => Self::RowStart,
            ("End", false) | ("ArrowRight", true) => Self::RowEnd,
            ("Home", true) => Self::Start,
            ("End", true) => Self::End,
            ("PageUp", _) => Self::PageUp,
            ("PageDown", _) => Self::PageDown,
            ("ArrowUp", true) => Self::Top,
            ("ArrowDown", true) => Self::Bottom,
            _ => return None,
        })
    }

    /// From one place of a grid of that size to another; row and column 0 are the headers.
    fn from(self, (row, column): (usize, usize), (rows, columns): (usize, usize)) -> (usize, usize) {
        match self {
            Self::Left => (row, column.saturating_sub(1)),
            Self::Right => (row, (column + 1).min(columns)),
            Self::Up => (row.saturating_sub(1), column),
            Self::Down => ((row + 1).min(rows), column),
            Self::RowStart => (row, 0),
            Self::RowEnd => (row, columns),
            Self::Start => (0, 0),
            Self::End => (rows, columns),
            Self::PageUp => (row.saturating_sub(PAGE), column),
            Self::PageDown => ((row + PAGE).min(rows), column),
            Self::Top => (0, column),
            Self::Bottom => (rows, column),
        }
    }
}

fn go(sheet: Sheet, movement: Movement) {
    let here = sheet.here.get_untracked();
    let place = |at: Option<usize>| at.map_or(0, |at| at + 1);
    let next = sheet.rows.with_untracked(|rows| {
        sheet.columns.with_untracked(|columns| {
            let row = place(here.row.as_ref().and_then(|id| rows.iter().position(|other| other == id)));
            let column = place(here.column.as_ref().and_then(|id| columns.iter().position(|other| other == id)));
            let (row, column) = movement.from((row, column), (rows.len(), columns.len()));
            let row: Option<CompetencyId> = row.checked_sub(1).and_then(|at| rows.get(at).cloned());
            let column: Option<RoleId> = column.checked_sub(1).and_then(|at| columns.get(at).cloned());
            Here { row, column }
        })
    });
    sheet.go(next);
}

#[cfg(test)]
mod tests {
    use super::Movement;

    #[test]
    fn keys_move_within_the_grid() {
        let size = (4, 5);
        assert_eq!(Movement::Left.from((0, 0), size), (0, 0));
        assert_eq!(Movement::Right.from((1, 5), size), (1, 5));
        assert_eq!(Movement::PageDown.from((1, 1), size), (4, 1));
        assert_eq!(Movement::End.from((0, 0), size), (4, 5));
        assert_eq!(Movement::of("Home", true), Some(Movement::Start));
        assert_eq!(Movement::of("a", false), None);
    }
}
