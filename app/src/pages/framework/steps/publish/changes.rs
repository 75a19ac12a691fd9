//! What is new since the last version, by family and role.

use super::super::super::desk::Desk;
use super::super::super::places;
use crate::words::framework::steps::publish as said;
use domain::framework::Framework;
use domain::framework::compare::{Change, FamilyChanges, What, grouped};
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn NewChanges(desk: Desk, new: Memo<Option<Vec<Change>>>) -> impl IntoView {
    let last = desk.record(|view| view.publications.first().map(|one| one.version));
    let body = move || {
        let Some(last) = last.get() else { return view! { <p>{said::FIRST_VERSION}</p> }.into_any() };
        new.with(|new| match new {
            None => view! { <p class="second">{said::LOADING}</p> }.into_any(),
            Some(all) if all.is_empty() => view! { <p>{said::NO_CHANGES}</p> }.into_any(),
            Some(all) => desk.now(|framework| {
                let groups = grouped(all);
                view! { <p class="second">{said::changes(all.len(), last)}</p>{groups.iter().map(|group| family(framework, group)).collect_view()} }.into_any()
            }),
        })
    };
    view! { <section class="part" aria-labelledby="changes"><h2 id="changes">{said::CHANGES}</h2>{body}</section> }
}

fn family(framework: &Framework, group: &FamilyChanges<'_>) -> AnyView {
    let name = group.family.as_ref().map_or_else(|| said::SHARED.to_owned(), |id| framework.family_name(id));
    let count = group.whole.len() + group.roles.iter().map(|(_, changes)| changes.len()).sum::<usize>();
    let all = group.whole.iter().chain(group.roles.iter().flat_map(|(_, changes)| changes));
    let lines = all.map(|change| line(framework, change)).collect_view();
    view! {
        <details class="more" open=true>
            <summary>{format!("{name} ({count})")}</summary>
            <ul class="changelog">{lines}</ul>
        </details>
    }
    .into_any()
}

/// What is gone has no place to lead to.
fn line(framework: &Framework, change: &Change) -> AnyView {
    let sentence = change.sentence();
    if change.what == What::Removed {
        return view! { <li>{sentence}</li> }.into_any();
    }
    view! { <li><a href=places::href(framework, &change.at)>{sentence}</a></li> }.into_any()
}
