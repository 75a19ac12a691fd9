//! A cell: what a role adds to what it inherits. Only the cell that I am in, and those that others are in, hold a field; all others are plain
//! text.

use super::elements::{field_id, id, in_column, is_here, number, selected};
use super::entering;
use super::sheet::{Depth, Here, Sheet};
use crate::components::avatar::color;
use crate::live::book::Place;
use crate::live::{Lines, LiveText, live_text};
use crate::words::{self, framework::matrix as said};
use domain::framework::{Cell, Need};
use domain::room::Shape;
use leptos::prelude::*;

/// The cell.
#[component]
pub fn MatrixCell(sheet: Sheet, place: Place) -> impl IntoView {
    let book = sheet.opened().book;
    let said = book.cell(&place);
    let here = Here { row: Some(place.1.clone()), column: Some(place.0.clone()) };
    let (at, column) = (is_here(sheet, here), number(sheet, &place.0));
    let (sought, held, writable) = (place.clone(), place.clone(), sheet.opened().writable());
    let other =
        Memo::new(move |_| sheet.others.with(|all| all.iter().find(|(at, _)| *at == sought).map(|(_, person)| person.clone())));
    let field = Memo::new(move |_| {
        let held = sheet.writing.with(|at| at.as_ref() == Some(&held));
        held || (writable.get() && (at.get() || other.with(Option::is_some)))
    });
    let blank = Memo::new(move |_| said.with(Cell::is_blank));
    let joined = joined(sheet, &place, said);
    let (texts, behind, chips) = (place.clone(), place.clone(), place.clone());
    let own = move || {
        if field.get() {
            view! { <WrittenWords sheet=sheet place=texts.clone()/> }.into_any()
        } else {
            view! { <PlainWords said=said blank=blank/> }.into_any()
        }
    };
    let flag = move || {
        other.get().map(|person| {
            view! { <span class="matrix__flag">{words::first(&person.name).to_owned()}</span> }
        })
    };
    let person = move || other.with(|person| person.as_ref().map(color));
    let (pressed, opened, entered, left) = (place.clone(), place.clone(), place.clone(), place.clone());
    let need = move || said.with(|cell| cell.need.map(|need| if need == Need::Must { said::MUST } else { said::NICE }));
    view! {
        <div class="matrix__cell" role="gridcell" id=id(Some(&place.1), Some(&place.0)) aria-colindex=move || column.get()
            aria-selected=selected(at) data-blank=blank data-joined=joined data-column=in_column(sheet, &place.0)
            data-person=person
            on:mousedown=move |ev| entering::press(sheet, &pressed, &ev) on:dblclick=move |_| entering::press_twice(sheet, &opened)
            on:focusin=move |ev| entering::focus(sheet, &entered, &ev) on:focusout=move |ev| entering::blur(sheet, &left, &ev)>
            {flag}
            <div class="matrix__inside">
                <SourceChip sheet=sheet place=chips said=said/>
                <InheritedLines sheet=sheet place=behind/>
                {own}
                {move || need().map(|word| view! { <span class="matrix__need">{word}</span> })}
            </div>
        </div>
    }
}

/// Whether a cell is shown as one with the column before it.
fn joined(sheet: Sheet, place: &Place, said: Signal<Cell>) -> Memo<bool> {
    let role = place.0.clone();
    Memo::new(move |_| {
        let source = said.with(|cell| cell.inherits.clone().filter(|_| cell.merged && !cell.adds()));
        let Some(source) = source else { return false };
        sheet.columns.with(|all| {
            let before = all.iter().position(|id| *id == role).and_then(|at| all.get(at.checked_sub(1)?));
            before == Some(&source)
        })
    })
}

#[component]
fn PlainWords(said: Signal<Cell>, blank: Memo<bool>) -> impl IntoView {
    let lines = move || {
        let lines = said.with(|cell| cell.expectations.clone());
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let none = move || blank.get().then(|| view! { <p class="matrix__nothing">{said::NOTHING}</p> });
    view! { <div class="matrix__text">{lines}</div>{none} }
}

#[component]
fn WrittenWords(sheet: Sheet, place: Place) -> impl IntoView {
    let now = sheet.opened().book.cell_now(&place);
    let (role, sought) = (sheet.title(&place.0), place.1.clone());
    let name = sheet.opened().book.select(move |frame| frame.competency(&sought).map(|c| c.name.clone()).unwrap_or_default());
    let id = field_id(&place);
    let element = id.clone();
    // The grid is one tab stop: the field is entered from it.
    Effect::new(move |_| {
        let element = element.clone();
        request_animation_frame(move || {
            if let Some(field) = document().get_element_by_id(&element) {
                let _ = field.set_attribute("tabindex", "-1");
            }
        });
    });
    live_text(LiveText {
        part: Shape::Framework,
        item: format!("{}~{}", place.0, place.1),
        field: "own".to_owned(),
        label: Signal::derive(move || name.with(|name| role.with(|role| said::cell(name, role)))),
        id,
        initial: now.expectations.join("\n"),
        rows: 1,
        lines: Lines::Many,
        placeholder: said::NOTHING.to_owned(),
    })
}

/// Where it inherits from; the way to choose that.
#[component]
fn SourceChip(sheet: Sheet, place: Place, said: Signal<Cell>) -> impl IntoView {
    move || {
        let (source, adds) = said.with(|cell| (cell.inherits.clone(), cell.adds()));
        let here = place.clone();
        let Some(source) = source else { return ().into_any() };
        let title = sheet.title(&source);
        let words = move || {
            let and = adds.then(|| view! { <span>{said::AND}</span> });
            view! { <span class="matrix__source">{said::from(&title.get())}</span>{and} }
        };
        if !sheet.opened().writes() {
            return view! { <span class="matrix__chip">{words}</span> }.into_any();
        }
        let locked = sheet.opened().locked();
        view! {
            <button type="button" class="matrix__chip" tabindex="-1" disabled=move || locked.get()
                on:click=move |_| sheet.picking.set(Some(here.clone()))>{words}</button>
        }
        .into_any()
    }
}

/// Every line that comes from elsewhere, the oldest first, where everything is to be seen.
#[component]
fn InheritedLines(sheet: Sheet, place: Place) -> impl IntoView {
    let one = move |cell: &Cell| {
        let from = sheet.title(&cell.role);
        let lines = cell.expectations.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
        view! { <div class="matrix__behind"><span class="matrix__origin">{move || from.get()}</span>{lines}</div> }
    };
    move || {
        (sheet.depth.get() == Depth::Everything).then(|| {
            sheet.opened().book.follow_cells();
            sheet.sources(&place).iter().rev().filter(|cell| cell.adds()).map(one).collect_view()
        })
    }
}
