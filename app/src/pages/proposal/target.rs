//! Where the path leads: direction, and a role of the framework or one that does not exist yet.

use super::page::{Page, objectives};
use super::text::{Passage, passage};
use crate::components::expected;
use crate::components::field::{Named, select};
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, names, proposal::objectives as said};
use document::write::Edit;
use domain::content::TargetKind;
use domain::framework::Framework;
use domain::ids::RoleId;
use domain::section::Section;

/// The part of the objectives.
pub fn target(page: Page) -> Node {
    let locked = page.locked(Section::Objectives);
    let kind = Signal::derive(move || objectives(page, |o| o.target_kind).map(TargetKind::key).unwrap_or_default().to_owned());
    let role = memo(move || objectives(page, |o| o.target_role.clone()));
    let set_kind = Callback::new(move |wanted: String| {
        let kind = TargetKind::ALL.into_iter().find(|k| k.key() == wanted);
        page.live().edit(Section::Objectives, Edit::SetTargetKind(kind));
    });
    let set_role = Callback::new(move |wanted: String| {
        page.live().edit(Section::Objectives, Edit::SetTargetRole(RoleId::parse(&wanted).ok()));
    });
    let role_key = Signal::derive(move || role.get().map(String::from).unwrap_or_default());
    let roles = page.view.with_untracked(|v| roles(&v.framework));
    let title = move || {
        let own = Passage { item: "target".to_owned(), ..Passage::own(Section::Objectives, "title", said::ROLE_TITLE, "") };
        role.get().is_none().then(|| passage(page, own.short()))
    };
    view! {
        <div class="part">
            <h3>{said::TARGET}</h3>
            <div class="fields">
                {select("objectives-kind".to_owned(), said::KIND, Signal::stored(kinds()), kind, locked, set_kind)}
                {select("objectives-role".to_owned(), said::ROLE, Signal::stored(roles), role_key, locked, set_role)}
            </div>
            {title}
            {move || role.get().map(|role| expectations(page, &role))}
        </div>
    }
    .into_node()
}

fn kinds() -> Vec<Named> {
    let open = (String::new(), words::CHOOSE.to_owned());
    let all = TargetKind::ALL.into_iter().map(|k| (k.key().to_owned(), names::target_kind(k).to_owned()));
    std::iter::once(open).chain(all).collect()
}

/// The roles by family and level. The same title may stand in two families, so the family is named.
fn roles(framework: &Framework) -> Vec<Named> {
    let mut all = vec![(String::new(), said::NEW_ROLE.to_owned())];
    for family in &framework.families {
        for level in &framework.levels {
            let here = framework.roles.iter().filter(|r| r.family == family.id && r.level == level.number);
            all.extend(here.map(|r| (r.id.to_string(), format!("{} · {}, level {}", r.title, family.name, r.level))));
        }
    }
    all
}

fn expectations(page: Page, role: &RoleId) -> Node {
    let expected = page.view.with_untracked(|v| v.framework.expectations(role)).unwrap_or_default();
    if expected.is_empty() {
        return ().into_node();
    }
    view! { <details class="more"><summary>{said::EXPECTED}</summary>{expected::all(&expected)}</details> }.into_node()
}
