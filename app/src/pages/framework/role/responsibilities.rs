//! What people in a role do now, are about to take on, and want to grow into.

use crate::markup::{Collect, IntoNode, Node, view};
use crate::words::framework::role as said;
use domain::framework::FrameworkRole;

/// The three tenses; those without words are left out.
pub fn responsibilities(role: &FrameworkRole) -> Node {
    let tenses = [(said::DOING, &role.doing), (said::GOING_TO_DO, &role.going_to_do), (said::WANT_TO_DO, &role.want_to_do)];
    let written = tenses.into_iter().filter(|(_, lines)| lines.iter().any(|line| !line.trim().is_empty()));
    let each = |(name, lines): (&'static str, &Vec<String>)| view! { <div class="tense"><h3>{name}</h3>{list(lines)}</div> };
    let columns: Vec<Node> = written.map(each).collect();
    if columns.is_empty() {
        return ().into_node();
    }
    view! {
        <section class="stack" aria-labelledby="responsibilities">
            <h2 id="responsibilities">{said::RESPONSIBILITIES}</h2>
            <div class="tenses">{columns.into_nodes()}</div>
        </section>
    }
}

/// Lines with words, as a list.
pub fn list(lines: &[String]) -> Node {
    let written = lines.iter().filter(|line| !line.trim().is_empty());
    view! { <ul class="expected">{written.map(|line| view! { <li>{line.trim().to_owned()}</li> }).into_nodes()}</ul> }
}
