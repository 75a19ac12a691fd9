//! The figures of the litmus test, without telling what anybody said.

use super::headcount::FEWEST;
use crate::ids::{PersonId, RoleId};
use crate::view::LitmusOutcome;
use std::collections::BTreeMap;

/// Fewest answers that are shown as figures.
pub const SMALL_GROUP: usize = FEWEST as usize;

/// What a person answered to the three questions.
pub type Answer = [bool; 3];

/// Who answered what about one role.
pub type Answered = BTreeMap<PersonId, Answer>;

/// The answers to make figures of from now on, after figures of `shown` were read. They are taken over together, as soon as no small group
/// of people has answered or answered otherwise since: whoever reads the figures before and after a single answer would know it from
/// the difference.
pub fn renewed(shown: Answered, given: &Answered) -> Answered {
    let new = given.iter().filter(|(person, answer)| shown.get(*person) != Some(answer)).count();
    if new >= SMALL_GROUP { given.clone() } else { shown }
}

/// Figures of roles, and of all of them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Each role in the order given, with its figures where they may be shown.
    pub roles: Vec<(RoleId, Option<LitmusOutcome>)>,
    /// All roles together, where that tells nothing about those that are hidden.
    pub total: Option<LitmusOutcome>,
}

/// The figures of one group; none where it is so small that they would tell what one person said.
pub fn outcome(answers: &[Answer]) -> Option<LitmusOutcome> {
    (answers.len() >= SMALL_GROUP).then(|| figures(answers.iter()))
}

/// The figures of several roles and their total. Whoever takes the roles shown from the total gets the figures of those that are hidden:
/// so the smallest shown ones are hidden too until what is left is the sum of at least two roles and no small group.
pub fn totals(answers: &[(RoleId, Vec<Answer>)]) -> Totals {
    let mut by_size: Vec<&(RoleId, Vec<Answer>)> = answers.iter().filter(|(_, given)| !given.is_empty()).collect();
    by_size.sort_by(|(a, some), (b, others)| some.len().cmp(&others.len()).then_with(|| a.cmp(b)));
    let mut hidden: Vec<&RoleId> = Vec::new();
    let mut in_hidden = 0;
    for (role, given) in by_size {
        let tells = !hidden.is_empty() && (hidden.len() < 2 || in_hidden < SMALL_GROUP);
        if given.len() < SMALL_GROUP || tells {
            hidden.push(role);
            in_hidden += given.len();
        }
    }
    let is_safe = hidden.is_empty() || (hidden.len() >= 2 && in_hidden >= SMALL_GROUP);
    let all: Vec<&Answer> = answers.iter().flat_map(|(_, given)| given).collect();
    let shown = |(role, given): &(RoleId, Vec<Answer>)| (role.clone(), outcome(given).filter(|_| !hidden.contains(&role)));
    Totals {
        roles: answers.iter().map(shown).collect(),
        total: (is_safe && all.len() >= SMALL_GROUP).then(|| figures(all.into_iter())),
    }
}

fn figures<'a>(answers: impl Iterator<Item = &'a Answer>) -> LitmusOutcome {
    let mut found = LitmusOutcome { answered: 0, yes: [0; 3], passed: 0 };
    for answer in answers {
        found.answered += 1;
        for (count, yes) in found.yes.iter_mut().zip(answer) {
            *count += u32::from(*yes);
        }
        found.passed += u32::from(answer.iter().all(|yes| *yes));
    }
    found
}
