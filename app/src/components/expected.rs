//! What a role expects, line by line, and where each line comes from.

use domain::framework::Expectation;
use leptos::prelude::*;

/// The lines of one expectation.
pub fn lines(expectation: &Expectation) -> AnyView {
    let line = |line: &domain::framework::ExpectedLine| {
        let from = (!line.from.is_empty()).then(|| view! { <span class="expected__from">{format!(" {}", line.from)}</span> });
        view! { <li>{line.text.clone()}{from}</li> }
    };
    view! { <ul class="expected">{expectation.lines.iter().map(line).collect_view()}</ul> }.into_any()
}

/// Several expectations with their names.
pub fn all(expectations: &[Expectation]) -> AnyView {
    let one = |e: &Expectation| view! { <div class="stack"><h4>{e.title.clone()}</h4>{lines(e)}</div> };
    view! { <div class="stack-l">{expectations.iter().map(one).collect_view()}</div> }.into_any()
}
