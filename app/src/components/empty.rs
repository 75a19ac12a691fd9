//! Nothing here yet: what it is for, and the first step.

use crate::markup::{IntoNode, Node, view};

/// An empty state. `action` is the first step, or nothing where there is none to take.
pub fn empty(title: &str, more: &str, action: Node) -> Node {
    let (title, more) = (title.to_owned(), more.to_owned());
    view! { <div class="empty"><h3>{title}</h3><p>{more}</p>{action}</div> }.into_node()
}
