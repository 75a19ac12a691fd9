//! Checks of a framework that advise and explain. None of them forbids anything: a framework can be published with all of them.

mod cells;
mod kind;
mod pay;
mod progress;
mod seen;
mod sentence;
mod upkeep;
mod ways;

pub use kind::AdviceKind;
pub use pay::BandSurvey;
pub use seen::{Advice, Grade};

use super::{Framework, FrameworkRole, Index};
use crate::ids::RoleId;
use crate::time::Date;
use std::collections::BTreeMap;

/// What the checks have to know beside the framework.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The day.
    pub today: Date,
    /// How many people hold each role; none where nobody knows, as for a file that is looked at outside of an organization, and where it
    /// is not to be told, as on a page, whose reader may be somebody's manager.
    pub holders: Option<&'a BTreeMap<RoleId, u32>>,
}

impl Framework {
    /// Everything that is worth a second look, kind by kind, each in the order of the framework. The same for the same framework and day.
    pub fn advice(&self, circumstances: &Circumstances<'_>) -> Vec<Advice> {
        let index = Index::of(self);
        let mut found = Vec::new();
        let steps = steps(self);
        cells::core(&index, &mut found);
        cells::repeated(&index, &mut found);
        cells::unreasoned(self, &mut found);
        progress::progress(&index, &steps, &mut found);
        pay::pay(self, &mut found);
        ways::feeders(self, &mut found);
        ways::incumbents(self, circumstances.holders, &mut found);
        ways::dead_ends(self, &mut found);
        ways::branches(self, &mut found);
        ways::roadblocks(self, &mut found);
        upkeep::families(self, circumstances.today, &mut found);
        upkeep::titles(self, &mut found);
        found
    }
}

/// Two roles of one family next to one another: the higher stands on the next level at which the family has a role that the lower can
/// grow into. Tracks go together where they are the same or where one of the two roles is of the base that tracks share.
pub(super) fn steps(framework: &Framework) -> Vec<(&FrameworkRole, &FrameworkRole)> {
    let mut by_family: BTreeMap<_, Vec<&FrameworkRole>> = BTreeMap::new();
    for role in &framework.roles {
        by_family.entry(&role.family).or_default().push(role);
    }
    let mut found = Vec::new();
    for role in &framework.roles {
        let above: Vec<&FrameworkRole> =
            by_family.get(&role.family).into_iter().flatten().copied().filter(|other| leads(role, other)).collect();
        let next = above.iter().map(|other| other.level).min();
        found.extend(above.into_iter().filter(|other| Some(other.level) == next).map(|other| (role, other)));
    }
    found
}

fn leads(lower: &FrameworkRole, higher: &FrameworkRole) -> bool {
    let together = lower.track == higher.track || lower.track.is_none() || higher.track.is_none();
    together && lower.level < higher.level
}
