//! The head of the matrix: the family, its standing, and what is shown of it.

use super::panel::add::AddTools;
use super::sheet::{Depth, Here, Sheet};
use crate::components::button::{Button, Look};
use crate::components::notice::{Badge, Tone};
use crate::routes::{MAP, family};
use crate::words::framework::{self as general, matrix as said};
use domain::ids::RoleId;
use leptos::prelude::*;

/// The head.
#[component]
pub fn MatrixHead(sheet: Sheet, switch: Option<AnyView>) -> impl IntoView {
    let name = sheet.family_name();
    let version = sheet.opened().book.frame_now().version;
    let standing = if sheet.opened().live.is_some() { general::draft_after(version) } else { general::version(version) };
    let open = Signal::derive(move || sheet.panel.get());
    let details = move |_| sheet.panel.set(!sheet.panel.get_untracked());
    let tools = sheet.opened().writes().then(|| view! { <AddTools sheet=sheet/> });
    view! {
        <header class="framework__head">
            <div class="framework__name"><h1>{move || name.get()}</h1><Badge tone=Tone::Plain word=standing/>{switch}</div>
            <div class="framework__tools">
                <nav class="segments" aria-label=said::VIEWS>
                    <a class="segments__one" aria-current="page" href=family(&sheet.family.get_value())>{said::MATRIX}</a>
                    <a class="segments__one" href=MAP>{said::MAP}</a>
                </nav>
                <div class="segments" role="group" aria-label=said::DEPTH>
                    <DepthButton sheet=sheet depth=Depth::Changes label=said::CHANGES/>
                    <DepthButton sheet=sheet depth=Depth::Everything label=said::EVERYTHING/>
                </div>
                <button type="button" class="button button--quiet" aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls="panel" on:click=details>{said::DETAILS}</button>
                {tools}
            </div>
            <RoleSwitcher sheet=sheet/>
        </header>
    }
}

#[component]
fn DepthButton(sheet: Sheet, depth: Depth, label: &'static str) -> impl IntoView {
    let pressed = move || if sheet.depth.get() == depth { "true" } else { "false" };
    view! { <button type="button" class="segments__one" aria-pressed=pressed on:click=move |_| sheet.depth.set(depth)>{label}</button> }
}

/// On a narrow screen one role is shown at a time.
#[component]
fn RoleSwitcher(sheet: Sheet) -> impl IntoView {
    let options = move || {
        let one = |role: RoleId| {
            let (title, id) = (sheet.title(&role), role.to_string());
            view! { <option value=id>{move || title.get()}</option> }
        };
        sheet.columns.get().into_iter().map(one).collect_view()
    };
    let value = move || sheet.here.with(|here| here.column.as_ref().map(RoleId::to_string)).unwrap_or_default();
    let set = move |ev| {
        let row = sheet.here.with_untracked(|here| here.row.clone());
        sheet.go(Here { row, column: RoleId::parse(&event_target_value(&ev)).ok() });
    };
    let step = move |by: isize| {
        Callback::new(move |()| {
            let next = sheet.columns.with_untracked(|all| {
                let here = sheet.here.with_untracked(|here| here.column.clone())?;
                let at = all.iter().position(|role| *role == here)?;
                all.get(at.checked_add_signed(by)?).cloned()
            });
            if let Some(next) = next {
                let row = sheet.here.with_untracked(|here| here.row.clone());
                sheet.go(Here { row, column: Some(next) });
            }
        })
    };
    view! {
        <div class="framework__switch">
            <Button label=said::PREVIOUS look=Look::Plain press=step(-1)/>
            <label class="only-read-aloud" for="column">{said::SHOWN_ROLE}</label>
            <select class="input" id="column" prop:value=value on:change=set>{options}</select>
            <Button label=said::NEXT look=Look::Plain press=step(1)/>
        </div>
    }
}
