//! What a list would change, what has to be put right first, and bringing it in.

use super::state::Import;
use crate::components::button::{Button, Look};
use crate::components::choice::Choice;
use crate::words::organization::import as said;
use domain::view::{DirectoryChange, DirectoryLine, DirectoryPart, DirectoryPreview, DirectoryProblem, MissingPeople};
use leptos::prelude::*;

/// What the server found.
#[component]
pub fn Found(import: Import) -> impl IntoView {
    move || {
        let DirectoryPreview { problems, notes, added, changed, returned, missing, unchanged, ready, .. } =
            import.preview.get()?;
        let write = Callback::new(move |()| import.write());
        let busy = import.busy();
        let off = Signal::derive(move || !ready || busy.get() || !import.fresh.get());
        let total = added.total + changed.total + returned.total;
        let parts = [(said::ADDED, added), (said::CHANGED, changed), (said::RETURNED, returned)];
        let parts = parts.into_iter().map(|(title, part)| view! { <Part title part/> }).collect_view();
        let nothing = (total == 0 && problems.is_empty()).then(|| view! { <p class="second">{said::NOTHING_NEW}</p> });
        let refused = !problems.is_empty();
        Some(view! {
            <section class="stack" aria-labelledby="import-found">
                <h2 id="import-found" tabindex="-1">{said::FOUND}</h2>
                <Problems title=said::PROBLEMS problems/>
                <Problems title=said::NOTES problems=notes/>
                <Missing import part=missing/>
                {parts}
                {(unchanged > 0).then(|| view! { <p class="second">{said::unchanged(unchanged)}</p> })}
                {nothing}
                <div class="line">
                    <Button label=said::WRITE look=Look::Main off press=write/>
                    <span class="small second">{if refused { said::NOT_READY } else { said::WRITE_MORE }}</span>
                </div>
            </section>
        })
    }
}

#[component]
fn Problems(title: &'static str, problems: Vec<DirectoryProblem>) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        let each = |problem: DirectoryProblem| {
            let place = problem.line.map(|line| view! { <span class="import-note__place">{said::line(line)}</span>" " });
            view! { <li>{place}<span>{problem.text}</span></li> }
        };
        view! { <h3>{title}</h3><ul class="list problems">{problems.into_iter().map(each).collect_view()}</ul> }
    })
}

/// Who is here and not on the list: what becomes of them is asked, never assumed.
#[component]
fn Missing(import: Import, part: DirectoryPart) -> impl IntoView {
    (part.total > 0).then(|| {
        let value = Signal::derive(move || {
            import.options.with(|options| match options.missing {
                None => String::new(),
                Some(MissingPeople::Stay) => "stay".to_owned(),
                Some(MissingPeople::Leave) => "leave".to_owned(),
            })
        });
        let set = Callback::new(move |key: String| {
            import.missing(if key == "leave" { MissingPeople::Leave } else { MissingPeople::Stay });
        });
        let options =
            [("stay", said::STAY), ("leave", said::LEAVE)].map(|(key, name)| (key.to_owned(), name.to_owned())).to_vec();
        let legend = said::missing(part.total).into_any();
        view! {
            <Choice name="missing" legend class="choice" options value off=import.busy() set/>
            <Part title=said::MISSING part/>
        }
    })
}

/// Some people of the list.
#[component]
fn Part(title: &'static str, part: DirectoryPart) -> impl IntoView {
    (part.total > 0).then(|| {
        let more = part.total.saturating_sub(part.first.len());
        let more = (more > 0).then(|| view! { <p class="small second">{said::more(more)}</p> });
        let rows = part.first.into_iter().map(|line| view! { <Line line/> }).collect_view();
        view! {
            <details class="more">
                <summary>{said::part(title, part.total)}</summary>
                <ul class="rows">{rows}</ul>
                {more}
            </details>
        }
    })
}

#[component]
fn Line(line: DirectoryLine) -> impl IntoView {
    let each = |DirectoryChange { what, before, after }| {
        let before = (!before.is_empty()).then(|| view! { <del translate="no">{before}</del>" " });
        let after = if after.is_empty() { said::NONE.to_owned() } else { after };
        view! { <span class="row__sub">{said::fact(what)}": "{before}<ins translate="no">{after}</ins></span> }
    };
    let changes = line.changes.into_iter().map(each).collect_view();
    view! {
        <li class="row row--plain">
            <div class="row__text">
                <span class="row__title"><bdi translate="no">{line.name}</bdi></span>
                <span class="row__sub" translate="no">{line.email}</span>
                {changes}
            </div>
        </li>
    }
}
