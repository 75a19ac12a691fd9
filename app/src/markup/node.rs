//! A piece of a page.

use super::element::Element;
use super::keyed::Keyed;
use std::borrow::Cow;

/// A piece of a page.
pub enum Node {
    /// Nothing.
    Nothing,
    /// Words.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// Several pieces, one after the other.
    Many(Vec<Node>),
    /// A piece that depends on signals: made again whenever one of them changes.
    Changing(Box<dyn Fn() -> Node>),
    /// A list whose items keep their identity when it changes.
    Keyed(Box<Keyed>),
}

/// What can stand in a page.
pub trait IntoNode {
    /// As a piece of a page.
    fn into_node(self) -> Node;
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::Nothing
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::Text(Cow::Borrowed(self))
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(Cow::Owned(self))
    }
}

impl IntoNode for u32 {
    fn into_node(self) -> Node {
        self.to_string().into_node()
    }
}

impl IntoNode for Element {
    fn into_node(self) -> Node {
        Node::Element(self)
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Nothing, T::into_node)
    }
}

impl<F, T> IntoNode for F
where
    F: Fn() -> T + 'static,
    T: IntoNode,
{
    fn into_node(self) -> Node {
        Node::Changing(Box::new(move || self().into_node()))
    }
}

/// Pieces out of an iterator.
pub trait Collect {
    /// One after the other.
    fn into_nodes(self) -> Node;
}

impl<I> Collect for I
where
    I: IntoIterator<Item: IntoNode>,
{
    fn into_nodes(self) -> Node {
        let mut nodes = Vec::new();
        for item in self {
            nodes.push(item.into_node());
        }
        Node::Many(nodes)
    }
}
