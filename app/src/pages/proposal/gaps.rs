//! Gaps: each rates alone, then both look together and choose what to work on.

use super::compare;
use super::focus;
use super::list::{ItemList, Kind};
use super::page::{Page, gaps, objectives};
use super::rating;
use super::repin;
use super::text::{Passage, PassageText};
use crate::command::Command;
use crate::components::button::{Button, Look};
use crate::components::dialog::confirm;
use crate::components::notice::{Notice, NoticeLine, Tone};
use crate::words::{proposal::gaps as said, proposal::handover, proposal::start::WRITE};
use document::schema::List;
use document::write::Edit;
use domain::assessment::{AssessmentView, Side};
use domain::content::Demand;
use domain::ids::ItemId;
use domain::permission::Action;
use domain::process::Question;
use domain::section::Section;
use domain::state::{State, Step};
use leptos::prelude::*;

const GOALS: Kind = Kind {
    section: Section::Gaps,
    list: List::PerformanceGoals,
    one: said::GOAL,
    add: said::ADD_GOAL,
    field: "goal",
    make: |id| Edit::AddPerformanceGoal { id, after: None },
    row: goal,
};

/// How far the assessments are: decides what is shown, so that typing into a rating never rebuilds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    NotBegun,
    Rating,
    Sealed,
    Closed,
    HeldBack,
    Open,
}

/// The assessments. They are records and no text of the section: whether the section is shared does not matter to them.
#[component]
pub fn Assessments(page: Page) -> impl IntoView {
    let stage = page.select(|v| match &v.assessment {
        AssessmentView::NotBegun => Stage::NotBegun,
        AssessmentView::Alone { mine, .. } if mine.sealed.is_some() => Stage::Sealed,
        AssessmentView::Alone { .. } => Stage::Rating,
        AssessmentView::Closed { .. } => Stage::Closed,
        AssessmentView::HeldBack => Stage::HeldBack,
        AssessmentView::Open { .. } => Stage::Open,
    });
    // What is rated changes its words for the manager when the job description is shared, or no longer.
    let expected = page.select(|v| v.expectations.clone());
    let sheet = move || {
        expected.track();
        match stage.get() {
            Stage::NotBegun => view! { <Begin page/> }.into_any(),
            Stage::Rating => view! { <rating::RatingForm page/> }.into_any(),
            Stage::Sealed => {
                let told = rating::sealed_by(page).map_or_else(|| said::SEALED.to_owned(), |who| handover::sealed_by(&who));
                view! { <NoticeLine tone=Tone::Good sentence=told/><rating::Other page/><rating::Sealed page/> }.into_any()
            }
            Stage::Closed => ().into_any(),
            Stage::HeldBack => {
                view! { <NoticeLine tone=Tone::Plain sentence=said::held_back(&page.called(Side::Employee))/> }.into_any()
            }
            Stage::Open => view! { <compare::Both page/> }.into_any(),
        }
    };
    view! { <repin::Repin page/>{sheet} }
}

/// The section's text.
#[component]
pub fn GapsText(page: Page) -> impl IntoView {
    let goals = Memo::new(move |_| gaps(page, |g| g.goals.iter().map(|g| g.id.clone()).collect::<Vec<_>>()));
    view! {
        <focus::FocusChoice page/>
        <PassageText page passage={Passage::answer(page, Question::Summary, WRITE)}/>
        <div class="part">
            <div class="part__head"><h3>{said::GOALS}</h3><p class="small quiet">{said::GOALS_HINT}</p></div>
            <ItemList page kind=GOALS ids=goals/>
        </div>
    }
}

/// Who wants to begin, as I see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Nobodys,
    Mine,
    Others,
}

#[component]
fn Begin(page: Page) -> impl IntoView {
    let may = page.may(Action::BeginAssessment);
    let word = page.select(move |v| match (v.beginning.contains_key(&v.side), v.beginning.is_empty()) {
        (true, _) => Word::Mine,
        (false, true) => Word::Nobodys,
        (false, false) => Word::Others,
    });
    let start = Callback::new(move |()| page.act(Command::Step(Step::Assess)));
    let back = Callback::new(move |()| page.act(Command::Step(Step::CallOffAssessment)));
    let name = page.other();
    let more = view! { <p>{said::begin_more(&name)}</p> }.into_any();
    let (begin_dialog, begin) = confirm(said::BEGIN_QUESTION, more, said::BEGIN, start);
    let more = view! { <p>{said::AGREE_MORE}</p> }.into_any();
    let (agree_dialog, agree) = confirm(said::BEGIN_QUESTION, more, said::AGREE, start);
    let off = Signal::from(page.busy);
    let by_choice = Memo::new(move |_| objectives(page, |o| Some(o.demands().rating)) == Some(Demand::ByChoice));
    let state = page.select(|v| v.state);
    let way = move || match (may.get(), word.get()) {
        (false, _) if by_choice.get() && state.get() > State::Aligning && state.get() != State::Withdrawn => skipped(None),
        (false, _) => view! { <NoticeLine tone=Tone::Plain sentence=said::NOT_YET/> }.into_any(),
        (true, Word::Nobodys) if by_choice.get() && state.get() == State::Aligning => {
            view! { <Choose page start=begin/> }.into_any()
        }
        (true, Word::Nobodys) if by_choice.get() => {
            skipped(Some(view! { <Button label=said::RATE_AFTER_ALL look=Look::Plain off=off press=begin/> }.into_any()))
        }
        (true, Word::Nobodys) => {
            let body =
                view! { <p>{said::BEGIN_LEAD}</p><div><Button label=said::BEGIN look=Look::Main off=off press=begin/></div> };
            view! { <Notice tone=Tone::Plain>{body.into_any()}</Notice> }.into_any()
        }
        (true, Word::Mine) => {
            let waiting = said::waiting(&name);
            let take_back = view! { <Button label=said::TAKE_BACK look=Look::Quiet off=off press=back/> }.into_any();
            view! { <Notice tone=Tone::Plain><p>{waiting}</p><div>{take_back}</div></Notice> }.into_any()
        }
        (true, Word::Others) => {
            let body = view! {
                <p>{said::wanted(&name)} " " {said::BEGIN_LEAD}</p>
                <div class="line"><Button label=said::AGREE look=Look::Main off=off press=agree/><Button label=said::DECLINE look=Look::Quiet off=off press=back/></div>
            };
            view! { <Notice tone=Tone::Turn>{body.into_any()}</Notice> }.into_any()
        }
    };
    view! { {way}{begin_dialog}{agree_dialog} }
}

/// Where rating is a choice: both ways are open, and the second one is the employee's.
#[component]
fn Choose(page: Page, start: Callback<()>) -> impl IntoView {
    let may_skip = page.may(Action::SkipAssessment);
    let skip = Callback::new(move |()| page.act(Command::Step(Step::SkipAssessment)));
    let without =
        move || may_skip.get().then(|| view! { <Button label=said::SKIP look=Look::Plain off=page.busy press=skip/> }.into_any());
    let body = view! {
        <p>{said::BY_CHOICE}</p>
        <p>{said::BEGIN_LEAD}</p>
        <div class="line"><Button label=said::BEGIN look=Look::Main off=page.busy press=start/>{without}</div>
    };
    view! { <Notice tone=Tone::Plain>{body.into_any()}</Notice> }
}

/// Went on without assessments.
fn skipped(again: Option<AnyView>) -> AnyView {
    let button = again.map(|button| view! { <div>{button}</div> });
    view! { <Notice tone=Tone::Plain><p>{said::SKIPPED}</p>{button}</Notice> }.into_any()
}

fn goal(page: Page, id: ItemId, label: Signal<String>) -> AnyView {
    view! { <PassageText page passage={Passage::of(Section::Gaps, id.as_str(), "goal", label, WRITE)}/> }.into_any()
}
