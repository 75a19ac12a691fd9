//! Bringing in files.

use crate::markup::Node;
use domain::view::DraftView;

/// The page.
pub fn page(_: &DraftView) -> Node {
    Node::Nothing
}
