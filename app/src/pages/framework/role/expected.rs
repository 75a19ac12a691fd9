//! What a role expects, through everything that its cells inherit: each line says where it comes from.

use super::responsibilities::list;
use crate::components::notice::{Badge, Tone};
use crate::words::framework::{names, role as said};
use domain::framework::{Cell, Competency, Framework, FrameworkRole, Index, Line};
use leptos::prelude::*;

/// Every competency that the role says something about, in the order of the library.
pub fn expected(framework: &Framework, role: &FrameworkRole) -> AnyView {
    let index = Index::of(framework);
    let each = |one: &Competency| {
        let (cell, lines) = (index.cell(&role.id, &one.id), index.resolved(&role.id, &one.id));
        let says = !lines.is_empty() || cell.is_some_and(|cell| cell.need.is_some() || !cell.meaning.trim().is_empty());
        says.then(|| competency(&index, one, cell, &lines))
    };
    let all: Vec<AnyView> = framework.competencies.iter().filter_map(each).collect();
    let body = if all.is_empty() {
        view! { <p class="second">{said::NOTHING_EXPECTED}</p> }.into_any()
    } else {
        all.collect_view().into_any()
    };
    view! {
        <section class="stack" aria-labelledby="expected">
            <h2 id="expected">{said::EXPECTED}</h2>
            <div class="expectations">{body}</div>
        </section>
    }
    .into_any()
}

fn competency(index: &Index<'_>, competency: &Competency, cell: Option<&Cell>, lines: &[Line]) -> AnyView {
    let need = cell.and_then(|cell| cell.need).map(|need| view! { <Badge tone=Tone::Plain word=names::need(need)/> }.into_any());
    let text = |text: &str, class: &'static str| {
        let text = text.trim().to_owned();
        (!text.is_empty()).then(|| view! { <p class=class>{text}</p> })
    };
    let why = cell.and_then(|cell| text(&cell.why, "small second"));
    let meaning = cell.map(|cell| cell.meaning.trim()).filter(|meaning| !meaning.is_empty());
    let meaning = meaning.map(|meaning| {
        view! { <p class="expectation__meaning"><span class="small quiet">{said::MEANING}" "</span>{meaning.to_owned()}</p> }
    });
    let examples = (!competency.examples.is_empty() && lines.is_empty()).then(|| list(&competency.examples));
    view! {
        <article class="expectation">
            <div class="line"><h3>{competency.name.clone()}</h3><span class="small quiet">{names::category(competency.category)}</span>{need}</div>
            {text(&competency.definition, "second")}
            {why}
            {meaning}
            {examples}
            {lines_of(index, lines)}
        </article>
    }.into_any()
}

/// The lines, inherited ones first, each with its source; what is new with this role is marked.
fn lines_of(index: &Index<'_>, lines: &[Line]) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let each = |line: &Line| {
        let source = if line.own {
            view! { <span class="expected__from expected__from--own">{said::OWN}</span> }.into_any()
        } else {
            let (href, name) = (format!("/framework/r/{}", line.from), index.role(&line.from).map(FrameworkRole::name));
            view! { <a class="expected__from" href=href>{said::from(&name.unwrap_or_default())}</a> }.into_any()
        };
        let own = line.own.then_some("yes");
        view! { <li data-own=own>{line.text.trim().to_owned()}" "{source}</li> }
    };
    view! { <ul class="expected">{lines.iter().map(each).collect_view()}</ul> }.into_any()
}
