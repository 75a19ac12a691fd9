//! Approvals that a newer version has reset, each with the passages that read differently now.

use super::marks::runs;
use super::passage::run;
use crate::components::notice::{Notice, Tone};
use crate::words::{names, review as said};
use domain::diff::LineChange;
use domain::version::Version;
use domain::view::{ResetApproval, ReviewLine};
use leptos::prelude::*;

/// One of them.
pub fn reset(version: &Version, reset: &ResetApproval) -> AnyView {
    let sentence = said::reset(&reset.reviewer.name, reset.version, reset.passages.len());
    let each = |line: &ReviewLine| one(version, line);
    let passages = (!reset.passages.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{said::RESET_PASSAGES}</summary>
                <ul class="items">{reset.passages.iter().map(each).collect_view()}</ul>
            </details>
        }
    });
    view! { <Notice tone=Tone::Turn><p>{sentence}</p>{passages}</Notice> }.into_any()
}

fn one(version: &Version, passage: &ReviewLine) -> AnyView {
    let line = &passage.line;
    let (employee, manager) = (version.employee.name.as_str(), version.rater(line.item.as_str()).name.as_str());
    let named = |text: &str| names::value(line.section, &line.field, text, employee, manager);
    let text = runs(&line.text, &passage.change, &[]).iter().map(|one| run(one, &named)).collect_view();
    let kind = match passage.change {
        LineChange::Added => said::NEW,
        LineChange::Removed => said::REMOVED,
        LineChange::Moved => said::MOVED,
        LineChange::Changed { .. } | LineChange::Same => said::CHANGED,
    };
    let place = format!("{}, {}", names::section(line.section), names::field(line.item.as_str(), &line.field, employee, manager));
    let place = match passage.number {
        Some(number) => view! { <a href=format!("#line-{number}")>{place}</a> }.into_any(),
        None => place.into_any(),
    };
    view! {
        <li class="item">
            <p class="small second">{place} " · " {kind}</p>
            <div class="passage__text" dir="auto">{text}</div>
        </li>
    }
    .into_any()
}
