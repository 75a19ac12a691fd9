//! What two sides expect, competency by competency, as far as they differ.

use crate::words::framework::role as said;
use domain::framework::Line;
use domain::framework::compare::Difference;
use leptos::prelude::*;

/// The differences in two columns.
pub fn sides(all: &[Difference], first: &str, second: &str) -> AnyView {
    let differing: Vec<&Difference> = all.iter().filter(|one| one.differs()).collect();
    if differing.is_empty() {
        return view! { <p class="second">{said::NO_DIFFERENCE}</p> }.into_any();
    }
    let each = |one: &&Difference| {
        view! {
            <article class="sides">
                <h4 class="sides__name">{one.name.clone()}</h4>
                {side(first, &one.first)}
                {side(second, &one.second)}
            </article>
        }
    };
    differing.iter().map(each).collect_view().into_any()
}

fn side(name: &str, lines: &[Line]) -> AnyView {
    let each = |line: &Line| view! { <li>{line.text.trim().to_owned()}</li> };
    let body = if lines.is_empty() {
        view! { <p class="small quiet">{said::NOBODY_ELSE}</p> }.into_any()
    } else {
        view! { <ul class="expected">{lines.iter().map(each).collect_view()}</ul> }.into_any()
    };
    view! { <div class="sides__one"><p class="small second">{name.to_owned()}</p>{body}</div> }.into_any()
}
