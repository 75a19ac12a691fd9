//! Two levels of a family next to one another.

use crate::components::frame::Going;
use crate::markup::{Collect, Node, view};
use crate::pages::framework::sides;
use crate::words::framework::{names, versions as said};
use domain::framework::{Family, Framework, Level, compare};

/// The choice, and what differs where one was made. An ordinary form: the address tells what is compared, and it works without scripts.
pub fn levels(framework: &Framework) -> Node {
    let chosen = Going::parameter("family").and_then(|id| framework.families.iter().find(|one| one.id.as_str() == id));
    let level = |name: &str| Going::parameter(name)?.parse::<u8>().ok();
    let (first, second) = (level("first"), level("second"));
    let found = chosen.zip(first).zip(second).map(|((family, first), second)| differences(framework, family, first, second));
    let family = |one: &Family| {
        let selected = chosen.is_some_and(|chosen| chosen.id == one.id);
        view! { <option value=one.id.to_string() selected=selected>{one.name.clone()}</option> }
    };
    let families = framework.families.iter().map(family).into_nodes();
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
}

fn select(name: &'static str, label: &'static str, options: Node) -> Node {
    view! {
        <div class="field">
            <label class="field__label" for=name>{label}</label>
            <select class="input" id=name name=name>{options}</select>
        </div>
    }
}

fn options(framework: &Framework, chosen: Option<u8>) -> Node {
    let each = |level: &Level| {
        let selected = chosen == Some(level.number);
        view! { <option value=level.number.to_string() selected=selected>{names::level(level.number, Some(level))}</option> }
    };
    framework.levels.iter().map(each).into_nodes()
}

fn differences(framework: &Framework, family: &Family, first: u8, second: u8) -> Node {
    let has_roles = |level: u8| framework.roles.iter().any(|role| role.family == family.id && role.level == level);
    let problem = if first == second {
        Some(said::SAME_LEVEL)
    } else {
        (!has_roles(first) || !has_roles(second)).then_some(said::NO_ROLES)
    };
    if let Some(problem) = problem {
        return view! { <p class="second" role="status">{problem}</p> };
    }
    let name = |number: u8| names::level(number, framework.levels.iter().find(|level| level.number == number));
    let all = compare::levels(framework, &family.id, first, second);
    view! { <div class="stack"><h3>{said::in_family(&family.name)}</h3>{sides::sides(&all, &name(first), &name(second))}</div> }
}
