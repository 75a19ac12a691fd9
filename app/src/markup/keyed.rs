//! Lists whose items keep their elements, their focus and their carets when the list changes.

use super::node::Node;

/// A list. Its items have keys that are unique in it.
pub struct Keyed {
    pub(super) keys: Box<dyn Fn() -> Vec<String>>,
    pub(super) item: Box<dyn Fn(&str) -> Node>,
}

/// A list of what `keys` says now, each item made once by `item`.
pub fn keyed(keys: impl Fn() -> Vec<String> + 'static, item: impl Fn(&str) -> Node + 'static) -> Node {
    Node::Keyed(Box::new(Keyed { keys: Box::new(keys), item: Box::new(item) }))
}
