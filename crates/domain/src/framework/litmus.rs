//! The figures of the litmus test, without telling what anybody said.

use crate::ids::RoleId;
use crate::view::LitmusOutcome;

/// Fewest answers that are shown as figures. Of three, each who answered would know from a figure what the other two said together, and
/// who knows one of them what the third said; four is the least with which a guess about a colleague stays a guess.
pub const SMALL_GROUP: usize = 4;

/// What a person answered to the three questions.
pub type Answer = [bool; 3];

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
