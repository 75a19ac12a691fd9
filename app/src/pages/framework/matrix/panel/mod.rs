//! The panel beside the matrix: everything about the place where I am that does not fit into a cell, and every way of changing it.

pub mod add;
mod bands;
mod cell;
mod competency;
mod family;
mod people;
mod role;
mod text;

use super::sheet::{Here, Sheet};
use crate::components::icon::Icon;
use crate::words::{self, framework::matrix as said};
use leptos::prelude::*;

/// The panel.
pub fn panel(sheet: Sheet) -> AnyView {
    let body = move || {
        sheet.panel.get().then(|| {
            let close = move |_| {
                sheet.panel.set(false);
                sheet.focus();
            };
            view! {
                <aside class="panel" id="panel" aria-label=said::DETAILS>
                    <button type="button" class="button button--quiet button--icon panel__close" aria-label=words::CLOSE title=words::CLOSE
                        on:click=close><Icon name="close"/></button>
                    {move || {
                        let here = sheet.here.get();
                        // Made anew for another place and for nothing else: somebody may be writing in it.
                        untrack(|| at(sheet, here))
                    }}
                </aside>
            }
        })
    };
    body.into_any()
}

fn at(sheet: Sheet, here: Here) -> AnyView {
    match here {
        Here { row: Some(competency), column: Some(role) } => cell::cell(sheet, (role, competency)),
        Here { row: Some(competency), column: None } => competency::competency(sheet, competency),
        Here { row: None, column: Some(role) } => role::role(sheet, role),
        Here { row: None, column: None } => family::family(sheet),
    }
}
