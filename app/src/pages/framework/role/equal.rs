//! Roles that are worth the same: the other sides of a branch, and equivalent roles of other families.

use super::Reading;
use crate::words::framework::role as said;
use domain::framework::FrameworkRole;
use domain::ids::RoleId;
use leptos::prelude::*;

/// Each group with the statement that says so.
pub fn equal(reading: Reading<'_>, role: &FrameworkRole) -> AnyView {
    let framework = reading.framework;
    let branches = framework.branches.iter().map(|branch| (&branch.roles, branch.statement.as_str()));
    let peers = framework.peers.iter().map(|peers| (&peers.roles, peers.note.as_str()));
    let mine = branches.chain(peers).filter(|(roles, _)| roles.contains(&role.id));
    let groups: Vec<AnyView> = mine.map(|(roles, why)| group(reading, role, roles, why)).collect();
    if groups.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack" aria-labelledby="same-worth">
            <h2 class="start__label" id="same-worth">{said::SAME_WORTH}</h2>
            {groups.collect_view()}
        </section>
    }
    .into_any()
}

fn group(reading: Reading<'_>, role: &FrameworkRole, roles: &[RoleId], why: &str) -> AnyView {
    let others = roles.iter().filter(|id| **id != role.id).filter_map(|id| reading.framework.role(id));
    let each = |other: &FrameworkRole| {
        let href = format!("/framework/r/{}", other.id);
        view! { <li><a href=href>{other.name()}</a></li> }
    };
    let why = why.trim().to_owned();
    let why = (!why.is_empty()).then(|| view! { <p class="equal__why">{why}</p> });
    view! { <div class="equal"><ul>{others.map(each).collect_view()}</ul>{why}</div> }.into_any()
}
