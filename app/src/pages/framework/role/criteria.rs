//! What tier and level ask for, and what a holder may take on beside the role.

use super::Reading;
use super::head;
use super::responsibilities::list;
use crate::pages::framework::start::paragraphs;
use crate::words::framework::{names, role as said};
use domain::framework::{Dimension, FrameworkRole};
use leptos::prelude::*;

/// Experience, expertise and merit.
pub fn tier(role: &FrameworkRole) -> AnyView {
    let asked = [(said::EXPERIENCE, &role.experience), (said::EXPERTISE, &role.expertise), (said::MERIT, &role.merit)];
    let written = asked.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let each = |(name, text): (&'static str, &String)| view! { <div><dt>{name}</dt><dd>{paragraphs(text)}</dd></div> }.into_any();
    let all: Vec<AnyView> = written.map(each).collect();
    part("criteria", said::CRITERIA.to_owned(), all)
}

/// What changes at the level, in each dimension.
pub fn changes(reading: Reading<'_>, role: &FrameworkRole) -> AnyView {
    let framework = reading.framework;
    let Some(level) = framework.levels.iter().find(|level| level.number == role.level) else { return ().into_any() };
    let in_dimension = |dimension: Dimension| {
        let here = framework.distinction(&level.id, dimension)?;
        let has_words = here.examples.iter().any(|line| !line.trim().is_empty());
        has_words.then(|| view! { <div><dt>{names::dimension(dimension)}</dt><dd>{list(&here.examples)}</dd></div> }.into_any())
    };
    let all: Vec<AnyView> = Dimension::ALL.into_iter().filter_map(in_dimension).collect();
    part("changes", said::changes_at(&reading.level(role.level)), all)
}

fn part(id: &'static str, name: String, all: Vec<AnyView>) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack" aria-labelledby=id>
            <h2 class="start__label" id=id>{name}</h2>
            <dl class="facts facts--long">{all.collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// Managing people as an addition: what it expects, what it does to pay, and that it can be laid down again.
pub fn addition(role: &FrameworkRole) -> AnyView {
    let (Some(title), Some(modifier)) = (head::addition(role), &role.management_modifier) else { return ().into_any() };
    let has_words = modifier.expectations.iter().any(|line| !line.trim().is_empty());
    let expects =
        has_words.then(|| view! { <div><dt>{said::ADDITION_EXPECTED}</dt><dd>{list(&modifier.expectations)}</dd></div> });
    let pays = !modifier.pay.trim().is_empty();
    let pays = pays.then(|| view! { <div><dt>{said::ADDITION_PAY}</dt><dd>{modifier.pay.trim().to_owned()}</dd></div> });
    let more = (expects.is_some() || pays.is_some()).then(|| view! { <dl class="facts facts--long">{expects}{pays}</dl> });
    view! {
        <section class="stack" aria-labelledby="addition">
            <h2 class="start__label" id="addition">{title.to_owned()}</h2>
            <p class="small second">{said::ADDITION_MORE}</p>
            {more}
        </section>
    }
    .into_any()
}
