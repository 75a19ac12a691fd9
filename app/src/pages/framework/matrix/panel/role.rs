//! A role: title, level, track, pay; moving, splitting, merging and removing it, with what happens to people.

use super::super::{band, sheet::Sheet};
use super::bands::Bands;
use super::people::{choosing, confirmed};
use super::text::PanelText;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::field::{Named, SelectField};
use crate::live::Lines;
use crate::routes::role as address;
use crate::words::framework::matrix as said;
use document::framework::Item;
use document::framework::write::{At, Edit};
use domain::ids::{LevelId, RoleId, TrackId};
use leptos::prelude::*;

/// The panel of a role.
#[component]
pub fn RolePanel(sheet: Sheet, id: RoleId) -> impl IntoView {
    let frame = sheet.opened().book.frame_now();
    let Some(now) = frame.role(&id).cloned() else { return ().into_any() };
    let item = Item::Role(id.clone());
    let stands = sheet.role(&id, band::line);
    let (title, counted) = (sheet.title(&id), id.clone());
    let page = address(&id);
    let people = move || said::people(sheet.opened().people(&counted));
    let people = sheet.opened().writes().then(|| view! { <p class="small second">{people}</p> });
    let tools = sheet.opened().writes().then(|| view! { <RoleTools sheet=sheet id=id.clone()/> });
    view! {
        <p class="panel__kind">{move || stands.get()}</p>
        <h2 class="panel__name">{move || title.get()}</h2>
        {people}
        <PanelText sheet=sheet item=item.clone() field="title" label=said::TITLE initial=now.title lines=Lines::One/>
        {tools}
        <Bands sheet=sheet role=id/>
        <div><ButtonLink label=said::ROLE_PAGE look=Look::Plain href=page/></div>
    }
    .into_any()
}

#[component]
fn RoleTools(sheet: Sheet, id: RoleId) -> impl IntoView {
    let off = sheet.opened().locked();
    let (book, of, family) = (sheet.opened().book, id.clone(), sheet.family.get_value());
    let levels: Memo<Vec<Named>> = book.select(|frame| {
        frame.levels.iter().map(|level| (level.id.to_string(), said::level_named(level.number, &level.name))).collect()
    });
    let tracks: Memo<Vec<Named>> = book.select(move |frame| {
        let mut all = vec![(String::new(), said::NO_TRACK.to_owned())];
        let family = frame.families.iter().find(|other| other.id == family);
        all.extend(family.iter().flat_map(|family| &family.tracks).map(|track| (track.id.to_string(), track.name.clone())));
        all
    });
    let place = book.select(move |frame| {
        let role = frame.role(&of)?;
        let level = frame.levels.iter().find(|level| level.number == role.level)?;
        Some((level.id.clone(), role.track.clone()))
    });
    let level = Signal::derive(move || place.get().map(|(level, _)| level.to_string()).unwrap_or_default());
    let track = Signal::derive(move || place.get().and_then(|(_, track)| track).map(String::from).unwrap_or_default());
    let role = id.clone();
    let stand = move |level: LevelId, track: Option<TrackId>| {
        let (role, family) = (role.clone(), sheet.family.get_value());
        sheet.edit(Edit::MoveRole { role, family, track, level, at: None });
    };
    let (to_level, to_track) = (stand.clone(), stand);
    let set_level = Callback::new(move |key: String| {
        if let (Ok(level), Some((_, track))) = (LevelId::parse(&key), place.get_untracked()) {
            to_level(level, track);
        }
    });
    let set_track = Callback::new(move |key: String| {
        if let Some((level, _)) = place.get_untracked() {
            to_track(level, TrackId::parse(&key).ok());
        }
    });
    let (left, right) = (shift(sheet, &id, -1), shift(sheet, &id, 1));
    let counted = id.clone();
    let people = Memo::new(move |_| sheet.opened().people(&counted));
    view! {
        <SelectField id={"level".to_owned()} label=said::LEVEL options=levels value=level off=off set=set_level/>
        <SelectField id={"track".to_owned()} label=said::TRACK options=tracks value=track off=off set=set_track/>
        <div class="line"><Button label=said::LEFT look=Look::Plain off=off press=left/><Button label=said::RIGHT look=Look::Plain off=off press=right/></div>
        {move || view! { <RoleReshape sheet=sheet id=id.clone() people=people.get()/> }}
    }
}

/// Moves a column among those of the same level and track: they stand in the order of the list.
fn shift(sheet: Sheet, id: &RoleId, by: isize) -> Callback<()> {
    let id = id.clone();
    Callback::new(move |()| {
        let at = sheet.columns.with_untracked(|all| {
            let now = all.iter().position(|other| *other == id)?;
            let target = now.checked_add_signed(by)?;
            if by > 0 {
                return all.get(target).map(|after| At::After(Item::Role(after.clone())));
            }
            Some(target.checked_sub(1).and_then(|n| all.get(n)).map_or(At::First, |before| At::After(Item::Role(before.clone()))))
        });
        if let Some(at) = at {
            sheet.edit(Edit::Move { item: Item::Role(id.clone()), at });
        }
    })
}

/// Splitting, merging, removing, with how many people it concerns.
#[component]
fn RoleReshape(sheet: Sheet, id: RoleId, people: (Option<u32>, Option<u32>)) -> impl IntoView {
    let off = sheet.opened().locked();
    let others: Vec<Named> = sheet.columns.with_untracked(|all| {
        let others = all.iter().filter(|other| **other != id);
        others.map(|other| (other.to_string(), sheet.title(other).get_untracked())).collect()
    });
    let alone = Signal::stored(others.is_empty());
    let people = said::people(people);
    let (from, split) = (id.clone(), id.clone());
    let merge = Callback::new(move |key: String| {
        if let Ok(into) = RoleId::parse(&key) {
            sheet.edit(Edit::MergeRoles { from: from.clone(), into });
        }
    });
    let remove = Callback::new(move |key: String| {
        sheet.edit(Edit::RemoveRole { role: id.clone(), successor: RoleId::parse(&key).ok() });
    });
    let divide = Callback::new(move |()| {
        let Some(live) = sheet.opened().live else { return };
        if let Ok(new) = RoleId::parse(live.new_item().as_str()) {
            let title = said::second(&sheet.title(&split).get_untracked());
            sheet.edit(Edit::SplitRole { role: split.clone(), new, title });
        }
    });
    let mut successors = vec![(String::new(), said::NOBODY_FOLLOWS.to_owned())];
    successors.extend(others.clone());
    let into = ("merge-into", said::INTO);
    let (merging, open_merge) = choosing(said::MERGE, said::merge_more(&people), into, others, said::MERGE, merge);
    let follows = ("successor", said::SUCCESSOR);
    let (removing, open_remove) =
        choosing(said::REMOVE_ROLE, said::remove_more(&people), follows, successors, said::REMOVE, remove);
    let (splitting, open_split) = confirmed(said::SPLIT, &said::split_more(&people), said::SPLIT, divide);
    let off_merge = Signal::derive(move || off.get() || alone.get());
    view! {
        <div class="line">
            <Button label=said::SPLIT look=Look::Plain off=off press=open_split/>
            <Button label=said::MERGE look=Look::Plain off=off_merge press=open_merge/>
            <Button label=said::REMOVE look=Look::Danger off=off press=open_remove/>
        </div>
        {splitting}{merging}{removing}
    }
}
