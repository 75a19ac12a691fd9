//! What is co-edited, part by part: the sections of a proposal, or the one text of a framework's draft. In presence and in the device's store
//! a part is called by a word.

use domain::room::Shape;
use domain::section::Section;

/// The word for the draft.
const DRAFT: &str = "framework";

/// The word.
pub(super) fn key(part: Shape) -> &'static str {
    match part {
        Shape::Section(section) => section.key(),
        Shape::Framework => DRAFT,
    }
}

/// The part called so.
pub(super) fn from_key(key: &str) -> Option<Shape> {
    if key == DRAFT { Some(Shape::Framework) } else { Section::from_key(key).map(Shape::Section) }
}
