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
use cell::CellPanel;
use competency::CompetencyPanel;
use family::FamilyPanel;
use leptos::prelude::*;
use role::RolePanel;

/// The panel.
#[component]
pub fn DetailsPanel(sheet: Sheet) -> impl IntoView {
    move || {
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
                        // Made anew for another place and for nothing else, as a component follows nothing itself: somebody may be
                        // writing in it.
                        view! { <PlacePanel sheet=sheet here=here/> }
                    }}
                </aside>
            }
        })
    }
}

#[component]
fn PlacePanel(sheet: Sheet, here: Here) -> impl IntoView {
    match here {
        Here { row: Some(competency), column: Some(role) } => {
            view! { <CellPanel sheet=sheet place=(role, competency)/> }.into_any()
        }
        Here { row: Some(competency), column: None } => view! { <CompetencyPanel sheet=sheet id=competency/> }.into_any(),
        Here { row: None, column: Some(role) } => view! { <RolePanel sheet=sheet id=role/> }.into_any(),
        Here { row: None, column: None } => view! { <FamilyPanel sheet=sheet/> }.into_any(),
    }
}
