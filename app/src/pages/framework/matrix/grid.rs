//! The grid itself: one tab stop, a header row, a row for each competency, the columns that are in sight.

use super::cell::MatrixCell;
use super::elements::id;
use super::header::{CompetencyHeader, Corner, RoleHeader};
use super::sheet::Sheet;
use super::{keys, scroll};
use crate::components::empty::EmptyState;
use crate::components::keyed::keyed;
use crate::words::framework::matrix as said;
use domain::framework::Branch;
use domain::ids::{CompetencyId, RoleId};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The grid.
#[component]
pub fn MatrixGrid(sheet: Sheet) -> impl IntoView {
    scroll::follow(sheet);
    sheet.outlive();
    let is_empty = Memo::new(move |_| sheet.columns.with(Vec::is_empty) && sheet.rows.with(Vec::is_empty));
    let empty = move || {
        let more = if sheet.opened().writes() { said::EMPTY_DRAFT } else { said::EMPTY_PUBLISHED };
        view! { <EmptyState title=said::EMPTY more=more/> }
    };
    view! { <Show when=move || !is_empty.get() fallback=empty><GridTable sheet=sheet/></Show> }
}

#[component]
fn GridTable(sheet: Sheet) -> impl IntoView {
    let name = sheet.family_name();
    let active = move || {
        let here = sheet.here.get();
        let shown =
            here.column.as_ref().is_none_or(|column| sheet.shown.with(|all| all.iter().any(|role| role == column.as_str())));
        shown.then(|| id(here.row.as_ref(), here.column.as_ref()))
    };
    let rows = move || sheet.rows.with(|all| all.iter().map(CompetencyId::to_string).collect());
    let head = move |key: &str| match RoleId::parse(key) {
        Ok(role) => view! { <RoleHeader sheet=sheet role=role/> }.into_any(),
        Err(_) => ().into_any(),
    };
    let row = move |key: &str| match CompetencyId::parse(key) {
        Ok(competency) => view! { <GridRow sheet=sheet competency=competency/> }.into_any(),
        Err(_) => ().into_any(),
    };
    let press = move |ev: KeyboardEvent| keys::press(sheet, &ev);
    let family = sheet.family.get_value();
    // What is said where the family's path splits into sides of equal worth.
    let worth = sheet.opened().book.select(move |frame| {
        let ours = |branch: &&Branch| branch.roles.iter().any(|id| frame.role(id).is_some_and(|role| role.family == family));
        let said = frame.branches.iter().filter(ours).map(|branch| branch.statement.clone());
        said.filter(|statement| !statement.trim().is_empty()).collect::<Vec<_>>()
    });
    let deep = move || matches!(sheet.depth.get(), super::sheet::Depth::Everything);
    view! {
        <div class="matrix" data-windowed=move || sheet.is_windowed() data-deep=deep>
            <div class="matrix__scroll" data-scrolls="matrix" node_ref=sheet.scroller on:scroll=move |_| scroll::moved(sheet)>
                <div class="matrix__grid" id="matrix" role="grid" tabindex="0" aria-label=move || said::grid(&name.get())
                    aria-rowcount=move || sheet.rows.with(Vec::len) + 1 aria-colcount=move || sheet.columns.with(Vec::len) + 1
                    aria-readonly=if sheet.opened().writes() { "false" } else { "true" }
                    aria-activedescendant=active node_ref=sheet.grid on:keydown=press>
                    <div class="matrix__row matrix__row--head" role="row" aria-rowindex="1">
                        <Corner sheet=sheet/>
                        <div class="matrix__gap" role="presentation"></div>
                        {keyed(move || sheet.shown.get(), head)}
                    </div>
                    {keyed(rows, row)}
                </div>
            </div>
        </div>
        {move || worth.get().into_iter().map(|statement| view! { <p class="matrix__worth">{statement}</p> }).collect_view()}
    }
}

#[component]
fn GridRow(sheet: Sheet, competency: CompetencyId) -> impl IntoView {
    let sought = competency.clone();
    let place = Memo::new(move |_| sheet.rows.with(|all| all.iter().position(|id| *id == sought)).unwrap_or_default() + 2);
    let of = competency.clone();
    let one = move |key: &str| match RoleId::parse(key) {
        Ok(role) => view! { <MatrixCell sheet=sheet place=(role, of.clone())/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        <div class="matrix__row" role="row" aria-rowindex=move || place.get()>
            <CompetencyHeader sheet=sheet competency=competency/>
            <div class="matrix__gap" role="presentation"></div>
            {keyed(move || sheet.shown.get(), one)}
        </div>
    }
}
