//! The headers of the grid: roles above, competencies at the left, the corner between them.

use super::band;
use super::elements::{id, in_column, is_here, number, selected};
use super::sheet::{Here, Sheet};
use crate::words::{self, framework::matrix as said};
use domain::framework::Category;
use domain::ids::{CompetencyId, RoleId};
use leptos::prelude::*;

/// The corner: how many competencies there are.
#[component]
pub fn Corner(sheet: Sheet) -> impl IntoView {
    let at = is_here(sheet, Here::default());
    let count = move || words::count(sheet.rows.with(Vec::len), said::COMPETENCY, said::COMPETENCIES);
    view! {
        <div class="matrix__corner" role="columnheader" aria-colindex="1" id=id(None, None) aria-selected=selected(at)
            on:mousedown=move |_| sheet.go(Here::default()) on:dblclick=move |_| sheet.panel.set(true)>
            {count}
        </div>
    }
}

/// A role.
#[component]
pub fn RoleHeader(sheet: Sheet, role: RoleId) -> impl IntoView {
    let here = Here { row: None, column: Some(role.clone()) };
    let (at, title, column) = (is_here(sheet, here.clone()), sheet.title(&role), number(sheet, &role));
    let stands = sheet.role(&role, band::line);
    let current = in_column(sheet, &role);
    view! {
        <div class="matrix__head" role="columnheader" id=id(None, Some(&role)) aria-colindex=move || column.get()
            aria-selected=selected(at) data-column=current
            on:mousedown=move |_| sheet.go(here.clone()) on:dblclick=move |_| sheet.panel.set(true)>
            <span class="matrix__title">{move || title.with(|t| if t.is_empty() { said::UNNAMED_ROLE.to_owned() } else { t.clone() })}</span>
            <span class="matrix__sub">{move || stands.get()}</span>
        </div>
    }
}

/// A competency.
#[component]
pub fn CompetencyHeader(sheet: Sheet, competency: CompetencyId) -> impl IntoView {
    let here = Here { row: Some(competency.clone()), column: None };
    let (at, sought) = (is_here(sheet, here.clone()), competency.clone());
    let about = sheet.opened().book.select(move |frame| frame.competency(&sought).map(|c| (c.name.clone(), c.category)));
    let name = move || {
        let name = about.with(|about| about.as_ref().map(|(name, _)| name.clone())).unwrap_or_default();
        if name.is_empty() { said::UNNAMED_COMPETENCY.to_owned() } else { name }
    };
    let kind = move || about.with(|about| about.as_ref().map_or("", |(_, category)| category_word(*category)));
    view! {
        <div class="matrix__first" role="rowheader" id=id(Some(&competency), None) aria-colindex="1" aria-selected=selected(at)
            on:mousedown=move |_| sheet.go(here.clone()) on:dblclick=move |_| sheet.panel.set(true)>
            <span class="matrix__title">{name}</span>
            <span class="matrix__sub">{kind}</span>
        </div>
    }
}

/// What a category is called.
pub fn category_word(category: Category) -> &'static str {
    match category {
        Category::Technical => said::TECHNICAL,
        Category::Behavioural => said::BEHAVIOURAL,
    }
}
