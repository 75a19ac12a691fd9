//! Making a version: everything that was signed, copied so that it reads the same for ever.

use crate::consultation;
use crate::names::Names;
use crate::proposal::Facts;
use domain::assessment::Side;
use domain::consultation::Stage;
use domain::content::{Contents, Link};
use domain::framework::{Framework, StrategicObjective};
use domain::ids::{PersonId, RoleId};
use domain::proposal::Proposal;
use domain::time::Timestamp;
use domain::version::Version;
use std::collections::BTreeSet;

/// The version with that number, pinned at that moment. `today` is the role that a path in today's role is about.
pub(crate) fn pinned(
    proposal: &Proposal,
    facts: &Facts,
    (framework, today): (&Framework, Option<&RoleId>),
    objectives: Vec<StrategicObjective>,
    names: &Names,
    (number, at): (u32, Timestamp),
) -> Version {
    let contents = facts.written.contents.clone();
    // Whom the employee did not want to be asked stays between the pair.
    let told = facts.consultations.iter().filter(|c| matches!(c.stage, Stage::Answered { .. } | Stage::Closed { .. }));
    let consultations = told.cloned().map(|c| consultation::view(c, proposal, None, names)).collect();
    Version {
        proposal: proposal.id.clone(),
        number,
        title: proposal.title.clone(),
        employee: names.of(&proposal.employee),
        manager: names.of(&proposal.manager),
        questions: proposal.process.questions.clone(),
        former: raters(facts).iter().map(|by| names.of(by)).collect(),
        target: framework.aimed_title(&contents.objectives, today),
        framework_version: proposal.framework_version,
        expectations: proposal.expectations.clone(),
        assessments: Side::ALL.into_iter().map(|side| (side, facts.assessment(side).opened())).collect(),
        objectives: objectives.into_iter().filter(|objective| is_linked(&contents, objective)).collect(),
        consultations,
        signatures: proposal.signatures.clone(),
        answered: facts.requests.clone(),
        contents,
        at,
    }
}

/// Those before the manager who sealed some of the ratings.
pub(crate) fn raters(facts: &Facts) -> BTreeSet<PersonId> {
    facts.assessment(Side::Manager).by.values().cloned().collect()
}

/// Links outlive their goals, so only those of goals that stand count.
fn is_linked(contents: &Contents, objective: &StrategicObjective) -> bool {
    let goals = contents.objectives.goals.iter();
    goals.filter_map(|goal| contents.connection.goals.get(&goal.id)?.link.as_ref()).any(|link| match link {
        Link::Objective(id) => *id == objective.id,
        Link::LeftOpen => false,
    })
}
