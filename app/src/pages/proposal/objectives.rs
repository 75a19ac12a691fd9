//! Objectives: where the employee wants to go.

use super::list::{ItemList, Kind};
use super::page::{Page, objectives};
use super::target;
use super::text::{Passage, PassageText};
use crate::components::field::{Named, SelectField};
use crate::words::{names, proposal::objectives as said, proposal::start::WRITE};
use document::schema::List;
use document::write::Edit;
use domain::content::{Demand, Term};
use domain::ids::ItemId;
use domain::process::Question;
use domain::section::Section;
use leptos::prelude::*;

const GOALS: Kind = Kind {
    section: Section::Objectives,
    list: List::Goals,
    one: said::GOAL,
    add: said::ADD_GOAL,
    field: "goal",
    make: |id| Edit::AddGoal { id, after: None },
    row: goal,
};

const CLAUSES: Kind = Kind {
    section: Section::Objectives,
    list: List::Clauses,
    one: said::CLAUSE,
    add: said::ADD_CLAUSE,
    field: "clause",
    make: |id| Edit::AddClause { id, after: None },
    row: clause,
};

/// The section's text.
#[component]
pub fn ObjectivesText(page: Page) -> impl IntoView {
    let own = |question| view! { <PassageText page passage={Passage::answer(page, question, WRITE)}/> };
    let goals = Memo::new(move |_| objectives(page, |o| o.goals.iter().map(|g| g.id.clone()).collect::<Vec<_>>()));
    let clauses = Memo::new(move |_| objectives(page, |o| o.clauses.iter().map(|c| c.id.clone()).collect::<Vec<_>>()));
    let hint = move || match objectives(page, |o| Some(o.demands().job_description)) {
        Some(Demand::ByChoice) => said::JOB_BY_CHOICE,
        _ => said::JOB_HINT,
    };
    view! {
        {own(Question::Beyond)}
        {own(Question::FiveYears)}
        <div class="part">
            <div class="part__head"><h3>{said::GOALS}</h3><p class="small quiet">{said::GOALS_HINT}</p></div>
            <ItemList page kind=GOALS ids=goals/>
        </div>
        <target::Target page/>
        <div class="part">
            <div class="part__head"><h3>{said::JOB}</h3><p class="small quiet">{hint}</p></div>
            <ItemList page kind=CLAUSES ids=clauses/>
        </div>
    }
}

fn goal(page: Page, id: ItemId, label: Signal<String>) -> AnyView {
    let (key, sought) = (id.to_string(), id.clone());
    let term = Signal::derive(move || {
        objectives(page, |o| o.goals.iter().find(|g| g.id == sought).map(|g| g.term)).unwrap_or_default().key().to_owned()
    });
    let options: Vec<Named> = [Term::Short, Term::Long].map(|t| (t.key().to_owned(), names::term(t).to_owned())).to_vec();
    let set = Callback::new(move |wanted: String| {
        let term = if wanted == Term::Long.key() { Term::Long } else { Term::Short };
        page.live().edit(Section::Objectives, Edit::SetTerm { goal: id.clone(), term });
    });
    let words = Passage::of(Section::Objectives, &key, "goal", label, WRITE);
    let element = format!("objectives-{key}-term");
    view! {
        <PassageText page passage=words/>
        <SelectField id=element label=said::TERM options=Signal::stored(options) value=term off=page.locked(Section::Objectives) set=set/>
    }
    .into_any()
}

fn clause(page: Page, id: ItemId, label: Signal<String>) -> AnyView {
    view! { <PassageText page passage={Passage::of(Section::Objectives, id.as_str(), "clause", label, WRITE)}/> }.into_any()
}
