//! Milestones: measurable, owned, dated, each closing a gap.

use super::list::{ItemList, Kind};
use super::page::{Page, gaps, milestones, objectives};
use super::text::{Passage, PassageText};
use crate::components::empty::EmptyState;
use crate::components::field::{InputField, Named, SelectField};
use crate::components::notice::{NoticeLine, Tone};
use crate::words::{self, names, proposal::milestones as said};
use document::schema::List;
use document::write::{Edit, MilestoneField};
use domain::content::{Milestone, MilestoneKind, Party};
use domain::ids::{ExpectationId, ItemId};
use domain::section::Section;
use domain::time::Date;
use leptos::prelude::*;

const MILESTONES: Kind = Kind {
    section: Section::Milestones,
    list: List::Milestones,
    one: said::ONE,
    add: said::ADD,
    field: "title",
    make: |id| Edit::AddMilestone { id, after: None },
    row: milestone,
};

/// The section's text.
#[component]
pub fn MilestonesText(page: Page) -> impl IntoView {
    let ids = Memo::new(move |_| milestones(page, |m| m.milestones.iter().map(|m| m.id.clone()).collect::<Vec<_>>()));
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let uncovered = Memo::new(move |_| {
        let focus = gaps(page, |g| g.focus.clone());
        let closed = milestones(page, |m| m.milestones.iter().filter_map(|m| m.gap.clone()).collect::<Vec<_>>());
        let open = |id: &&ExpectationId| !closed.contains(id);
        let title = |id: &ExpectationId| page.view.with(|v| v.expectations.iter().find(|e| e.id == *id).map(|e| e.title.clone()));
        focus.iter().filter(open).filter_map(title).collect::<Vec<_>>()
    });
    let flag = |focus: String| view! { <NoticeLine tone=Tone::Plain sentence=said::uncovered(&focus)/> }.into_any();
    view! {
        {move || none.get().then(|| view! { <EmptyState title=said::EMPTY more=said::EMPTY_MORE/> }.into_any())}
        {move || uncovered.get().into_iter().map(flag).collect_view()}
        <ItemList page kind=MILESTONES ids/>
    }
}

/// Reads one scalar of a milestone.
fn scalar(page: Page, id: &ItemId, read: fn(&Milestone) -> String) -> Signal<String> {
    let id = id.clone();
    let value = Memo::new(move |_| milestones(page, |m| m.milestones.iter().find(|m| m.id == id).map(read)).unwrap_or_default());
    value.into()
}

/// Writes one scalar of a milestone.
fn write(page: Page, id: &ItemId, field: fn(String) -> MilestoneField) -> Callback<String> {
    let id = id.clone();
    Callback::new(move |text: String| {
        page.live().edit(Section::Milestones, Edit::SetMilestone { id: id.clone(), field: field(text) });
    })
}

fn milestone(page: Page, id: ItemId, label: Signal<String>) -> AnyView {
    let key = id.to_string();
    let off = page.locked(Section::Milestones);
    let named = |field: &str| format!("milestones-{key}-{field}");
    let line = |field: &str, label, kind, read, make| {
        view! { <InputField id=named(field) label=label kind=kind value=scalar(page, &id, read) off=off set=write(page, &id, make)/> }.into_any()
    };
    let pick = |field: &str, label, options: Signal<Vec<Named>>, read, make| {
        view! { <SelectField id=named(field) label=label options=options value=scalar(page, &id, read) off=off set=write(page, &id, make)/> }.into_any()
    };
    let (kinds, gaps) = (Signal::stored(kinds()), gap_options(page));
    let owners = parties(page, &id, |m| m.confirmer, |m| m.owner);
    let confirmers = parties(page, &id, |m| m.owner, |m| m.confirmer);
    // Where nothing is rated there is no gap to close: a milestone serves a goal.
    let rated = page.select(|v| !v.expectations.is_empty());
    let closes = {
        let (element, set) = (named("gap"), write(page, &id, gap));
        let value = scalar(page, &id, |m| m.gap.clone().map(String::from).unwrap_or_default());
        move || {
            view! { <SelectField id=element.clone() label={if rated.get() { said::GAP } else { said::GOAL_SERVED }} options=gaps value=value off=off set=set/> }.into_any()
        }
    };
    let same = {
        let id = id.clone();
        Memo::new(move |_| milestones(page, |m| m.milestones.iter().any(|m| m.id == id && m.confirms_itself())))
    };
    let titled = Signal::derive(move || format!("{}: {}", label.get(), said::TITLE));
    let title = Passage::of(Section::Milestones, &key, "title", titled, "").short();
    view! {
        <PassageText page passage=title/>
        <PassageText page passage={Passage::of(Section::Milestones, &key, "measure", Signal::stored(said::MEASURE.to_owned()), "")}/>
        <div class="fields">
            {line("start", said::FROM, "text", |m| m.start.clone(), MilestoneField::Start)}
            {line("target", said::TO, "text", |m| m.target.clone(), MilestoneField::Target)}
            {line("due", said::DUE, "date", |m| m.due.map(String::from).unwrap_or_default(), |t| MilestoneField::Due(Date::parse(&t).ok()))}
            {pick("kind", said::KIND, kinds, |m| m.kind.map(MilestoneKind::key).unwrap_or_default().to_owned(), kind)}
        </div>
        <div class="fields">{closes}</div>
        <div class="fields">
            {pick("owner", said::OWNER, owners, |m| m.owner.map(Party::key).unwrap_or_default().to_owned(), owner)}
            {pick("confirmer", said::CONFIRMER, confirmers, |m| m.confirmer.map(Party::key).unwrap_or_default().to_owned(), confirmer)}
        </div>
        <p class="small quiet">{said::CONFIRMER_HINT}</p>
        <div role="status">{move || same.get().then(|| view! { <NoticeLine tone=Tone::Bad sentence=said::SAME_PARTY/> }.into_any())}</div>
    }
    .into_any()
}

fn kind(key: String) -> MilestoneField {
    MilestoneField::Kind(MilestoneKind::ALL.into_iter().find(|k| k.key() == key))
}

fn gap(key: String) -> MilestoneField {
    MilestoneField::Gap(ExpectationId::parse(&key).ok())
}

fn party(key: &str) -> Option<Party> {
    Party::ALL.into_iter().find(|p| p.key() == key)
}

fn owner(key: String) -> MilestoneField {
    MilestoneField::Owner(party(&key))
}

fn confirmer(key: String) -> MilestoneField {
    MilestoneField::Confirmer(party(&key))
}

fn open_choice() -> Named {
    (String::new(), words::CHOOSE.to_owned())
}

fn kinds() -> Vec<Named> {
    let all = MilestoneKind::ALL.into_iter().map(|k| (k.key().to_owned(), names::milestone_kind(k).to_owned()));
    std::iter::once(open_choice()).chain(all).collect()
}

/// Whoever owes a milestone does not confirm it: what `other` has is left out, unless it is chosen here already.
fn parties(
    page: Page,
    id: &ItemId,
    other: fn(&Milestone) -> Option<Party>,
    mine: fn(&Milestone) -> Option<Party>,
) -> Signal<Vec<Named>> {
    let (employee, manager, id) = (page.employee().name, page.manager().name, id.clone());
    let options = Memo::new(move |_| {
        let taken = milestones(page, |m| {
            let milestone = m.milestones.iter().find(|m| m.id == id);
            milestone.and_then(|m| other(m).filter(|taken| mine(m) != Some(*taken)))
        });
        let free = Party::ALL.into_iter().filter(|party| Some(*party) != taken);
        let named = free.map(|p| (p.key().to_owned(), names::party(p, &employee, &manager)));
        std::iter::once(open_choice()).chain(named).collect::<Vec<_>>()
    });
    options.into()
}

/// What is in focus first, then everything else that is rated, then the performance goals; the goals of the career where nothing is rated.
fn gap_options(page: Page) -> Signal<Vec<Named>> {
    let options = Memo::new(move |_| {
        let focus = gaps(page, |g| g.focus.clone());
        let rated: Vec<Named> = page.view.with(|v| v.expectations.iter().map(|e| (e.id.to_string(), e.title.clone())).collect());
        let (first, then): (Vec<Named>, Vec<Named>) =
            rated.into_iter().partition(|(id, _)| focus.iter().any(|f| f.as_str() == id));
        let rated = first.into_iter().chain(then);
        let goals = gaps(page, |g| g.goals.iter().map(|g| (g.id.to_string(), g.text.clone())).collect::<Vec<_>>());
        let career = if page.view.with(|v| v.expectations.is_empty()) {
            objectives(page, |o| o.goals.iter().map(|g| (g.id.to_string(), g.text.clone())).collect::<Vec<_>>())
        } else {
            Vec::new()
        };
        let goals = goals.into_iter().chain(career).filter(|(_, text)| !text.is_empty());
        std::iter::once(open_choice()).chain(rated).chain(goals).collect::<Vec<_>>()
    });
    options.into()
}
