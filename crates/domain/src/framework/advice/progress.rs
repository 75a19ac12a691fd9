//! Whether it can be seen what a level adds.

use super::Advice;
use crate::framework::wording::normalized;
use crate::framework::{EdgeKind, FrameworkRole, Index};
use crate::ids::CompetencyId;
use std::collections::{BTreeMap, BTreeSet};

type Lines<'a> = BTreeMap<&'a CompetencyId, Vec<String>>;

/// Looks at every two neighbouring roles, and at the two ends of each way up.
pub(super) fn progress<'a>(index: &Index<'a>, steps: &[(&'a FrameworkRole, &'a FrameworkRole)], found: &mut Vec<Advice>) {
    let ups = index.framework().edges.iter().filter(|edge| edge.kind == EdgeKind::Up && edge.from != edge.to);
    let ups = ups.filter_map(|edge| Some((index.role(&edge.from)?, index.role(&edge.to)?)));
    let mut looked = BTreeSet::new();
    let mut lines: BTreeMap<_, Lines<'a>> = BTreeMap::new();
    for (lower, higher) in steps.iter().copied().chain(ups) {
        if !looked.insert((&lower.id, &higher.id)) {
            continue;
        }
        for role in [lower, higher] {
            lines.entry(&role.id).or_insert_with(|| expected(index, role));
        }
        if let (Some(below), Some(above)) = (lines.get(&lower.id), lines.get(&higher.id)) {
            found.extend(step(index, (lower, below), (higher, above)));
        }
    }
}

/// What a role expects of each competency, normalized; blank ones left out.
fn expected<'a>(index: &Index<'a>, role: &FrameworkRole) -> Lines<'a> {
    let of = |competency: &CompetencyId| {
        let lines = index.resolved(&role.id, competency);
        lines.iter().map(|line| normalized(&line.text)).collect::<Vec<_>>()
    };
    let all = index.framework().competencies.iter().map(|competency| (&competency.id, of(&competency.id)));
    all.filter(|(_, lines)| !lines.is_empty()).collect()
}

fn step(
    index: &Index<'_>,
    (lower, below): (&FrameworkRole, &Lines<'_>),
    (higher, above): (&FrameworkRole, &Lines<'_>),
) -> Option<Advice> {
    let (from, to) = (lower.id.clone(), higher.id.clone());
    if above.is_empty() {
        // Nothing is written yet: that is told as a role without competencies.
        return None;
    }
    let adds = |(competency, lines): (&&CompetencyId, &Vec<String>)| {
        lines.iter().any(|line| below.get(*competency).is_none_or(|known| !known.contains(line)))
    };
    if !above.iter().any(adds) {
        return Some(Advice::NothingAdded { from, to });
    }
    // A merged cell says that it is the same as the one before, and means it.
    let is_merged = |id: &CompetencyId| index.cell(&higher.id, id).is_some_and(|cell| cell.merged);
    let same = index.framework().competencies.iter().map(|competency| &competency.id);
    let same = same.filter(|id| above.contains_key(id) && above.get(id) == below.get(id) && !is_merged(id));
    let competencies: Vec<CompetencyId> = same.cloned().collect();
    (!competencies.is_empty()).then_some(Advice::NoProgress { from, to, competencies })
}
