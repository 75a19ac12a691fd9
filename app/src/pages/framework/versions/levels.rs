//! Two levels of a family next to one another.

use crate::pages::framework::sides;
use crate::pages::loaded::query;
use crate::words::framework::{names, versions as said};
use domain::framework::{Family, Framework, Level, compare};
use leptos::prelude::*;

/// The choice, and what differs where one was made. An ordinary form: the address tells what is compared, and it works without scripts.
pub fn levels(framework: &Framework) -> AnyView {
    let chosen = query("family").and_then(|id| framework.families.iter().find(|one| one.id.as_str() == id));
    let level = |name: &str| query(name)?.parse::<u8>().ok();
    let (first, second) = (level("first"), level("second"));
    let found = chosen.zip(first).zip(second).map(|((family, first), second)| differences(framework, family, first, second));
    let family = |one: &Family| {
        let selected = chosen.is_some_and(|chosen| chosen.id == one.id);
        view! { <option value=one.id.to_string() selected=selected>{one.name.clone()}</option> }
    };
    let families = framework.families.iter().map(family).collect_view();
    // Without a choice: the lowest level and the one above.
    let numbers = framework.levels.iter().map(|level| level.number);
    let (lowest, above) = (numbers.clone().next(), numbers.clone().nth(1));
    view! {
        <section class="page__part" id="levels" aria-labelledby="levels-title">
            <h2 id="levels-title">{said::LEVELS}</h2>
            <p class="second">{said::LEVELS_LEAD}</p>
            <form class="pick" method="get" action="/framework/versions#levels">
                {select("family", said::FAMILY, families)}
                {select("first", said::FIRST, options(framework, first.or(lowest)))}
                {select("second", said::SECOND, options(framework, second.or(above)))}
                <button class="button" type="submit">{said::COMPARE}</button>
            </form>
            {found}
        </section>
    }
    .into_any()
}

fn select(name: &'static str, label: &'static str, options: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="field">
            <label class="field__label" for=name>{label}</label>
            <select class="input" id=name name=name>{options}</select>
        </div>
    }
    .into_any()
}

fn options(framework: &Framework, chosen: Option<u8>) -> AnyView {
    let each = |level: &Level| {
        let selected = chosen == Some(level.number);
        view! { <option value=level.number.to_string() selected=selected>{names::level(level.number, Some(level))}</option> }
    };
    framework.levels.iter().map(each).collect_view().into_any()
}

fn differences(framework: &Framework, family: &Family, first: u8, second: u8) -> AnyView {
    let has_roles = |level: u8| framework.roles.iter().any(|role| role.family == family.id && role.level == level);
    let problem = if first == second {
        Some(said::SAME_LEVEL)
    } else {
        (!has_roles(first) || !has_roles(second)).then_some(said::NO_ROLES)
    };
    if let Some(problem) = problem {
        return view! { <p class="second" role="status">{problem}</p> }.into_any();
    }
    let name = |number: u8| names::level(number, framework.levels.iter().find(|level| level.number == number));
    let all = compare::levels(framework, &family.id, first, second);
    view! { <div class="stack"><h3>{said::in_family(&family.name)}</h3>{sides::sides(&all, &name(first), &name(second))}</div> }
        .into_any()
}
