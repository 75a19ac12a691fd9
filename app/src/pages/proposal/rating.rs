//! Rating alone: for every expectation how far it is met, with evidence; kept as it is written; sealed at the end.

use super::keeping::{Kept, keeper};
use super::page::Page;
use super::sealing::{self, Lack};
use crate::command::Command;
use crate::components::button::{Button, Look};
use crate::components::choice::Choice;
use crate::components::dialog::confirm;
use crate::components::expected;
use crate::components::icon::Icon;
use crate::components::notice::{Notice, Tone};
use crate::words::{self, names, proposal::gaps as said, proposal::handover};
use domain::assessment::{Assessment, AssessmentView, Earlier, Level, MAX_EVIDENCE_CHARS, Rating};
use domain::framework::Expectation;
use domain::ids::PersonId;
use domain::permission::Action;
use domain::state::Step;
use domain::text::is_blank;
use domain::view::ProposalView;
use leptos::prelude::*;
use web_sys::Event;

/// One answer while it is written.
#[derive(Clone)]
struct Row {
    expectation: Expectation,
    level: RwSignal<Option<Level>>,
    evidence: RwSignal<String>,
}

impl Row {
    fn new(expectation: Expectation, rating: Option<Rating>) -> Self {
        let level = RwSignal::new(rating.as_ref().map(|r| r.level));
        Self { expectation, level, evidence: RwSignal::new(rating.map(|r| r.evidence).unwrap_or_default()) }
    }

    fn key(&self) -> String {
        self.expectation.id.to_string()
    }

    /// What keeps it from being sealed, if anything.
    fn lacks(&self) -> Option<Lack> {
        if self.level.get().is_none() {
            Some(Lack::Answer)
        } else {
            self.evidence.with(|words| is_blank(words)).then_some(Lack::Evidence)
        }
    }
}

/// The form of my side.
#[component]
pub fn RatingForm(page: Page) -> impl IntoView {
    let (expectations, mine) = page.view.with_untracked(|v| (v.expectations.clone(), own(v)));
    let all = expectations.len();
    let others = |e: &Expectation| mine.by.get(&e.id).map(|by| handover::sealed_by(&former(page, by)));
    let settled_already =
        |e: &Expectation| mine.by.contains_key(&e.id) || (mine.kept.contains_key(&e.id) && mine.ratings.contains_key(&e.id));
    let open = expectations.iter().filter(|e| !settled_already(e));
    let rows: Vec<Row> = open.map(|e| Row::new(e.clone(), mine.ratings.get(&e.id).cloned())).collect();
    let settled_count = all - rows.len();
    // What is sealed is what the server has: nothing may be on its way.
    let unkept = RwSignal::new(0_usize);
    let lacking = {
        let rows = rows.clone();
        Memo::new(move |_| {
            let lacks = rows.iter().filter_map(|row| Some((row.key(), row.expectation.title.clone(), row.lacks()?)));
            lacks.collect::<Vec<_>>()
        })
    };
    let rated = {
        let rows = rows.clone();
        Memo::new(move |_| settled_count + rows.iter().filter(|row| row.level.get().is_some()).count())
    };
    let may_call_off = page.may(Action::CallOffAssessment);
    let call_off = Callback::new(move |()| page.act(Command::Step(Step::CallOffAssessment)));
    let more = view! { <p>{said::CALL_OFF_MORE}</p> }.into_any();
    let (call_off_dialog, call_off) = confirm(said::CALL_OFF_QUESTION, more, said::CALL_OFF, call_off);
    let way_back = move || {
        let open = may_call_off.get() && rated.get() == 0;
        open.then(|| view! { <div><Button label=said::CALL_OFF look=Look::Quiet off=page.busy press=call_off/></div> })
    };
    let each = |e: &Expectation| {
        let row = rows.iter().find(|row| row.expectation.id == e.id);
        match (row, others(e)) {
            (Some(row), _) => one(page, row, unkept),
            (None, Some(told)) => told_of(e, told),
            (None, None) => given(e, mine.ratings.get(&e.id), said::KEPT),
        }
    };
    let items = expectations.iter().map(each).collect_view();
    let earlier = earlier(&mine.earlier);
    view! {
        <div class="part">
            <h3>{said::MINE}</h3>
            <Notice tone=Tone::Plain><p>{said::MINE_LEAD}</p></Notice>
            <Other page/>
            {way_back}
            {call_off_dialog}
            <ol class="items">{items}</ol>
            {sealing::seal(page, lacking, unkept, (rated, all))}
            {earlier}
        </div>
    }
}

/// What I have written.
fn own(view: &ProposalView) -> Assessment {
    match &view.assessment {
        AssessmentView::Alone { mine, .. } => mine.clone(),
        _ => Assessment::default(),
    }
}

/// The first name of somebody who facilitated it before.
fn former(page: Page, person: &PersonId) -> String {
    let name =
        page.view.with_untracked(|v| v.former.iter().find(|one| one.person.id == *person).map(|one| one.person.name.clone()));
    name.map(|name| words::first(&name).to_owned()).unwrap_or_default()
}

/// Who sealed what stands in my place, where that was somebody before me.
pub fn sealed_by(page: Page) -> Option<String> {
    let by = page.view.with_untracked(|v| own(v).by.into_values().next())?;
    Some(former(page, &by))
}

/// What somebody before me has sealed: that they did, and not what.
fn told_of(expectation: &Expectation, told: String) -> AnyView {
    view! {
        <li class="item">
            <h4>{expectation.title.clone()}</h4>
            {expected::lines(expectation)}
            <p class="small quiet">{told}</p>
        </li>
    }
    .into_any()
}

/// My answers once they are sealed: mine to read, and no longer to change. What somebody before me has sealed is not among them.
#[component]
pub fn Sealed(page: Page) -> impl IntoView {
    let (expectations, mine) = page.view.with_untracked(|v| (v.expectations.clone(), own(v)));
    if mine.ratings.is_empty() {
        return ().into_any();
    }
    let each = |e: &Expectation| match mine.by.get(&e.id) {
        Some(by) => told_of(e, handover::sealed_by(&former(page, by))),
        None => given(e, mine.ratings.get(&e.id), ""),
    };
    view! {
        <details class="more">
            <summary>{said::SEALED_BY_ME}</summary>
            <ol class="items">{expectations.iter().map(each).collect_view()}</ol>
        </details>
    }
    .into_any()
}

/// An answer that is not changed any more, with a word on why.
fn given(expectation: &Expectation, rating: Option<&Rating>, why: &'static str) -> AnyView {
    let level = rating.map_or(said::NO_ANSWER, |r| names::level(r.level));
    let evidence = rating.map(|r| r.evidence.clone()).unwrap_or_default();
    view! {
        <li class="item">
            <h4>{expectation.title.clone()}</h4>
            {expected::lines(expectation)}
            <p><strong>{level}</strong></p>
            <p class="compare__evidence">{evidence}</p>
            {(!why.is_empty()).then(|| view! { <p class="small quiet">{why}</p> })}
        </li>
    }
    .into_any()
}

/// What I wrote for an earlier target: mine alone, so that no word of it is lost.
fn earlier(all: &[Earlier]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let each = |earlier: &Earlier| given(&earlier.expectation, Some(&earlier.rating), "");
    view! {
        <details class="more">
            <summary>{said::EARLIER}</summary>
            <p class="small quiet">{said::EARLIER_MORE}</p>
            <ol class="items">{all.iter().map(each).collect_view()}</ol>
        </details>
    }
    .into_any()
}

/// Whether the other has sealed.
#[component]
pub fn Other(page: Page) -> impl IntoView {
    let sealed = page.select(|v| matches!(v.assessment, AssessmentView::Alone { other_sealed: true, .. }));
    let name = page.other();
    view! {
        <p class="person second">
            {move || if sealed.get() { view! { <Icon name="lock"/> }.into_any() } else { view! { <Icon name="pen"/> }.into_any() }}
            {move || if sealed.get() { said::other_sealed(&name) } else { said::other_open(&name) }}
        </p>
    }
}

fn one(page: Page, row: &Row, unkept: RwSignal<usize>) -> AnyView {
    let key = row.key();
    let Row { expectation, level, evidence } = row.clone();
    let kept = RwSignal::new(Kept::Nothing);
    let keep = keeper(page, expectation.id.clone(), level, evidence, (kept, unkept));
    let value = Signal::derive(move || level.get().map(Level::key).unwrap_or_default().to_owned());
    let set = Callback::new(move |wanted: String| {
        level.set(Level::ALL.into_iter().find(|l| l.key() == wanted));
        keep.run(());
    });
    let options = Level::ALL.map(|l| (l.key().to_owned(), names::level(l).to_owned())).to_vec();
    let (id, hint) = (sealing::evidence_id(&key), format!("evidence-{key}-hint"));
    let write = move |ev: Event| {
        evidence.set(event_target_value(&ev));
        keep.run(());
    };
    let first = evidence.get_untracked();
    let side = page.side();
    let question = move || if level.get() == Some(Level::NoOpportunity) { said::ROADBLOCK } else { said::evidence(side) };
    // Nothing is saved where nothing stands.
    let blank = Memo::new(move |_| level.get().is_some() && evidence.with(|words| is_blank(words)));
    view! {
        <li class="item" id=sealing::item_id(&key)>
            <h4>{expectation.title.clone()}</h4>
            {expected::lines(&expectation)}
            <Choice name={format!("level-{key}")} legend=said::HOW_FAR.into_any() class="choice" options=options value=value set=set/>
            <div class="field" hidden=move || level.get().is_none()>
                <label class="field__label" for=id.clone()>{question}</label>
                <p class="field__hint" id=hint.clone()>{said::EVIDENCE_HINT}</p>
                <textarea class="input serif" id=id rows="2" maxlength=MAX_EVIDENCE_CHARS aria-describedby=hint on:input=write>
                    {first}
                </textarea>
            </div>
            <p class="small quiet" data-kept=move || (kept.get() == Kept::Failed).then_some("no")>
                {move || kept_words(kept.get(), blank.get())}
            </p>
        </li>
    }
    .into_any()
}

fn kept_words(kept: Kept, blank: bool) -> &'static str {
    match (kept, blank) {
        (Kept::Failed, _) => said::NOT_SAVED,
        (_, true) => said::NO_EVIDENCE,
        (Kept::Nothing, false) => "",
        (Kept::Saving, false) => said::SAVING,
        (Kept::Saved, false) => said::SAVED,
    }
}
