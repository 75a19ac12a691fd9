//! What a role expects, line by line, and where each line comes from.

use crate::words::names;
use domain::framework::{Expectation, ExpectedLine};
use leptos::prelude::*;

/// The lines of one expectation: what is new first; what is expected of the person today already is folded away.
pub fn lines(expectation: &Expectation) -> AnyView {
    let lines = &expectation.lines;
    let count = lines.iter().filter(|line| line.known).count();
    if count == 0 {
        return list(lines, None);
    }
    let known = view! { <details class="more"><summary>{names::known(count)}</summary>{list(lines, Some(true))}</details> };
    let new = (count < lines.len()).then(|| list(lines, Some(false)));
    view! { <div class="stack">{new}{known}</div> }.into_any()
}

/// All of the lines, or only those that are known or are not.
fn list(lines: &[ExpectedLine], known: Option<bool>) -> AnyView {
    let line = |line: &ExpectedLine| {
        let from = (!line.from.is_empty()).then(|| view! { <span class="expected__from">{format!(" {}", line.from)}</span> });
        view! { <li>{line.text.clone()}{from}</li> }
    };
    view! { <ul class="expected">{lines.iter().filter(|line| known.is_none_or(|known| known == line.known)).map(line).collect_view()}</ul> }.into_any()
}

/// Several expectations with their names.
pub fn all(expectations: &[Expectation]) -> AnyView {
    let one = |e: &Expectation| view! { <div class="stack"><h4>{e.title.clone()}</h4>{lines(e)}</div> };
    view! { <div class="stack-l">{expectations.iter().map(one).collect_view()}</div> }.into_any()
}
