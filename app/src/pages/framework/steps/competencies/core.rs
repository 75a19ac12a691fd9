//! Advice: four to six competencies for a role.

use super::super::super::desk::Desk;
use super::super::super::places;
use crate::words::framework::steps::competencies as said;
use domain::framework::Place;
use domain::framework::advice::{Advice, Circumstances};
use domain::ids::RoleId;
use leptos::prelude::*;

/// The roles that have fewer or more, folded.
#[component]
pub fn CoreAdvice(desk: Desk) -> impl IntoView {
    let today = desk.moment().date();
    let found = desk.settled(move |framework| {
        let all = framework.advice(&Circumstances { today, holders: None });
        let count = |advice: Advice| match advice {
            Advice::CoreCount { role, count } => Some((role, count)),
            _ => None,
        };
        all.into_iter().filter_map(count).collect::<Vec<_>>()
    });
    let one = move |(role, count): &(RoleId, u32)| {
        let (name, href) = desk.with(|framework| {
            let place = Place::Role { role: role.clone() };
            (framework.role_name(role), places::href(framework, &place))
        });
        view! { <li><a href=href>{said::core(&name, *count)}</a></li> }
    };
    let roles = move || {
        found.with(|found| {
            let lines = || found.iter().map(one).collect_view();
            (!found.is_empty()).then(|| {
                view! { <details class="more"><summary>{said::other(found.len())}</summary><ul class="plain-list">{lines()}</ul></details> }
            })
        })
    };
    view! { <div class="guide"><p>{said::CORE_LEAD}</p>{roles}</div> }
}
