//! How many people hold a role and how many open paths aim at it, told so that no count is about one person: whoever reads them may be the
//! manager of somebody who is counted.

use crate::ids::RoleId;
use std::collections::{BTreeMap, BTreeSet};

/// A count of each role; none for a role that nobody is counted at.
pub type Counts = BTreeMap<RoleId, u32>;

/// The fewest that are told, and the fewest by which a count moves. Of three, each of them would know from a figure what it says of the other
/// two together, and who knows one of them what it says of the third; four is the least with which a guess about a colleague stays a guess.
pub const FEWEST: u32 = 4;

/// The counts to go by from now on, after `shown` was gone by before. A count moves only when it is off by no small group: otherwise whoever
/// reads it before and after somebody chose a role would know that somebody did, and often who.
pub fn renewed(shown: &Counts, counted: &Counts) -> Counts {
    let roles: BTreeSet<&RoleId> = shown.keys().chain(counted.keys()).collect();
    let at = |counts: &Counts, role: &RoleId| counts.get(role).copied().unwrap_or_default();
    let renew = |role: &RoleId| {
        let (was, is) = (at(shown, role), at(counted, role));
        if was.abs_diff(is) >= FEWEST { is } else { was }
    };
    roles.into_iter().map(|role| (role.clone(), renew(role))).filter(|(_, count)| *count > 0).collect()
}

/// What is told of the counts that are gone by: of no role that few are counted at, and, where that is a single one of `roles`, not of the
/// next smallest either: who knows how many there are in all could take the others from it. Decided by what is gone by alone, so that
/// one person more or less hides and uncovers nothing.
pub fn told<'a>(shown: &Counts, roles: impl IntoIterator<Item = &'a RoleId>) -> Counts {
    let at = |role: &RoleId| shown.get(role).copied().unwrap_or_default();
    let (mut told, few): (Vec<(u32, &RoleId)>, Vec<_>) =
        roles.into_iter().map(|role| (at(role), role)).partition(|(count, _)| *count >= FEWEST);
    told.sort_unstable();
    let skipped = usize::from(few.len() == 1);
    told.into_iter().skip(skipped).map(|(count, role)| (role.clone(), count)).collect()
}
