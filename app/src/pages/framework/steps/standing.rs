//! How far a step is, in words.

use super::super::desk::Desk;
use super::step::{Standing, Step};
use crate::words::framework::steps as said;
use leptos::prelude::*;

/// The words of a step.
pub fn said(step: Step) -> &'static said::Said {
    match step {
        Step::Philosophy => &said::PHILOSOPHY,
        Step::Project => &said::PROJECT,
        Step::Roles => &said::ROLES,
        Step::Competencies => &said::COMPETENCIES,
        Step::Levels => &said::LEVELS,
        Step::Litmus => &said::LITMUS,
        Step::Roadblocks => &said::ROADBLOCKS,
        Step::Checks => &said::CHECKS,
        Step::Publish => &said::PUBLISH,
    }
}

/// How far a step is now.
pub fn standing(desk: Desk, step: Step) -> Memo<Standing> {
    Memo::new(move |_| {
        desk.settled.with(|framework| {
            desk.view.with(|view| desk.previous.with(|previous| step.standing(framework, view, previous.as_ref())))
        })
    })
}

/// As the style sheet calls it.
pub fn key(standing: Standing) -> &'static str {
    match standing {
        Standing::NotBegun => "ahead",
        Standing::Open(_) => "current",
        Standing::Done => "done",
    }
}

/// In words.
pub fn words(step: Step, standing: Standing) -> String {
    match (step, standing) {
        (_, Standing::NotBegun) => said::NOT_BEGUN.to_owned(),
        (Step::Checks, Standing::Open(count)) => said::advice(count),
        (Step::Checks, Standing::Done) => said::NOTHING_FOUND.to_owned(),
        (Step::Publish, Standing::Open(count)) => said::hinders(count),
        (Step::Publish, Standing::Done) => said::NOTHING_HINDERS.to_owned(),
        (_, Standing::Open(count)) => said::open(count),
        (_, Standing::Done) => said::DONE.to_owned(),
    }
}
