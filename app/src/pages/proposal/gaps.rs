//! Gaps: each rates alone, then both look together and choose what to work on.

use super::compare;
use super::focus;
use super::list::{Kind, list};
use super::page::{Page, gaps, objectives};
use super::rating;
use super::repin;
use super::text::{Passage, passage};
use crate::command::Command;
use crate::components::button::{Look, button};
use crate::components::dialog::confirm;
use crate::components::notice::{Tone, notice, said as say};
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{proposal::gaps as said, proposal::start::WRITE};
use document::schema::List;
use document::write::Edit;
use domain::assessment::{AssessmentView, Side};
use domain::content::Demand;
use domain::ids::ItemId;
use domain::permission::Action;
use domain::section::Section;
use domain::state::{State, Step};

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
pub fn assessments(page: Page) -> Node {
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
            Stage::NotBegun => begin(page),
            Stage::Rating => rating::form(page),
            Stage::Sealed => view! { {say(Tone::Good, said::SEALED)}{rating::other(page)} }.into_node(),
            Stage::Closed => ().into_node(),
            Stage::HeldBack => say(Tone::Plain, said::held_back(&page.called(Side::Employee))),
            Stage::Open => compare::both(page),
        }
    };
    view! { {repin::repin(page)}{sheet} }.into_node()
}

/// The section's text.
pub fn body(page: Page) -> Node {
    let goals = memo(move || gaps(page, |g| g.goals.iter().map(|g| g.id.clone()).collect::<Vec<_>>()));
    view! {
        {focus::choose(page)}
        {passage(page, Passage::own(Section::Gaps, "summary", said::SUMMARY, WRITE))}
        <div class="part">
            <div class="part__head"><h3>{said::GOALS}</h3><p class="small quiet">{said::GOALS_HINT}</p></div>
            {list(page, GOALS, goals)}
        </div>
    }
    .into_node()
}

/// Who wants to begin, as I see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Nobodys,
    Mine,
    Others,
}

fn begin(page: Page) -> Node {
    let may = page.may(Action::BeginAssessment);
    let word = page.select(move |v| match (v.beginning.contains_key(&v.side), v.beginning.is_empty()) {
        (true, _) => Word::Mine,
        (false, true) => Word::Nobodys,
        (false, false) => Word::Others,
    });
    let start = Callback::new(move |()| page.act(Command::Step(Step::Assess)));
    let back = Callback::new(move |()| page.act(Command::Step(Step::CallOffAssessment)));
    let name = page.other();
    let more = view! { <p>{said::begin_more(&name)}</p> }.into_node();
    let (begin_dialog, begin) = confirm(said::BEGIN_QUESTION, more, said::BEGIN, start);
    let more = view! { <p>{said::AGREE_MORE}</p> }.into_node();
    let (agree_dialog, agree) = confirm(said::BEGIN_QUESTION, more, said::AGREE, start);
    let off = Signal::from(page.busy);
    let by_choice = memo(move || objectives(page, |o| Some(o.demands().rating)) == Some(Demand::ByChoice));
    let state = page.select(|v| v.state);
    let way = move || match (may.get(), word.get()) {
        (false, _) if by_choice.get() && state.get() > State::Aligning && state.get() != State::Withdrawn => skipped(None),
        (false, _) => say(Tone::Plain, said::NOT_YET),
        (true, Word::Nobodys) if by_choice.get() && state.get() == State::Aligning => choose(page, begin),
        (true, Word::Nobodys) if by_choice.get() => skipped(Some(button(said::RATE_AFTER_ALL, Look::Plain, off, begin))),
        (true, Word::Nobodys) => {
            let body = view! { <p>{said::BEGIN_LEAD}</p><div>{button(said::BEGIN, Look::Main, off, begin)}</div> };
            notice(Tone::Plain, body.into_node())
        }
        (true, Word::Mine) => {
            let take_back = button(said::TAKE_BACK, Look::Quiet, off, back);
            notice(Tone::Plain, view! { <p>{said::waiting(&name)}</p><div>{take_back}</div> }.into_node())
        }
        (true, Word::Others) => {
            let body = view! {
                <p>{said::wanted(&name)} " " {said::BEGIN_LEAD}</p>
                <div class="line">{button(said::AGREE, Look::Main, off, agree)}{button(said::DECLINE, Look::Quiet, off, back)}</div>
            };
            notice(Tone::Turn, body.into_node())
        }
    };
    view! { {way}{begin_dialog}{agree_dialog} }.into_node()
}

/// Where rating is a choice: both ways are open, and the second one is the employee's.
fn choose(page: Page, start: Callback<()>) -> Node {
    let may_skip = page.may(Action::SkipAssessment);
    let skip = Callback::new(move |()| page.act(Command::Step(Step::SkipAssessment)));
    let without = move || may_skip.get().then(|| button(said::SKIP, Look::Plain, page.busy.into(), skip));
    let body = view! {
        <p>{said::BY_CHOICE}</p>
        <p>{said::BEGIN_LEAD}</p>
        <div class="line">{button(said::BEGIN, Look::Main, page.busy.into(), start)}{without}</div>
    };
    notice(Tone::Plain, body.into_node())
}

/// Went on without assessments.
fn skipped(again: Option<Node>) -> Node {
    let button = again.map(|button| view! { <div>{button}</div> });
    notice(Tone::Plain, view! { <p>{said::SKIPPED}</p>{button} }.into_node())
}

fn goal(page: Page, id: ItemId, label: Signal<String>) -> Node {
    passage(page, Passage::of(Section::Gaps, id.as_str(), "goal", label, WRITE))
}
