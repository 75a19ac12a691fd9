//! What people in a role do now, are about to take on, and want to grow into.

use crate::words::framework::role as said;
use domain::framework::FrameworkRole;
use leptos::prelude::*;

/// The three tenses; those without words are left out.
pub fn responsibilities(role: &FrameworkRole) -> AnyView {
    let tenses = [(said::DOING, &role.doing), (said::GOING_TO_DO, &role.going_to_do), (said::WANT_TO_DO, &role.want_to_do)];
    let written = tenses.into_iter().filter(|(_, lines)| lines.iter().any(|line| !line.trim().is_empty()));
    let each =
        |(name, lines): (&'static str, &Vec<String>)| view! { <div class="tense"><h3>{name}</h3>{list(lines)}</div> }.into_any();
    let columns: Vec<AnyView> = written.map(each).collect();
    if columns.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack" aria-labelledby="responsibilities">
            <h2 id="responsibilities">{said::RESPONSIBILITIES}</h2>
            <div class="tenses">{columns.collect_view()}</div>
        </section>
    }
    .into_any()
}

/// Lines with words, as a list.
pub fn list(lines: &[String]) -> AnyView {
    let written = lines.iter().filter(|line| !line.trim().is_empty());
    view! { <ul class="expected">{written.map(|line| view! { <li>{line.trim().to_owned()}</li> }).collect_view()}</ul> }
        .into_any()
}
