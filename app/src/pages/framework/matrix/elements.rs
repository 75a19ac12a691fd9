//! The elements of the grid: what they are called, whether I am in them, and beginning to write in one.

use super::sheet::{Here, Sheet};
use crate::live::book::Place;
use domain::ids::{CompetencyId, RoleId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// The id of a place's element.
pub fn id(row: Option<&CompetencyId>, column: Option<&RoleId>) -> String {
    let (row, column) = (row.map(CompetencyId::as_str), column.map(RoleId::as_str));
    format!("at-{}~{}", column.unwrap_or_default(), row.unwrap_or_default())
}

/// The id of a cell's field.
pub fn field_id(place: &Place) -> String {
    format!("own-{}~{}", place.0, place.1)
}

/// Whether I am in that place.
pub fn is_here(sheet: Sheet, here: Here) -> Memo<bool> {
    Memo::new(move |_| sheet.here.with(|now| *now == here))
}

/// The number of a column, counted from the header's.
pub fn number(sheet: Sheet, role: &RoleId) -> Memo<usize> {
    let sought = role.clone();
    Memo::new(move |_| sheet.columns.with(|all| all.iter().position(|id| *id == sought)).unwrap_or_default() + 2)
}

/// Whether I am in the column of a role.
pub fn in_column(sheet: Sheet, role: &RoleId) -> Memo<bool> {
    let sought = role.clone();
    Memo::new(move |_| sheet.here.with(|here| here.column.as_ref() == Some(&sought)))
}

/// For the attribute of that name.
pub fn selected(at: Memo<bool>) -> impl Fn() -> &'static str + 'static {
    move || if at.get() { "true" } else { "false" }
}

/// Begins to write in a cell, if it holds a field. Whether it does.
pub fn edit(place: &Place) -> bool {
    let field = document().get_element_by_id(&field_id(place)).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(field) = field else { return false };
    let end = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let _ = field.focus();
    let _ = field.set_selection_range(end, end);
    true
}
