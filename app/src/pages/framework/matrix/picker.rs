//! Choosing where a cell inherits from: a native dialog with everything that is possible. What would make a circle is not offered.

use super::sheet::Sheet;
use crate::components::button::{Look, button};
use crate::live::book::Place;
use crate::markup::{Collect, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, framework::matrix as said};
use document::framework::Item;
use document::framework::write::Edit;
use domain::ids::RoleId;
use web_sys::HtmlDialogElement;

/// The dialog; it opens when a place is picked.
pub fn picker(sheet: Sheet) -> Node {
    let dialog = Reference::<HtmlDialogElement>::new();
    effect(move || {
        let open = sheet.picking.with(Option::is_some);
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
            sheet.focus();
        }
    });
    let body = move || sheet.picking.get().map(|place| choices(sheet, place));
    view! {
        <dialog class="dialog picker" node_ref=dialog aria-label=said::INHERITS on:close=move |_| sheet.picking.set(None)>{body}</dialog>
    }
}

fn choices(sheet: Sheet, place: Place) -> Node {
    let now = sheet.opened().book.cell_now(&place);
    let choose = move |edit: Edit| {
        Callback::new(move |()| {
            sheet.edit(edit.clone());
            sheet.picking.set(None);
        })
    };
    let never = Signal::stored(false);
    let set = |source: Option<RoleId>| Edit::SetSource { role: place.0.clone(), competency: place.1.clone(), source };
    let role = |id: RoleId| {
        let title = sheet.title(&id).get_untracked();
        let label = if now.inherits.as_ref() == Some(&id) { said::chosen(&title) } else { title };
        view! { <li>{button(label, Look::Quiet, never, choose(set(Some(id))))}</li> }
    };
    let blank = Edit::Remove(Item::Cell(place.0.clone(), place.1.clone()));
    let close = Callback::new(move |()| sheet.picking.set(None));
    view! {
        <h3>{said::INHERITS}</h3>
        <p class="small quiet">{said::INHERITS_MORE}</p>
        <ul class="picker__list">
            <li>{button(said::ONLY_OWN, Look::Quiet, never, choose(set(None)))}</li>
            {possible(sheet, &place).into_iter().map(role).into_nodes()}
        </ul>
        <div class="line line--end">
            {button(said::MAKE_BLANK, Look::Danger, never, choose(blank))}
            {button(words::CANCEL, Look::Plain, never, close)}
        </div>
    }
}

/// The roles of the family from which the cell can inherit.
fn possible(sheet: Sheet, place: &Place) -> Vec<RoleId> {
    let circular = |role: &RoleId| {
        *role == place.0 || sheet.sources(&(role.clone(), place.1.clone())).iter().any(|cell| cell.role == place.0)
    };
    sheet.columns.with_untracked(|all| all.iter().filter(|role| !circular(role)).cloned().collect())
}
