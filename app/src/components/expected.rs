//! What a role expects, line by line, and where each line comes from.

use crate::markup::{Collect, IntoNode, Node, view};
use domain::framework::Expectation;

/// The lines of one expectation.
pub fn lines(expectation: &Expectation) -> Node {
    let line = |line: &domain::framework::ExpectedLine| {
        let from = (!line.from.is_empty()).then(|| view! { <span class="expected__from">{format!(" {}", line.from)}</span> });
        view! { <li>{line.text.clone()}{from}</li> }
    };
    view! { <ul class="expected">{expectation.lines.iter().map(line).into_nodes()}</ul> }.into_node()
}

/// Several expectations with their names.
pub fn all(expectations: &[Expectation]) -> Node {
    let one = |e: &Expectation| view! { <div class="stack"><h4>{e.title.clone()}</h4>{lines(e)}</div> };
    view! { <div class="stack-l">{expectations.iter().map(one).into_nodes()}</div> }.into_node()
}
