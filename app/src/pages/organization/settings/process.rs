//! The steps of the path: what is asked, what may not be left out, and what stands beside each.

use crate::components::button::SubmitButton;
use crate::components::field::{InputField, TextAreaField};
use crate::components::notice::{NoticeLine, Tone};
use crate::server_fns::organization as server_fns;
use crate::words::organization::{self as words, settings as said};
use crate::words::{guide, names};
use domain::consultation::Round;
use domain::process::{MAX_GUIDE_CHARS, Process, Question};
use domain::state::Phase;
use domain::view::SettingsView;
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::SubmitEvent;

/// The form, for programme owners.
#[component]
pub fn ProcessForm(view: RwSignal<SettingsView>) -> impl IntoView {
    let read = view.with_untracked(|view| view.process.clone());
    let questions = Question::ALL.map(|one| (one, RwSignal::new(read.questions.get(&one).cloned().unwrap_or_default())));
    let guides = Phase::ALL.map(|one| (one, RwSignal::new(read.guides.get(&one).cloned().unwrap_or_default())));
    let (required, asked) = (RwSignal::new(read.required), RwSignal::new(read.asked));
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Result<(), String>>));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        answer.set(None);
        let read = view.with_untracked(|view| view.process.clone());
        let next = Process {
            number: read.number,
            questions: questions.map(|(one, text)| (one, text.get_untracked())).into(),
            guides: guides.map(|(one, text)| (one, text.get_untracked())).into(),
            required: required.get_untracked(),
            asked: asked.get_untracked(),
        };
        leptos::task::spawn_local(async move {
            let done = server_fns::change_process(read, next).await;
            let told = done.map(|new| drop(view.try_set(new))).map_err(|error| error.0.message);
            let _ = answer.try_set(Some(told));
            let _ = busy.try_set(false);
        });
    };
    let told = move || match answer.get()? {
        Ok(()) => Some(view! { <NoticeLine tone=Tone::Good sentence=words::SAVED/> }),
        Err(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }),
    };
    let rounds = Round::ALL.map(|round| check(said::somebody_asked(round), asked, round)).collect_view();
    let guide_fields = guides.map(|(phase, text)| guide_field(phase, text)).collect_view();
    view! {
        <section class="page__part" aria-labelledby="process-title">
            <h2 id="process-title">{said::PROCESS}</h2>
            <p class="second">{said::PROCESS_LEAD}</p>
            <form class="form" on:submit=send>
                {questions.map(|(question, text)| asked_field(question, text, required)).collect_view()}
                <fieldset class="choice"><legend>{said::ASKED}</legend><div class="choice__row">{rounds}</div></fieldset>
                <details class="more">
                    <summary>{said::GUIDES}</summary>
                    <div class="form">
                        <p class="second">{said::GUIDES_LEAD}</p>
                        {guide_fields}
                    </div>
                </details>
                <div role="alert">{told}</div>
                <div><SubmitButton label=said::SAVE_PROCESS off=busy/></div>
            </form>
        </section>
    }
}

fn asked_field(question: Question, text: RwSignal<String>, required: RwSignal<BTreeSet<Question>>) -> AnyView {
    let id = format!("question-{}", question.field());
    let set = Callback::new(move |words| text.set(words));
    view! {
        <div class="stack">
            <InputField id label=names::question(question) kind="text" max=domain::process::MAX_QUESTION_CHARS value=text set/>
            {check(said::needed(names::section(question.section())), required, question)}
        </div>
    }
    .into_any()
}

fn guide_field(phase: Phase, text: RwSignal<String>) -> AnyView {
    let id = format!("guide-{}", phase.key());
    let hint = guide::of(phase).lead;
    view! { <TextAreaField id label=names::phase(phase) hint text max=MAX_GUIDE_CHARS/> }.into_any()
}

/// A check mark for one of several.
fn check<T>(label: String, chosen: RwSignal<BTreeSet<T>>, one: T) -> AnyView
where
    T: Copy + Ord + Send + Sync + 'static,
{
    let has = move || chosen.with(|all| all.contains(&one));
    let first = chosen.with_untracked(|all| all.contains(&one));
    let flip = move |on: bool| {
        chosen.update(|all| {
            if on {
                all.insert(one);
            } else {
                all.remove(&one);
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" checked=first prop:checked=has on:change=move |ev| flip(event_target_checked(&ev))/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
