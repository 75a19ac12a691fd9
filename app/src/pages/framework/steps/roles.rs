//! Choosing roles: three questions, how many hold each, what about those without a path, and which suggest themselves next.

use super::super::desk::Desk;
use super::fold::{Begin, Fold};
use super::step::{Coverage, coverage, yeses};
use super::text::Passage;
use crate::components::button::{ButtonLink, Look};
use crate::components::choice::Choice;
use crate::components::empty::EmptyState;
use crate::components::field::Named;
use crate::components::keyed::keyed;
use crate::components::notice::{Badge, Tone};
use crate::words::framework::steps::roles as said;
use document::framework::Item;
use document::framework::write::{Edit, Field};
use document::write::Chosen;
use domain::framework::{Framework, FrameworkRole, Pathway, Selection};
use domain::ids::{FamilyId, RoleId};
use leptos::prelude::*;

/// The step.
#[component]
pub fn RolesStep(desk: Desk) -> impl IntoView {
    let families = desk.select(|framework| {
        let with_roles = framework.families.iter().filter(|family| framework.roles.iter().any(|role| role.family == family.id));
        with_roles.map(|family| family.id.clone()).collect::<Vec<_>>()
    });
    let none = desk.select(|framework| framework.roles.is_empty());
    let nothing = move || {
        none.get().then(|| view! { <EmptyState title=said::EMPTY more=said::EMPTY_MORE><ButtonLink label=said::IMPORT look=Look::Plain href={"/framework/import".to_owned()}/></EmptyState> }.into_any())
    };
    let keys = move || families.with(|all| all.iter().map(FamilyId::to_string).collect());
    let one = move |key: &str| match FamilyId::parse(key) {
        Ok(id) => view! { <FamilyRoles desk=desk id=id/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        {nothing}
        <Show when=move || !none.get()><CoverageSection desk=desk/></Show>
        {keyed(keys, one)}
    }
}

/// How the roles are covered.
#[component]
fn CoverageSection(desk: Desk) -> impl IntoView {
    let found = Memo::new(move |_| desk.settled.with(|framework| desk.view.with(|view| coverage(framework, view))));
    let sentence = move || found.with(|c| said::coverage(c.written.len(), c.waiting.len(), c.without.len()));
    let people = move || {
        found.with(|found| {
            desk.view.with(|view| {
                // Only where it is told of every role: a sum without some of them would be wrong.
                let held = |roles: &[RoleId]| roles.iter().map(|role| view.holders.get(role).copied()).sum::<Option<u32>>();
                let (written, others) = (held(&found.written)?, held(&found.waiting)? + held(&found.without)?);
                (written + others > 0).then(|| said::people(written, written + others))
            })
        })
    };
    view! {
        <section class="part" aria-labelledby="coverage">
            <h2 id="coverage">{said::COVERAGE}</h2>
            <CoverageBar found=found/>
            <p>{sentence} " " {people}</p>
            <NextRoles desk=desk found=found/>
            <p class="second">{said::BEGIN}</p>
        </section>
    }
}

/// The sentence beneath says the same. Drawn: the page's policy allows no inline style.
#[component]
fn CoverageBar(found: Memo<Coverage>) -> impl IntoView {
    let parts = Memo::new(move |_| found.with(|c| [c.written.len(), c.waiting.len(), c.without.len()]));
    let part = move |place: usize, kind: &'static str| {
        let before = move || parts.with(|parts| parts.iter().take(place).sum::<usize>());
        let width = move || parts.with(|parts| parts.get(place).copied().unwrap_or_default());
        view! { <rect class="coverage__part" data-kind=kind x=before y="0" width=width height="1"></rect> }
    };
    let whole = move || format!("0 0 {} 1", parts.with(|parts| parts.iter().sum::<usize>().max(1)));
    view! {
        <svg class="coverage" viewBox=whole preserveAspectRatio="none" aria-hidden="true">
            {part(0, "written")}{part(1, "waiting")}{part(2, "without")}
        </svg>
    }
}

#[component]
fn NextRoles(desk: Desk, found: Memo<Coverage>) -> impl IntoView {
    let one = move |id: &RoleId| {
        let (name, yes) =
            desk.with(|framework| (framework.role_name(id), framework.role(id).map_or(0, |role| yeses(role.selection))));
        let held = desk.view.with(|view| view.holders.get(id).copied());
        view! { <li><a href=format!("#role-{id}")>{said::suggested(&name, yes, held)}</a></li> }
    };
    move || {
        found.with(|found| {
            let list = || found.next.iter().map(one).collect_view();
            (!found.next.is_empty()).then(|| view! { <div><p>{said::NEXT}</p><ul class="plain-list">{list()}</ul></div> })
        })
    }
}

#[component]
fn FamilyRoles(desk: Desk, id: FamilyId) -> impl IntoView {
    let (called, of_family) = (id.clone(), id.clone());
    let name = desk.select(move |framework| framework.family_name(&called));
    let roles = desk.select(move |framework| {
        let mine = framework.roles.iter().filter(|role| role.family == of_family);
        mine.map(|role| role.id.clone()).collect::<Vec<_>>()
    });
    let heading = format!("family-{id}");
    let labelled = heading.clone();
    let keys = move || roles.with(|all| all.iter().map(RoleId::to_string).collect());
    let one = move |key: &str| match RoleId::parse(key) {
        Ok(id) => view! { <RoleFold desk=desk id=id/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        <section class="part" aria-labelledby=labelled>
            <h2 id=heading>{move || name.get()}</h2>
            <div class="folds">{keyed(keys, one)}</div>
        </section>
    }
}

fn reading<T>(desk: Desk, id: &RoleId, read: fn(&FrameworkRole) -> T) -> Memo<T>
where
    T: PartialEq + Default + Send + Sync + 'static,
{
    let id = id.clone();
    desk.select(move |framework| framework.role(&id).map(read).unwrap_or_default())
}

#[component]
fn RoleFold(desk: Desk, id: RoleId) -> impl IntoView {
    let (counted, named) = (id.clone(), id.clone());
    let name = reading(desk, &id, FrameworkRole::name);
    let level = desk.select(move |framework| level_of(framework, &named));
    let held = desk.record(move |view| view.holders.get(&counted).copied());
    let selection = reading(desk, &id, |role| role.selection);
    let pathway = reading(desk, &id, |role| (matches!(role.pathway, Pathway::None { .. }), role.pathway.lacks_support()));
    let answers = move || {
        let selection = selection.get();
        let answered = [selection.prevalent, selection.distinct, selection.retains].into_iter().flatten().count();
        said::answers(yeses(selection), answered)
    };
    let mark = move || match pathway.get() {
        (true, true) => Some(view! { <Badge tone=Tone::Turn word=said::TO_SAY/> }.into_any()),
        (true, false) => Some(view! { <Badge tone=Tone::Plain word=said::NO_PATH/> }.into_any()),
        (false, _) => None,
    };
    let summary = view! {
        <span class="fold__title">{move || name.get()}</span>
        <span class="fold__sub">{move || level.get()} " · " {move || said::held(held.get())}</span>
        <span class="fold__end"><span class="small second">{answers}</span>{mark}</span>
    }
    .into_any();
    let anchor = format!("role-{id}");
    view! {
        <Fold id=anchor begin=Begin::Folded summary=summary>
            <RoleQuestions desk=desk id=id.clone() selection=selection/>
        </Fold>
    }
}

fn level_of(framework: &Framework, id: &RoleId) -> String {
    let number = framework.role(id).map(|role| role.level);
    let level = framework.levels.iter().find(|level| Some(level.number) == number);
    level.map(|level| framework.level_name(&level.id)).unwrap_or_default()
}

#[component]
fn RoleQuestions(desk: Desk, id: RoleId, selection: Memo<Selection>) -> impl IntoView {
    let one = |key: &str, said: &'static str, read: fn(Selection) -> Option<bool>, make: fn(Option<Chosen>) -> Field| {
        let item = Item::Role(id.clone());
        let value = Signal::derive(move || word(read(selection.get())).to_owned());
        let set = Callback::new(move |word: String| desk.edit(Edit::Set(item.clone(), make(chosen(&word)))));
        view! { <Choice name={format!("{id}-{key}")} legend=said.into_any() class="choice choice--plain" options=answers() value=value off=desk.locked() set=set/> }.into_any()
    };
    view! {
        {one("prevalent", said::PREVALENT, |s| s.prevalent, Field::Prevalent)}
        {one("distinct", said::DISTINCT, |s| s.distinct, Field::Distinct)}
        {one("retains", said::RETAINS, |s| s.retains, Field::Retains)}
        <WithoutPath desk=desk id=id.clone()/>
    }
}

fn answers() -> Vec<Named> {
    [("yes", said::YES), ("no", said::NO), ("", said::OPEN)]
        .into_iter()
        .map(|(key, name)| (key.to_owned(), name.to_owned()))
        .collect()
}

fn word(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

fn chosen(word: &str) -> Option<Chosen> {
    match word {
        "yes" => Some(Chosen::Yes),
        "no" => Some(Chosen::No),
        _ => None,
    }
}

/// A role without a path says how its people are supported.
#[component]
fn WithoutPath(desk: Desk, id: RoleId) -> impl IntoView {
    let (item, off) = (Item::Role(id.clone()), desk.locked());
    let is_without = reading(desk, &id, |role| matches!(role.pathway, Pathway::None { .. }));
    let toggle = move |ev| {
        let way_on = if event_target_checked(&ev) { Chosen::No } else { Chosen::Yes };
        desk.edit(Edit::Set(item.clone(), Field::WayOn(way_on)));
    };
    view! {
        <label class="check">
            <input type="checkbox" checked=is_without.get_untracked() prop:checked=move || is_without.get() disabled=move || off.get() on:change=toggle/>
            <span>{said::WITHOUT}</span>
        </label>
        <Show when=move || is_without.get()><SupportTexts desk=desk id=id.clone()/></Show>
    }
}

#[component]
fn SupportTexts(desk: Desk, id: RoleId) -> impl IntoView {
    let (support, reflection) = desk.now(|framework| match framework.role(&id).map(|role| role.pathway.clone()) {
        Some(Pathway::None { support, reflection }) => (support, reflection),
        _ => Default::default(),
    });
    let item = Item::Role(id);
    view! {
        {Passage::of(item.clone(), "support", said::SUPPORT, support).like(said::SUPPORT_HINT).show(desk)}
        {Passage::of(item, "reflection", said::REFLECTION, reflection).like(said::REFLECTION_HINT).show(desk)}
    }
}
