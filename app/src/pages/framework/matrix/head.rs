//! The head of the matrix: the family, its standing, and what is shown of it.

use super::panel;
use super::sheet::{Depth, Here, Sheet};
use crate::address::Spot;
use crate::components::button::{Look, button};
use crate::components::notice::{Tone, badge};
use crate::markup::{Collect, Node, view};
use crate::reactive::prelude::*;
use crate::words::framework::{self as general, matrix as said};
use domain::ids::RoleId;

/// The head.
pub fn head(sheet: Sheet) -> Node {
    let name = sheet.family_name();
    let version = sheet.opened().book.frame_now().version;
    let standing = if sheet.opened().live.is_some() { general::draft_after(version) } else { general::version(version) };
    let open = Signal::derive(move || sheet.panel.get());
    let details = move |_| sheet.panel.set(!sheet.panel.get_untracked());
    let tools = sheet.opened().writes().then(|| panel::add::tools(sheet));
    view! {
        <header class="framework__head">
            <div class="framework__name"><h1>{move || name.get()}</h1>{badge(Tone::Plain, standing)}</div>
            <div class="framework__tools">
                <nav class="segments" aria-label=said::VIEWS>
                    <a class="segments__one" aria-current="page" href=Spot::Family(sheet.family.get_value().to_string()).href()>{said::MATRIX}</a>
                    <a class="segments__one" href=Spot::Map.href()>{said::MAP}</a>
                </nav>
                <div class="segments" role="group" aria-label=said::DEPTH>
                    {depth(sheet, Depth::Changes, said::CHANGES)}
                    {depth(sheet, Depth::Everything, said::EVERYTHING)}
                </div>
                <button type="button" class="button button--quiet" aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls="panel" on:click=details>{said::DETAILS}</button>
                {tools}
            </div>
            {switcher(sheet)}
        </header>
    }
}

fn depth(sheet: Sheet, depth: Depth, label: &'static str) -> Node {
    let pressed = move || if sheet.depth.get() == depth { "true" } else { "false" };
    view! { <button type="button" class="segments__one" aria-pressed=pressed on:click=move |_| sheet.depth.set(depth)>{label}</button> }
}

/// On a narrow screen one role is shown at a time.
fn switcher(sheet: Sheet) -> Node {
    let options = move || {
        let one = |role: RoleId| {
            let (title, id) = (sheet.title(&role), role.to_string());
            view! { <option value=id>{move || title.get()}</option> }
        };
        sheet.columns.get().into_iter().map(one).into_nodes()
    };
    let value = move || sheet.here.with(|here| here.column.as_ref().map(RoleId::to_string)).unwrap_or_default();
    let set = move |ev| {
        let row = sheet.here.with_untracked(|here| here.row.clone());
        sheet.go(Here { row, column: RoleId::parse(&value_of(&ev)).ok() });
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
    let never = Signal::stored(false);
    view! {
        <div class="framework__switch">
            {button(said::PREVIOUS, Look::Plain, never, step(-1))}
            <label class="only-read-aloud" for="column">{said::SHOWN_ROLE}</label>
            <select class="input" id="column" prop:value=value on:change=set>{options}</select>
            {button(said::NEXT, Look::Plain, never, step(1))}
        </div>
    }
}
