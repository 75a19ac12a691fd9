//! How many expectations are worked on at a time: two or three, as far as there are so many gaps.

use crate::assessment::Assessment;
use crate::framework::Expectation;

/// Fewest expectations in focus: a path that works on a single thing stands on one leg.
const MIN_FOCUS: u32 = 2;
/// Most expectations in focus: two or three can be worked on beside the work, more are a list of wishes.
pub const MAX_FOCUS: u32 = 3;

/// How many expectations may be in focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
}

/// How many of what is rated may be in focus. Where both assessments leave fewer than two gaps, so many suffice. Before both are open
/// nobody may know how many gaps there are: then it is two or three.
pub fn focus(expectations: &[Expectation], opened: Option<[&Assessment; 2]>) -> Focus {
    let least = opened.map_or(MIN_FOCUS, |sides| {
        let gaps = expectations.iter().filter(|e| sides.iter().any(|side| leaves_gap(side, e))).take(MIN_FOCUS as usize);
        gaps.fold(0, |found, _| found + 1)
    });
    Focus { least, most: MAX_FOCUS }
}

/// An expectation without an answer counts as one that may be worked on.
fn leaves_gap(assessment: &Assessment, expectation: &Expectation) -> bool {
    assessment.ratings.get(&expectation.id).is_none_or(|rating| rating.level.is_gap())
}
