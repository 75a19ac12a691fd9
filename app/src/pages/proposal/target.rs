//! Where the path leads: direction, and a role of the framework or one that does not exist yet.

use super::page::{Page, objectives};
use super::text::{Passage, PassageText};
use crate::command::Command;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::expected;
use crate::components::field::{Named, SelectField};
use crate::components::focus::soon as focus_soon;
use crate::components::notice::{Notice, Tone};
use crate::pages::loaded::query;
use crate::server_fns::proposal::expected as expected_of;
use crate::words::{self, names, proposal, proposal::objectives as said};
use document::write::Edit;
use domain::content::{Aim, TargetKind};
use domain::framework::Expectation;
use domain::ids::RoleId;
use domain::permission::Action;
use domain::section::Section;
use domain::view::Outline;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// The part of the objectives.
#[component]
pub fn Target(page: Page) -> impl IntoView {
    let locked = page.locked(Section::Objectives);
    let kind = Memo::new(move |_| objectives(page, |o| o.target_kind));
    let kind_key = Signal::derive(move || kind.get().map(TargetKind::key).unwrap_or_default().to_owned());
    let set_kind = Callback::new(move |wanted: String| {
        let kind = TargetKind::ALL.into_iter().find(|k| k.key() == wanted);
        page.live().edit(Section::Objectives, Edit::SetTargetKind(kind));
    });
    let aim = Memo::new(move |_| kind.get().map_or(Aim::Role, |kind| kind.demands().aim));
    let role = Memo::new(move |_| objectives(page, |o| o.target_role.clone()));
    let held = page.select(|v| v.framework.held.clone());
    let today = page.select(|v| held_title(&v.framework));
    let asks = move || {
        let lines = kind.get().map(said::asks).unwrap_or_default();
        lines.into_iter().filter(|line| !line.is_empty()).map(|line| view! { <p class="small quiet">{line}</p> }).collect_view()
    };
    let aimed = Memo::new(move |_| match aim.get() {
        Aim::Role => role.get(),
        Aim::Today => held.get().or_else(|| role.get()),
        Aim::Managing => role.get().or_else(|| held.get()),
        Aim::Outside => None,
    });
    let title = move || {
        let label = if aim.get() == Aim::Outside { said::OUTSIDE_TITLE } else { said::ROLE_TITLE };
        let own = Passage { item: "target".to_owned(), ..Passage::own(Section::Objectives, "title", label, "") };
        let named = aim.get() == Aim::Outside || (aim.get() == Aim::Role && role.get().is_none());
        named.then(|| view! { <PassageText page passage={own.short()}/> })
    };
    let writes = page.writes(Section::Objectives);
    let map = move || {
        (writes.get() && matches!(aim.get(), Aim::Role | Aim::Managing))
            .then(|| view! { <div><ButtonLink label=said::ON_THE_MAP look=Look::Plain href=page.map_href()/></div> })
    };
    view! {
        <div class="part">
            <h3>{said::TARGET}</h3>
            <ChosenElsewhere page/>
            <div class="fields">
                <SelectField id={"objectives-kind".to_owned()} label=said::KIND options=Signal::stored(kinds()) value=kind_key off=locked set=set_kind/>
                {move || view! { <Which page aim={aim.get()} today={today.get()} role/> }}
            </div>
            {asks}
            {map}
            {title}
            <Expectations page role=aimed/>
        </div>
    }
}

/// Which role it is: chosen, known, or none.
#[component]
fn Which(page: Page, aim: Aim, today: Option<String>, role: Memo<Option<RoleId>>) -> impl IntoView {
    let (label, none) = match (aim, today) {
        (Aim::Outside, _) => return ().into_any(),
        (Aim::Today, Some(title)) => {
            return view! { <p class="field"><span class="field__label">{said::TODAYS_ROLE}</span><span>{title}</span></p> }
                .into_any();
        }
        (Aim::Today, None) => (said::TODAYS_ROLE, said::WHICH_TODAY),
        (Aim::Managing, _) => (said::ROLE, said::TODAYS_ROLE_MANAGING),
        (Aim::Role, _) => (said::ROLE, said::NEW_ROLE),
    };
    let locked = page.locked(Section::Objectives);
    let set = Callback::new(move |wanted: String| {
        page.live().edit(Section::Objectives, Edit::SetTargetRole(RoleId::parse(&wanted).ok()));
    });
    let key = Signal::derive(move || role.get().map(String::from).unwrap_or_default());
    let all = Memo::new(move |_| page.view.with(|v| roles(&v.framework, none)));
    view! { <SelectField id={"objectives-role".to_owned()} label=label options=all value=key off=locked set=set/> }.into_any()
}

/// The title of the role that the employee holds, if the framework has it.
fn held_title(outline: &Outline) -> Option<String> {
    let held = outline.held.as_ref()?;
    let mut roles = outline.families.iter().flat_map(|family| &family.roles);
    roles.find(|role| role.id == *held).map(|role| role.title.clone())
}

fn kinds() -> Vec<Named> {
    let open = (String::new(), words::CHOOSE.to_owned());
    let all = TargetKind::ALL.into_iter().map(|k| (k.key().to_owned(), names::target_kind(k).to_owned()));
    std::iter::once(open).chain(all).collect()
}

/// The roles by family and level. The same title may stand in two families, so the family is named.
fn roles(outline: &Outline, none: &str) -> Vec<Named> {
    let mut all = vec![(String::new(), none.to_owned())];
    for family in &outline.families {
        all.extend(family.roles.iter().map(|r| (r.id.to_string(), format!("{} · {}, level {}", r.title, family.name, r.level))));
    }
    all
}

/// A role that was chosen on the map and brought back in the address: it becomes the target by the button and by nothing else. One that the
/// version of this path does not have is not passed over in silence.
#[component]
fn ChosenElsewhere(page: Page) -> impl IntoView {
    let Some(aim) = query("aim").and_then(|id| RoleId::parse(&id).ok()) else { return ().into_any() };
    let (navigate, path) = (use_navigate(), use_location().pathname);
    let open = RwSignal::new(true);
    let settle = Callback::new(move |()| {
        open.set(false);
        // What the query asked for is settled: a reload does not ask again.
        navigate(&path.get_untracked(), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    let wanted = aim.clone();
    // Again when the path has moved to another version.
    let title = page.select(move |view| {
        let mut roles = view.framework.families.iter().flat_map(|family| &family.roles);
        roles.find(|role| role.id == wanted).map(|role| role.title.clone())
    });
    // The part lies below the fold of a page that is opened at its top.
    Effect::new(|_| focus_soon("aim".to_owned()));
    let show = move || match title.get() {
        Some(title) => offered(page, &aim, &title, settle),
        None => not_there(page, settle),
    };
    view! { <div role="status" id="aim" tabindex="-1">{move || open.get().then(&show)}</div> }.into_any()
}

fn offered(page: Page, aim: &RoleId, title: &str, settle: Callback<()>) -> AnyView {
    let aim = aim.clone();
    let agree = Callback::new(move |()| {
        page.live().edit(Section::Objectives, Edit::SetTargetRole(Some(aim.clone())));
        settle.run(());
    });
    let locked = page.locked(Section::Objectives);
    let body = view! {
        <p>{said::chosen(title)}</p>
        <div class="line">
            <Button label=said::AIM look=Look::Main off=locked press=agree/>
            <Button label=said::LEAVE look=Look::Quiet press=settle/>
        </div>
    };
    view! { <Notice tone=Tone::Plain>{body.into_any()}</Notice> }.into_any()
}

/// What can be done instead: go on with the version in force, where it is another one and nothing is rated yet, or describe the job.
fn not_there(page: Page, settle: Callback<()>) -> AnyView {
    let framework = page.select(|view| (view.framework.version, view.framework.newest));
    let (version, newest) = framework.get();
    let moves = newest > version && page.view.with(|view| view.expectations.is_empty());
    let may = page.may(Action::Rename).get();
    let go_on = moves.then(|| if may { said::go_on(newest) } else { said::employee_can_go_on(&page.employee().name, newest) });
    let adopt = (moves && may).then(|| {
        let adopt = Callback::new(move |()| page.act(Command::AdoptFramework));
        view! { <Button label=proposal::adopt(newest) look=Look::Main off=page.busy press=adopt/> }.into_any()
    });
    let body = view! {
        <p>{said::not_there(version)}</p>
        {go_on.map(|sentence| view! { <p>{sentence}</p> })}
        <p>{said::DESCRIBE}</p>
        <div class="line">{adopt}<Button label=said::LEAVE look=Look::Quiet press=settle/></div>
    };
    view! { <Notice tone=Tone::Turn>{body.into_any()}</Notice> }.into_any()
}

/// What the chosen role expects beyond what is expected today. Asked for in the browser, whenever the role changes.
#[component]
fn Expectations(page: Page, role: Memo<Option<RoleId>>) -> impl IntoView {
    let found = RwSignal::new(Vec::<Expectation>::new());
    Effect::new(move |_| {
        let wanted = role.get();
        found.set(Vec::new());
        let Some(wanted) = wanted else { return };
        let id = page.id();
        leptos::task::spawn_local(async move {
            // Without an answer nothing is shown; choosing again asks again.
            let expected = expected_of(id, wanted.clone()).await.unwrap_or_default();
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
    show.into_any()
}
