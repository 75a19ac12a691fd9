//! Nodes in the browser: taken over from the server's HTML, or built; kept up to date by effects.

mod changing;
mod cursor;
mod element;
mod list;
mod part;

use super::node::Node;
use cursor::Cursor;
use part::Part;

/// Takes over what the server wrote into `root`. Where the two do not agree the page is built anew, which is told in the console: it is a
/// mistake in the page.
pub fn take_over(root: &web_sys::Element, make: impl Fn() -> Node) {
    let mut cursor = Cursor::at_first_child(root);
    let part = mount(make(), &mut cursor);
    if let Some(expected) = cursor.mismatch() {
        web_sys::console::error_1(&format!("the page was not what the server wrote: {expected}").into());
        drop(part);
        root.set_inner_html("");
        std::mem::forget(mount(make(), &mut Cursor::building(root.clone().into(), None)));
    } else {
        // The page lives as long as the tab.
        std::mem::forget(part);
    }
}

/// Puts a node where the cursor stands.
fn mount(node: Node, cursor: &mut Cursor) -> Part {
    match node {
        Node::Nothing => Part::Nothing,
        Node::Text(text) => text_at(&text, cursor),
        Node::Element(element) => element::mount(element, cursor),
        Node::Many(nodes) => Part::Many(nodes.into_iter().map(|node| mount(node, cursor)).collect()),
        Node::Changing(make) => changing::mount(make, cursor),
        Node::Keyed(keyed) => list::mount(*keyed, cursor),
    }
}

fn text_at(text: &str, cursor: &mut Cursor) -> Part {
    cursor.text(text).map_or(Part::Nothing, Part::Text)
}
