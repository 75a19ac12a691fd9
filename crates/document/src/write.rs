//! Typed writing: every change that the interface, the demo or an import makes is one [`Edit`].

mod edit;
mod list;
mod scalar;
mod text;

pub use edit::{Chosen, Edit, EditError, MilestoneField};

use crate::schema::List;
use domain::section::Section;
use yrs::TransactionMut;

/// Makes one change. Places are moved to where they are possible; what would exceed a limit, or speaks of what is not there,
/// changes nothing and says so. `random` gives the few digits that keep the places of two people's insertions apart: any
/// letters and digits, for instance of a new id.
pub fn apply(section: Section, txn: &mut TransactionMut<'_>, edit: &Edit, random: &str) -> Result<(), EditError> {
    if edit.section().is_some_and(|right| right != section) {
        return Err(EditError::OtherSection);
    }
    match edit {
        Edit::AddGoal { id, after } => list::add(txn, List::Goals, id, after.as_ref(), random),
        Edit::AddClause { id, after } => list::add(txn, List::Clauses, id, after.as_ref(), random),
        Edit::AddPerformanceGoal { id, after } => list::add(txn, List::PerformanceGoals, id, after.as_ref(), random),
        Edit::AddMilestone { id, after } => list::add(txn, List::Milestones, id, after.as_ref(), random),
        Edit::MoveItem { list, id, after } => list::move_to(txn, *list, id, after.as_ref(), random),
        Edit::RemoveItem { list, id } => list::remove(txn, *list, id),
        Edit::SetTerm { goal, term } => scalar::term(txn, goal, *term),
        Edit::SetTargetKind(kind) => {
            scalar::target_kind(txn, *kind);
            Ok(())
        }
        Edit::SetTargetRole(role) => {
            scalar::target_role(txn, role.as_ref());
            Ok(())
        }
        Edit::SetLink { goal, link } => scalar::link(txn, goal, link.as_ref()),
        Edit::SetVerdict { clause, verdict, about } => scalar::verdict(txn, clause, *verdict, about.as_ref()),
        Edit::SetFocus { expectation, chosen } => scalar::focus(txn, expectation, *chosen),
        Edit::SetMilestone { id, field } => scalar::milestone(txn, id, field),
        Edit::ReplaceText { item, field, text } => text::replace(section, txn, item, field, text),
        Edit::Splice { item, field, at, remove, insert } => text::splice(section, txn, item, field, (*at, *remove), insert),
    }
}
