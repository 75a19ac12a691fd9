//! A family with its tracks, and the spine of levels that all families share.

use super::super::sheet::Sheet;
use super::people::{choosing, confirmed};
use super::text::PanelText;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::keyed::keyed;
use crate::live::Lines;
use crate::routes::{NEW_FAMILY, navigator};
use crate::words::framework::matrix as said;
use document::framework::Item;
use document::framework::write::{At, Edit};
use domain::framework::{Family, Framework};
use domain::ids::{FamilyId, LevelId, TrackId};
use leptos::prelude::*;

/// The panel of the family.
#[component]
pub fn FamilyPanel(sheet: Sheet) -> impl IntoView {
    let (id, frame) = (sheet.family.get_value(), sheet.opened().book.frame_now());
    let now = frame.families.iter().find(|family| family.id == id).map(|family| family.name.clone()).unwrap_or_default();
    let name = sheet.family_name();
    let leave = navigator();
    let gone = {
        let id = id.clone();
        Callback::new(move |()| {
            sheet.edit(Edit::Remove(Item::Family(id.clone())));
            leave.run("/framework".to_owned());
        })
    };
    let (dialog, remove) = confirmed(said::REMOVE_FAMILY, said::REMOVE_FAMILY_MORE, said::REMOVE, gone);
    let off = sheet.opened().locked();
    let inhabited = Signal::derive(move || off.get() || !sheet.columns.with(Vec::is_empty));
    let remove = sheet
        .opened()
        .writes()
        .then(|| view! { <div><Button label=said::REMOVE_FAMILY look=Look::Danger off=inhabited press=remove/></div>{dialog} });
    let another = sheet.opened().writes().then(|| {
        let href = NEW_FAMILY.to_owned();
        view! { <div><ButtonLink label=said::BEGIN_FAMILY look=Look::Plain href/></div> }
    });
    view! {
        <p class="panel__kind">{said::FAMILY}</p>
        <h2 class="panel__name">{move || name.get()}</h2>
        <PanelText sheet=sheet item=Item::Family(id.clone()) field="family-name" label=said::NAME initial=now lines=Lines::One/>
        <Tracks sheet=sheet family=id/>
        <Levels sheet=sheet/>
        {another}
        {remove}
    }
}

fn of<'a>(frame: &'a Framework, id: &FamilyId) -> Option<&'a Family> {
    frame.families.iter().find(|family| family.id == *id)
}

#[component]
fn Tracks(sheet: Sheet, family: FamilyId) -> impl IntoView {
    let (off, id) = (sheet.opened().locked(), family.clone());
    let all = sheet.opened().book.select(move |frame| {
        of(frame, &id)
            .map(|family| family.tracks.iter().map(|track| track.id.to_string()).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let one = {
        let owner = family.clone();
        move |key: &str| {
            let Ok(id) = TrackId::parse(key) else { return ().into_any() };
            let frame = sheet.opened().book.frame_now();
            let name = of(&frame, &owner)
                .and_then(|family| family.tracks.iter().find(|track| track.id == id))
                .map(|track| track.name.clone());
            let (item, name) = (Item::Track(owner.clone(), id), name.unwrap_or_default());
            view! { <ListRow sheet=sheet item=item field="track-name" label=said::TRACK name=name/> }.into_any()
        }
    };
    let add = Callback::new(move |()| {
        let id = sheet.opened().live.and_then(|live| TrackId::parse(live.new_item().as_str()).ok());
        if let Some(id) = id {
            sheet.edit(Edit::AddTrack { family: family.clone(), id, name: said::NEW_TRACK.to_owned(), at: At::Last });
        }
    });
    let more =
        sheet.opened().writes().then(|| view! { <div><Button label=said::ADD_TRACK look=Look::Plain off=off press=add/></div> });
    view! { <div class="panel__text"><h3>{said::TRACKS}</h3><ul class="panel__list">{keyed(move || all.get(), one)}</ul>{more}</div> }
}

#[component]
fn Levels(sheet: Sheet) -> impl IntoView {
    let off = sheet.opened().locked();
    let all = sheet.opened().book.select(|frame| frame.levels.iter().map(|level| level.id.to_string()).collect::<Vec<_>>());
    let one = move |key: &str| {
        let Ok(id) = LevelId::parse(key) else { return ().into_any() };
        let frame = sheet.opened().book.frame_now();
        let name = frame.levels.iter().find(|level| level.id == id).map(|level| level.name.clone()).unwrap_or_default();
        let item = Item::Level(id.clone());
        view! {
            <ListRow sheet=sheet item=item field="level-name" label=said::LEVEL name=name>
                <MergeLevel sheet=sheet level=id/>
            </ListRow>
        }
        .into_any()
    };
    let add = Callback::new(move |()| {
        let id = sheet.opened().live.and_then(|live| LevelId::parse(live.new_item().as_str()).ok());
        if let Some(id) = id {
            sheet.edit(Edit::AddLevel { id, name: String::new(), at: At::Last });
        }
    });
    let more =
        sheet.opened().writes().then(|| view! { <div><Button label=said::ADD_LEVEL look=Look::Plain off=off press=add/></div> });
    view! {
        <div class="panel__text">
            <h3>{said::LEVELS}</h3><p class="small quiet">{said::LEVELS_MORE}</p>
            <ol class="panel__list">{keyed(move || all.get(), one)}</ol>{more}
        </div>
    }
}

/// One of a list: its name, moving it, taking it away, and what more can be done with it by those who write.
#[component]
fn ListRow(
    sheet: Sheet,
    item: Item,
    field: &'static str,
    label: &'static str,
    name: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let words = view! { <PanelText sheet=sheet item=item.clone() field=field label=label initial=name lines=Lines::One/> };
    if !sheet.opened().writes() {
        return view! { <li>{words}</li> }.into_any();
    }
    let off = sheet.opened().locked();
    let (up, down) = (shift(sheet, &item, -1), shift(sheet, &item, 1));
    let gone = item;
    let remove = Callback::new(move |()| sheet.edit(Edit::Remove(gone.clone())));
    view! {
        <li class="panel__row">
            {words}
            <div class="line">
                <Button label=said::UP look=Look::Quiet off=off press=up/>
                <Button label=said::DOWN look=Look::Quiet off=off press=down/>
                {children.map(|children| children())}
                <Button label=said::REMOVE look=Look::Quiet off=off press=remove/>
            </div>
        </li>
    }
    .into_any()
}

/// Moves a level or a track in its list.
fn shift(sheet: Sheet, item: &Item, by: isize) -> Callback<()> {
    let item = item.clone();
    Callback::new(move |()| {
        let frame = sheet.opened().book.frame_now();
        let all: Vec<Item> = match &item {
            Item::Track(family, _) => {
                let tracks = of(&frame, family).map(|family| family.tracks.clone()).unwrap_or_default();
                tracks.into_iter().map(|track| Item::Track(family.clone(), track.id)).collect()
            }
            _ => frame.levels.iter().map(|level| Item::Level(level.id.clone())).collect(),
        };
        let Some(target) = all.iter().position(|other| *other == item).and_then(|at| at.checked_add_signed(by)) else { return };
        let after = if by > 0 { all.get(target) } else { target.checked_sub(1).and_then(|n| all.get(n)) };
        let at = match after {
            Some(after) => At::After(after.clone()),
            None if by < 0 => At::First,
            None => return,
        };
        sheet.edit(Edit::Move { item: item.clone(), at });
    })
}

/// Making one level of two.
#[component]
fn MergeLevel(sheet: Sheet, level: LevelId) -> impl IntoView {
    let frame = sheet.opened().book.frame_now();
    let others = frame.levels.iter().filter(|other| other.id != level);
    let others: Vec<_> = others.map(|other| (other.id.to_string(), said::level_named(other.number, &other.name))).collect();
    let id = format!("into-{level}");
    let merge = Callback::new(move |key: String| {
        if let Ok(into) = LevelId::parse(&key) {
            sheet.edit(Edit::MergeLevels { from: level.clone(), into });
        }
    });
    let off = sheet.opened().locked();
    let (dialog, open) =
        choosing(said::MERGE_LEVEL, said::MERGE_LEVEL_MORE.to_owned(), (&id, said::INTO), others, said::MERGE, merge);
    view! { <Button label=said::MERGE look=Look::Quiet off=off press=open/>{dialog} }
}
