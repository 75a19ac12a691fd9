//! Rating alone: for every expectation how far it is met, with evidence; kept as it is written; sealed at the end.

use super::page::Page;
use crate::command::Command;
use crate::components::button::{Button, Look};
use crate::components::choice::Choice;
use crate::components::dialog::confirm;
use crate::components::expected;
use crate::components::icon::Icon;
use crate::components::listen::on_window;
use crate::components::notice::{Notice, Tone};
use crate::server_fns::beacon;
use crate::server_fns::proposal::{Act, act};
use crate::words::{names, proposal::gaps as said};
use domain::assessment::{Assessment, AssessmentView, Earlier, Level, MAX_EVIDENCE_CHARS, Rating};
use domain::framework::Expectation;
use domain::ids::{ExpectationId, ProposalId};
use domain::permission::Action;
use domain::problem::Code;
use domain::state::Step;
use leptos::prelude::*;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use web_sys::Event;

/// How long the pen rests before what was written is kept.
const REST: Duration = Duration::from_millis(600);
/// How long until it is tried again when the server cannot be reached.
const AGAIN: Duration = Duration::from_secs(3);

/// Whether one rating is kept on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Nothing,
    Saving,
    Saved,
    Failed,
}

/// The form of my side.
pub fn form(page: Page) -> AnyView {
    let (expectations, mine) = page.view.with_untracked(|v| {
        let mine = match &v.assessment {
            AssessmentView::Alone { mine, .. } => mine.clone(),
            _ => Assessment::default(),
        };
        (v.expectations.clone(), mine)
    });
    let all = expectations.len();
    let rated = RwSignal::new(mine.ratings.len());
    // What is sealed is what the server has: nothing may be on its way.
    let unkept = RwSignal::new(0_usize);
    let seal = Callback::new(move |()| page.act(Command::Seal));
    let (dialog, open) = confirm(said::SEAL_QUESTION, view! { <p>{said::SEAL_MORE}</p> }.into_any(), said::SEAL, seal);
    let may_call_off = page.may(Action::CallOffAssessment);
    let call_off = Callback::new(move |()| page.act(Command::Step(Step::CallOffAssessment)));
    let more = view! { <p>{said::CALL_OFF_MORE}</p> }.into_any();
    let (call_off_dialog, call_off) = confirm(said::CALL_OFF_QUESTION, more, said::CALL_OFF, call_off);
    let way_back = move || {
        let open = may_call_off.get() && rated.get() == 0;
        open.then(|| view! { <div><Button label=said::CALL_OFF look=Look::Quiet off=page.busy press=call_off/></div> })
    };
    let each = |e: Expectation| {
        let rating = mine.ratings.get(&e.id).cloned();
        match rating {
            Some(rating) if mine.kept.contains_key(&e.id) => settled(&e, &rating),
            rating => one(page, &e, rating, (rated, unkept)),
        }
    };
    let earlier = earlier(&mine.earlier);
    let off = Signal::derive(move || page.busy.get() || rated.get() < all || unkept.get() > 0);
    view! {
        <div class="part">
            <h3>{said::MINE}</h3>
            <Notice tone=Tone::Plain><p>{said::MINE_LEAD}</p></Notice>
            {other(page)}
            {way_back}
            {call_off_dialog}
            <ol class="items">{expectations.into_iter().map(each).collect_view()}</ol>
            <div class="line">
                <Button label=said::SEAL look=Look::Main off=off press=open/>
                <span class="small quiet" role="status">{move || said::rated(rated.get(), all)}</span>
            </div>
            {dialog}
            {earlier}
        </div>
    }
    .into_any()
}

/// An answer that was sealed before and stays.
fn settled(expectation: &Expectation, rating: &Rating) -> AnyView {
    view! {
        <li class="item">
            <h4>{expectation.title.clone()}</h4>
            {expected::lines(expectation)}
            <p><strong>{names::level(rating.level)}</strong></p>
            <p class="compare__evidence">{rating.evidence.clone()}</p>
            <p class="small quiet">{said::KEPT}</p>
        </li>
    }
    .into_any()
}

/// What I wrote for an earlier target: mine alone, so that no word of it is lost.
fn earlier(all: &[Earlier]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let each = |earlier: &Earlier| {
        view! {
            <li class="item">
                <h4>{earlier.expectation.title.clone()}</h4>
                {expected::lines(&earlier.expectation)}
                <p><strong>{names::level(earlier.rating.level)}</strong></p>
                <p class="compare__evidence">{earlier.rating.evidence.clone()}</p>
            </li>
        }
    };
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
pub fn other(page: Page) -> AnyView {
    let sealed = page.select(|v| matches!(v.assessment, AssessmentView::Alone { other_sealed: true, .. }));
    let name = page.other();
    view! {
        <p class="person second">
            {move || if sealed.get() { view! { <Icon name="lock"/> }.into_any() } else { view! { <Icon name="pen"/> }.into_any() }}
            {move || if sealed.get() { said::other_sealed(&name) } else { said::other_open(&name) }}
        </p>
    }
    .into_any()
}

fn one(
    page: Page,
    expectation: &Expectation,
    rating: Option<Rating>,
    (rated, unkept): (RwSignal<usize>, RwSignal<usize>),
) -> AnyView {
    let key = expectation.id.to_string();
    let level = RwSignal::new(rating.as_ref().map(|r| r.level));
    let evidence = RwSignal::new(rating.map(|r| r.evidence).unwrap_or_default());
    let kept = RwSignal::new(Kept::Nothing);
    let keep = keeper(page, expectation.id.clone(), level, evidence, (kept, unkept));
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
        evidence.set(event_target_value(&ev));
        keep.run(());
    };
    let first = evidence.get_untracked();
    let question = move || if level.get() == Some(Level::NoOpportunity) { said::ROADBLOCK } else { said::EVIDENCE };
    view! {
        <li class="item">
            <h4>{expectation.title.clone()}</h4>
            {expected::lines(expectation)}
            <Choice name={format!("level-{key}")} legend=said::HOW_FAR.into_any() class="choice" options=options value=value set=set/>
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
    .into_any()
}

fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Nothing => "",
        Kept::Saving => said::SAVING,
        Kept::Saved => said::SAVED,
        Kept::Failed => said::NOT_SAVED,
    }
}

/// Keeps a rating once the pen rests. What is written while one is under way goes after it, so that the newest always wins; what is not kept
/// when the page is left goes at that moment.
fn keeper(
    page: Page,
    expectation: ExpectationId,
    level: RwSignal<Option<Level>>,
    evidence: RwSignal<String>,
    (kept, unkept): (RwSignal<Kept>, RwSignal<usize>),
) -> Callback<()> {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let line = Arc::new(Line::new(page.view.with_untracked(|v| v.id.clone()), expectation));
    let told = move |outcome| {
        let _ = kept.try_set(outcome);
        if outcome == Kept::Saved {
            let _ = unkept.try_update(|n| *n = n.saturating_sub(1));
        }
    };
    let resting = Arc::clone(&line);
    let send = Callback::new(move |()| resting.send(told));
    let left = Arc::clone(&line);
    // At the end of the document browsers do their best, and promise nothing.
    on_window(leptos::ev::pagehide, {
        let line = Arc::clone(&line);
        move |_| line.leave()
    });
    on_cleanup(move || left.send(told));
    Callback::new(move |()| {
        let Some(level) = level.get_untracked() else { return };
        if kept.get_untracked() != Kept::Saving && kept.get_untracked() != Kept::Failed {
            unkept.update(|n| *n += 1);
        }
        kept.set(Kept::Saving);
        line.write(Rating { level, evidence: evidence.get_untracked() });
        if let Some(Some(before)) = waiting.try_update_value(Option::take) {
            before.clear();
        }
        let soon = set_timeout_with_handle(
            move || {
                send.try_run(());
            },
            REST,
        );
        waiting.set_value(soon.ok());
    })
}

/// Where one rating goes out, one request after the other. It outlives the page: what was written last still leaves.
struct Line {
    proposal: ProposalId,
    expectation: ExpectationId,
    state: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    /// Written and not sent.
    newest: Option<Rating>,
    under_way: bool,
}

impl Line {
    fn new(proposal: ProposalId, expectation: ExpectationId) -> Self {
        Self { proposal, expectation, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, Waiting> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, rating: Rating) {
        self.state().newest = Some(rating);
    }

    /// Takes what is to be sent next, if it is its turn.
    fn next(&self) -> Option<Rating> {
        let mut state = self.state();
        let next = state.newest.take();
        state.under_way = next.is_some();
        next
    }

    /// The page is being left: sends what is there without waiting for what is under way, and without hearing how it went.
    fn leave(&self) {
        let newest = self.state().newest.take();
        if let Some(rating) = newest {
            let command = Command::Rate(self.expectation.clone(), Some(rating));
            beacon::send(&Act { id: self.proposal.clone(), command });
        }
    }

    /// Sends what is there. Says how it went when nothing newer waits.
    fn send(self: &Arc<Self>, told: impl Fn(Kept) + 'static) {
        if self.state().under_way {
            return;
        }
        let Some(mut rating) = self.next() else { return };
        let line = Arc::clone(self);
        leptos::task::spawn_local(async move {
            loop {
                let done = act(line.proposal.clone(), Command::Rate(line.expectation.clone(), Some(rating.clone()))).await;
                let unreachable = done.as_ref().is_err_and(|error| error.code() == Code::Internal);
                match line.next() {
                    Some(newer) => rating = newer,
                    None if unreachable => {
                        told(Kept::Failed);
                        line.state().under_way = true;
                        rest(AGAIN).await;
                    }
                    None => return told(if done.is_ok() { Kept::Saved } else { Kept::Failed }),
                }
            }
        });
    }
}

/// Waits. The server sends no ratings.
fn rest(time: Duration) -> impl Future<Output = ()> {
    #[cfg(target_arch = "wasm32")]
    return gloo_timers::future::sleep(time);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = time;
        std::future::ready(())
    }
}
