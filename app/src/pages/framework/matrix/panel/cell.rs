//! What belongs to a cell beside its own words.

use super::super::sheet::Sheet;
use super::text::PanelText;
use crate::components::button::{Button, Look};
use crate::components::field::SelectField;
use crate::live::Lines;
use crate::live::book::Place;
use crate::words::framework::matrix as said;
use document::framework::Item;
use document::framework::write::{Edit, Field};
use document::write::Chosen;
use domain::framework::{Cell, FrameworkRole, Need};
use leptos::prelude::*;

/// The panel of a cell.
#[component]
pub fn CellPanel(sheet: Sheet, place: Place) -> impl IntoView {
    let (frame, now) = (sheet.opened().book.frame_now(), sheet.opened().book.cell_now(&place));
    let title = frame.role(&place.0).map(FrameworkRole::name).unwrap_or_default();
    let name = frame.competency(&place.1).map(|c| c.name.clone()).unwrap_or_default();
    let item = Item::Cell(place.0.clone(), place.1.clone());
    let definition = frame.competency(&place.1).map(|c| c.definition.clone()).filter(|text| !text.trim().is_empty());
    let definition = definition.map(|text| view! { <p class="small second">{text}</p> });
    let tools = sheet.opened().writes().then(|| view! { <CellTools sheet=sheet place=place.clone()/> });
    view! {
        <p class="panel__kind">{title}</p>
        <h2 class="panel__name">{name}</h2>
        {definition}
        <ExpectedLines sheet=sheet place=place/>
        {tools}
        <PanelText sheet=sheet item=item.clone() field="why" label=said::WHY initial=now.why lines=Lines::Many/>
        <PanelText sheet=sheet item=item.clone() field="meaning" label=said::MEANING initial=now.meaning lines=Lines::Many/>
    }
}

/// Everything that is expected, with where it comes from.
#[component]
fn ExpectedLines(sheet: Sheet, place: Place) -> impl IntoView {
    let list = move || {
        sheet.opened().book.follow_cells();
        let mut chain = sheet.sources(&place);
        chain.insert(0, sheet.opened().book.cell_now(&place));
        let line = |cell: &Cell| {
            let from = sheet.title(&cell.role).get();
            let one = move |line: String| {
                let from = from.clone();
                view! { <li>{line}<span class="expected__from">{format!(" {from}")}</span></li> }
            };
            cell.expectations.clone().into_iter().map(one).collect_view()
        };
        chain.iter().rev().map(line).collect_view()
    };
    view! { <div class="panel__text"><h3>{said::EXPECTED}</h3><ul class="expected">{list}</ul></div> }
}

#[component]
fn CellTools(sheet: Sheet, place: Place) -> impl IntoView {
    let (said, off) = (sheet.opened().book.cell(&place), sheet.opened().locked());
    let item = Item::Cell(place.0.clone(), place.1.clone());
    let need = Signal::derive(move || {
        said.with(|cell| cell.need.map_or("", |need| if need == Need::Must { "must" } else { "nice" })).to_owned()
    });
    let options = [("", said::NO_NEED), ("must", said::MUST), ("nice", said::NICE)];
    let options = options.map(|(key, label)| (key.to_owned(), label.to_owned())).to_vec();
    let of = item.clone();
    let set = Callback::new(move |wanted: String| {
        let need = match wanted.as_str() {
            "must" => Some(Need::Must),
            "nice" => Some(Need::Nice),
            _ => None,
        };
        sheet.edit(Edit::Set(of.clone(), Field::Need(need)));
    });
    let choose = Callback::new(move |()| sheet.picking.set(Some(place.clone())));
    let merged = move || said.with(|cell| cell.merged);
    let can_merge = move || said.with(|cell| cell.inherits.is_some() && !cell.adds());
    let merge = move |ev| {
        let chosen = if event_target_checked(&ev) { Chosen::Yes } else { Chosen::No };
        sheet.edit(Edit::Set(item.clone(), Field::Merged(chosen)));
    };
    view! {
        <div class="line"><Button label=said::CHOOSE_SOURCE look=Look::Plain off=off press=choose/></div>
        <label class="check">
            <input type="checkbox" prop:checked=merged disabled=move || off.get() || !can_merge() on:change=merge/>
            <span>{said::MERGED}</span>
        </label>
        <SelectField id={"need".to_owned()} label=said::NEED options=Signal::stored(options) value=need off=off set=set/>
    }
}
