//! Rating alone: for every expectation how far it is met, with evidence; kept as it is written; sealed at the end.

use super::page::Page;
use crate::command::Command;
use crate::commands::act;
use crate::components::button::{Look, button};
use crate::components::choice::choice;
use crate::components::dialog::confirm;
use crate::components::expected;
use crate::components::icon::icon;
use crate::components::notice::{Tone, notice};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{names, proposal::gaps as said};
use domain::assessment::{Assessment, AssessmentView, Level, MAX_EVIDENCE_CHARS, Rating};
use domain::framework::Expectation;
use domain::ids::ExpectationId;
use std::time::Duration;
use web_sys::Event;

/// How long the pen rests before what was written is kept.
const REST: Duration = Duration::from_millis(600);

/// Whether one rating is kept on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Nothing,
    Saving,
    Saved,
    Failed,
}

/// The form of my side.
pub fn form(page: Page) -> Node {
    let (expectations, mine) = page.view.with_untracked(|v| {
        let mine = match &v.assessment {
            AssessmentView::Alone { mine, .. } => mine.clone(),
            _ => Assessment::default(),
        };
        (v.expectations.clone(), mine)
    });
    let all = expectations.len();
    let rated = RwSignal::new(mine.ratings.len());
    let seal = Callback::new(move |()| page.act(Command::Seal));
    let (dialog, open) = confirm(said::SEAL_QUESTION, view! { <p>{said::SEAL_MORE}</p> }.into_node(), said::SEAL, seal);
    let each = |e: Expectation| {
        let rating = mine.ratings.get(&e.id).cloned();
        one(page, &e, rating, rated)
    };
    let off = Signal::derive(move || page.busy.get() || rated.get() < all);
    view! {
        <div class="part">
            <h3>{said::MINE}</h3>
            {notice(Tone::Plain, view! { <p>{said::MINE_LEAD}</p> }.into_node())}
            {other(page)}
            <ol class="items">{expectations.into_iter().map(each).into_nodes()}</ol>
            <div class="line">
                {button(said::SEAL, Look::Main, off, open)}
                <span class="small quiet" role="status">{move || said::rated(rated.get(), all)}</span>
            </div>
            {dialog}
        </div>
    }
    .into_node()
}

/// Whether the other has sealed.
pub fn other(page: Page) -> Node {
    let sealed = page.select(|v| matches!(v.assessment, AssessmentView::Alone { other_sealed: true, .. }));
    let name = page.other();
    view! {
        <p class="person second">
            {move || if sealed.get() { icon("lock") } else { icon("pen") }}
            {move || if sealed.get() { said::other_sealed(&name) } else { said::other_open(&name) }}
        </p>
    }
    .into_node()
}

fn one(page: Page, expectation: &Expectation, rating: Option<Rating>, rated: RwSignal<usize>) -> Node {
    let key = expectation.id.to_string();
    let level = RwSignal::new(rating.as_ref().map(|r| r.level));
    let evidence = RwSignal::new(rating.map(|r| r.evidence).unwrap_or_default());
    let kept = RwSignal::new(Kept::Nothing);
    let keep = keeper(page, expectation.id.clone(), level, evidence, kept);
    let value = Signal::derive(move || level.get().map(Level::key).unwrap_or_default().to_owned());
    let set = Callback::new(move |wanted: String| {
        if level.get_untracked().is_none() {
            rated.update(|n| *n += 1);
        }
        level.set(Level::ALL.into_iter().find(|l| l.key() == wanted));
        keep.run(());
    });
    let options = Level::ALL.map(|l| (l.key().to_owned(), names::level(l).to_owned())).to_vec();
    let (id, hint) = (format!("evidence-{key}"), format!("evidence-{key}-hint"));
    let write = move |ev: Event| {
        evidence.set(value_of(&ev));
        keep.run(());
    };
    let first = evidence.get_untracked();
    let question = move || if level.get() == Some(Level::NoOpportunity) { said::ROADBLOCK } else { said::EVIDENCE };
    view! {
        <li class="item">
            <h4>{expectation.title.clone()}</h4>
            {expected::lines(expectation)}
            {choice(format!("level-{key}"), said::HOW_FAR.into_node(), "choice", options, value, Signal::stored(false), set)}
            <div class="field" hidden=move || level.get().is_none()>
                <label class="field__label" for=id.clone()>{question}</label>
                <p class="field__hint" id=hint.clone()>{said::EVIDENCE_HINT}</p>
                <textarea class="input serif" id=id rows="2" maxlength=MAX_EVIDENCE_CHARS aria-describedby=hint on:input=write>
                    {first}
                </textarea>
            </div>
            <p class="small quiet" data-kept=move || (kept.get() == Kept::Failed).then_some("no")>{move || kept_words(kept.get())}</p>
        </li>
    }
    .into_node()
}

fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Nothing => "",
        Kept::Saving => said::SAVING,
        Kept::Saved => said::SAVED,
        Kept::Failed => said::NOT_SAVED,
    }
}

/// Keeps a rating once the pen rests. What is written while one is under way goes after it, so that the newest always wins.
fn keeper(
    page: Page,
    expectation: ExpectationId,
    level: RwSignal<Option<Level>>,
    evidence: RwSignal<String>,
    kept: RwSignal<Kept>,
) -> Callback<()> {
    let waiting = StoredValue::new(None::<Later>);
    let under_way = StoredValue::new((false, false));
    let proposal = page.view.with_untracked(|v| v.id.clone());
    let send = Callback::new(move |()| {
        if under_way.get_value().0 {
            under_way.set_value((true, true));
            return;
        }
        under_way.set_value((true, false));
        let (proposal, expectation) = (proposal.clone(), expectation.clone());
        spawn_local(async move {
            loop {
                let Some(Some(level)) = level.try_get_untracked() else { return };
                let rating = Rating { level, evidence: evidence.get_untracked() };
                let done = act(&proposal, Command::Rate(expectation.clone(), Some(rating))).await;
                let again = under_way.try_get_value().is_some_and(|(_, again)| again);
                let _ = kept.try_set(if done.is_ok() { Kept::Saved } else { Kept::Failed });
                let _ = under_way.try_set_value((again, false));
                if !again {
                    return;
                }
            }
        });
    });
    Callback::new(move |()| {
        kept.set(Kept::Saving);
        if let Some(Some(before)) = waiting.try_update_value(Option::take) {
            before.cancel();
        }
        let soon = later(
            move || {
                send.try_run(());
            },
            REST,
        );
        waiting.set_value(soon);
    })
}
