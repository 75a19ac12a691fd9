//! Where the path leads: direction, and a role of the framework or one that does not exist yet.

use super::page::{Page, objectives};
use super::text::{Passage, passage};
use crate::command::Command;
use crate::commands;
use crate::components::button::{Look, button, link};
use crate::components::expected;
use crate::components::field::{Named, select};
use crate::components::frame::Going;
use crate::components::notice::{Tone, notice};
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, names, proposal, proposal::objectives as said};
use document::write::Edit;
use domain::content::TargetKind;
use domain::framework::Expectation;
use domain::ids::RoleId;
use domain::permission::Action;
use domain::section::Section;
use domain::view::Outline;

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
    let roles = memo(move || page.view.with(|v| roles(&v.framework)));
    let title = move || {
        let own = Passage { item: "target".to_owned(), ..Passage::own(Section::Objectives, "title", said::ROLE_TITLE, "") };
        role.get().is_none().then(|| passage(page, own.short()))
    };
    view! {
        <div class="part">
            <h3>{said::TARGET}</h3>
            {chosen_elsewhere(page)}
            <div class="fields">
                {select("objectives-kind".to_owned(), said::KIND, Signal::stored(kinds()), kind, locked, set_kind)}
                {select("objectives-role".to_owned(), said::ROLE, roles.into(), role_key, locked, set_role)}
            </div>
            <div>{link(said::ON_THE_MAP, Look::Plain, page.map_href())}</div>
            {title}
            {expectations(page, role)}
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
fn roles(outline: &Outline) -> Vec<Named> {
    let mut all = vec![(String::new(), said::NEW_ROLE.to_owned())];
    for family in &outline.families {
        all.extend(family.roles.iter().map(|r| (r.id.to_string(), format!("{} · {}, level {}", r.title, family.name, r.level))));
    }
    all
}

/// A role that was chosen on the map and brought back in the address: it becomes the target by the button and by nothing else. One that the
/// version of this path does not have is not passed over in silence.
fn chosen_elsewhere(page: Page) -> Node {
    let Some(aim) = Going::parameter("aim").and_then(|id| RoleId::parse(&id).ok()) else { return ().into_node() };
    let going = use_context::<Going>();
    let open = RwSignal::new(true);
    let settle = Callback::new(move |()| {
        open.set(false);
        if let Some(going) = going {
            going.settle_query();
        }
    });
    let wanted = aim.clone();
    // Again when the path has moved to another version.
    let title = page.select(move |view| {
        let mut roles = view.framework.families.iter().flat_map(|family| &family.roles);
        roles.find(|role| role.id == wanted).map(|role| role.title.clone())
    });
    let show = move || match title.get() {
        Some(title) => offered(page, &aim, &title, settle),
        None => not_there(page, settle),
    };
    view! { <div role="status">{move || open.get().then(&show)}</div> }
}

fn offered(page: Page, aim: &RoleId, title: &str, settle: Callback<()>) -> Node {
    let aim = aim.clone();
    let agree = Callback::new(move |()| {
        page.live().edit(Section::Objectives, Edit::SetTargetRole(Some(aim.clone())));
        settle.run(());
    });
    let locked = page.locked(Section::Objectives);
    let body = view! {
        <p>{said::chosen(title)}</p>
        <div class="line">
            {button(said::AIM, Look::Main, locked, agree)}
            {button(said::LEAVE, Look::Quiet, Signal::stored(false), settle)}
        </div>
    };
    notice(Tone::Plain, body.into_node())
}

/// What can be done instead: go on with the version in force, where it is another one and nothing is rated yet, or describe the job.
fn not_there(page: Page, settle: Callback<()>) -> Node {
    let framework = page.select(|view| (view.framework.version, view.framework.newest));
    let (version, newest) = framework.get();
    let moves = newest > version && page.view.with(|view| view.expectations.is_empty());
    let may = page.may(Action::Rename).get();
    let go_on = moves.then(|| if may { said::go_on(newest) } else { said::employee_can_go_on(&page.employee().name, newest) });
    let adopt = (moves && may).then(|| {
        let adopt = Callback::new(move |()| page.act(Command::AdoptFramework));
        button(proposal::adopt(newest), Look::Main, page.busy.into(), adopt)
    });
    let body = view! {
        <p>{said::not_there(version)}</p>
        {go_on.map(|sentence| view! { <p>{sentence}</p> })}
        <p>{said::DESCRIBE}</p>
        <div class="line">{adopt}{button(said::LEAVE, Look::Quiet, Signal::stored(false), settle)}</div>
    };
    notice(Tone::Turn, body.into_node())
}

/// What the chosen role expects beyond what is expected today. Asked for in the browser, whenever the role changes.
fn expectations(page: Page, role: Memo<Option<RoleId>>) -> Node {
    let found = RwSignal::new(Vec::<Expectation>::new());
    effect(move || {
        let wanted = role.get();
        found.set(Vec::new());
        let Some(wanted) = wanted else { return };
        let id = page.id();
        spawn_local(async move {
            // Without an answer nothing is shown; choosing again asks again.
            let expected = commands::expected(&id, &wanted).await.unwrap_or_default();
            // Another role may have been chosen meanwhile, or the page left.
            if role.try_get_untracked().flatten() == Some(wanted) {
                found.set(expected);
            }
        });
    });
    let show = move || {
        found.with(|all| {
            let shown = || view! { <details class="more"><summary>{said::EXPECTED}</summary>{expected::all(all)}</details> };
            (!all.is_empty()).then(shown)
        })
    };
    show.into_node()
}
