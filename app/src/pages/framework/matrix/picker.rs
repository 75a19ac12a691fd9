//! Choosing where a cell inherits from: a native dialog with everything that is possible. What would make a circle is not offered.

use super::sheet::Sheet;
use crate::components::button::{Button, Look};
use crate::components::focus;
use crate::live::book::Place;
use crate::words::{self, framework::matrix as said};
use document::framework::Item;
use document::framework::write::Edit;
use domain::ids::RoleId;
use leptos::prelude::*;

/// The id of what is chosen now.
const CHOSEN: &str = "picker-chosen";

/// The dialog; it opens when a place is picked.
#[component]
pub fn SourcePicker(sheet: Sheet) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let open = sheet.picking.with(Option::is_some);
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            let _ = dialog.show_modal();
            // Where one key would change it, it is the key for what is there already.
            focus::soon(CHOSEN.to_owned());
        } else if !open && dialog.open() {
            dialog.close();
            sheet.focus();
        }
    });
    let body = move || sheet.picking.get().map(|place| view! { <SourceChoices sheet=sheet place=place/> });
    view! {
        <dialog class="dialog picker" node_ref=dialog aria-label=said::INHERITS on:close=move |_| sheet.picking.set(None)>{body}</dialog>
    }
}

#[component]
fn SourceChoices(sheet: Sheet, place: Place) -> impl IntoView {
    let now = sheet.opened().book.cell_now(&place);
    let choose = move |edit: Edit| {
        Callback::new(move |()| {
            sheet.edit(edit.clone());
            sheet.picking.set(None);
        })
    };
    let set = |source: Option<RoleId>| Edit::SetSource { role: place.0.clone(), competency: place.1.clone(), source };
    let role = |id: RoleId| {
        let title = sheet.title(&id).get_untracked();
        let here = now.inherits.as_ref() == Some(&id);
        let label = if here { said::chosen(&title) } else { title };
        view! { <SourceChoice label=label here=here press=choose(set(Some(id)))/> }
    };
    let roles = possible(sheet, &place).into_iter().map(role).collect_view();
    let only_own = now.inherits.is_none();
    let blank = Edit::Remove(Item::Cell(place.0.clone(), place.1.clone()));
    let close = Callback::new(move |()| sheet.picking.set(None));
    view! {
        <h3>{said::INHERITS}</h3>
        <p class="small quiet">{said::INHERITS_MORE}</p>
        <ul class="picker__list">
            <SourceChoice label=said::ONLY_OWN.to_owned() here=only_own press=choose(set(None))/>
            {roles}
        </ul>
        <div class="line line--end">
            <Button label=said::MAKE_BLANK look=Look::Danger press=choose(blank)/>
            <Button label=words::CANCEL look=Look::Plain press=close/>
        </div>
    }
}

#[component]
fn SourceChoice(label: String, here: bool, press: Callback<()>) -> impl IntoView {
    let button = if here {
        view! { <Button label=label id=CHOSEN look=Look::Quiet press=press/> }.into_any()
    } else {
        view! { <Button label=label look=Look::Quiet press=press/> }.into_any()
    };
    view! { <li>{button}</li> }
}

/// The roles of the family from which the cell can inherit.
fn possible(sheet: Sheet, place: &Place) -> Vec<RoleId> {
    let circular = |role: &RoleId| {
        *role == place.0 || sheet.sources(&(role.clone(), place.1.clone())).iter().any(|cell| cell.role == place.0)
    };
    sheet.columns.with_untracked(|all| all.iter().filter(|role| !circular(role)).cloned().collect())
}
