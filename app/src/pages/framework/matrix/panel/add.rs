//! Adding roles and competencies to the matrix.

use super::super::sheet::{Here, Sheet};
use crate::components::button::{Button, Look};
use crate::words::framework::matrix as said;
use document::framework::write::{At, Edit};
use domain::framework::Category;
use domain::ids::{CompetencyId, LevelId, RoleId};
use leptos::prelude::*;

/// The two buttons.
#[component]
pub fn AddTools(sheet: Sheet) -> impl IntoView {
    let off = sheet.opened().locked();
    let role = Callback::new(move |()| add_role(sheet));
    let competency = Callback::new(move |()| add_competency(sheet));
    view! { <Button label=said::ADD_ROLE look=Look::Quiet off=off press=role/><Button label=said::ADD_COMPETENCY look=Look::Quiet off=off press=competency/> }
}

/// A role beside the one where I am, at its level and on its track; at the first level where I am nowhere.
fn add_role(sheet: Sheet) {
    let Some(live) = sheet.opened().live else { return };
    let frame = sheet.opened().book.frame_now();
    let beside = sheet.here.get_untracked().column.and_then(|id| frame.role(&id).cloned());
    let level = beside.as_ref().map(|role| role.level);
    let level = frame.levels.iter().find(|one| level.is_none_or(|number| one.number == number)).map(|level| level.id.clone());
    let Ok(id) = RoleId::parse(live.new_item().as_str()) else { return };
    let level = level.or_else(|| first_level(sheet));
    let Some(level) = level else { return };
    sheet.edit(Edit::AddRole {
        id: id.clone(),
        family: sheet.family.get_value(),
        track: beside.as_ref().and_then(|role| role.track.clone()),
        level,
        title: String::new(),
        at: beside.map_or(At::Last, |role| At::After(role.id)),
    });
    named(sheet, Here { row: None, column: Some(id.clone()) }, format!("panel-{id}-title"));
}

/// A framework without levels gets its first one with its first role.
fn first_level(sheet: Sheet) -> Option<LevelId> {
    let id = LevelId::parse(sheet.opened().live?.new_item().as_str()).ok()?;
    sheet.edit(Edit::AddLevel { id: id.clone(), name: String::new(), at: At::First });
    Some(id)
}

/// A competency below the one where I am.
fn add_competency(sheet: Sheet) {
    let Some(live) = sheet.opened().live else { return };
    let Ok(id) = CompetencyId::parse(live.new_item().as_str()) else { return };
    let above = sheet.here.get_untracked().row;
    let above = above.or_else(|| sheet.rows.with_untracked(|all| all.last().cloned()));
    let category = above.as_ref().and_then(|id| sheet.opened().book.frame_now().competency(id).map(|c| c.category));
    sheet.edit(Edit::AddCompetency {
        id: id.clone(),
        name: String::new(),
        category: category.unwrap_or(Category::Technical),
        family: Some(sheet.family.get_value()),
        at: above.map_or(At::Last, At::After),
    });
    named(sheet, Here { row: Some(id.clone()), column: None }, format!("panel-{id}-name"));
}

/// Goes to something new, to give it its name.
fn named(sheet: Sheet, here: Here, field: String) {
    sheet.panel.set(true);
    // The draft is read again in this turn, the panel is made in the next frame.
    request_animation_frame(move || {
        sheet.go(here);
        crate::components::focus::soon(field);
    });
}
