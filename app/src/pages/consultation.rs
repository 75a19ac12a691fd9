//! Answering a question: what is asked, what may be read for it, one answer with its reason.

use crate::commands;
use crate::components::avatar::person;
use crate::components::button::submit;
use crate::components::choice::choice;
use crate::components::excerpt::excerpt;
use crate::components::field::area;
use crate::components::notice::{Tone, badge, said as say};
use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, dates, names, review::consultation as said};
use domain::consultation::{ConsultationView, MAX_WORDS_CHARS, Round, Stage, Support};
use web_sys::SubmitEvent;

/// The page.
pub fn page(view: &ConsultationView) -> Node {
    title(|| words::tab(said::TITLE));
    let lead = said::lead(words::first(&view.asked_by.name), words::first(&view.employee.name));
    let parts = &view.consultation.excerpt;
    let read = if parts.is_empty() { say(Tone::Plain, said::NO_EXCERPT) } else { excerpt(parts) };
    let (question, due) = (view.consultation.question.clone(), dates::day(view.consultation.due));
    let who = person(&view.asked_by);
    let view = RwSignal::new(view.clone());
    view! {
        {topbar(Some((words::DESK, "/")), Signal::stored(said::TITLE.to_owned()), ().into_node())}
        <div class="page">
            <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{lead}</p></div>
            <section class="page__part" aria-label=said::QUESTION>
                <h2>{said::QUESTION}</h2>
                <p class="serif">{question}</p>
                <p class="line small quiet">{who} " · " {words::proposal::connection::UNTIL} " " {due}</p>
            </section>
            <section class="page__part" aria-label=said::EXCERPT>
                <h2>{said::EXCERPT}</h2>
                {read}
            </section>
            {move || view.with(|v| match &v.consultation.stage {
                Stage::Asked => form(view),
                Stage::Answered { answer } => view! {
                    {say(Tone::Good, said::SENT)}
                    <div class="decision">
                        {answer.support.map(|support| view! { <div>{badge(Tone::Plain, names::support(support))}</div> })}
                        <p class="decision__reason">{answer.reason.clone()}</p>
                    </div>
                }
                .into_node(),
                Stage::Proposed | Stage::Refused | Stage::Closed { .. } => say(Tone::Plain, said::CLOSED),
            })}
        </div>
    }
    .into_node()
}

fn form(view: RwSignal<ConsultationView>) -> Node {
    let round = view.with_untracked(|v| v.consultation.round);
    let support = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let all = [Support::Likely, Support::WithChanges, Support::NotNow];
    let options = all.map(|s| (names::support(s).to_owned(), names::support(s).to_owned())).to_vec();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let chosen = all.into_iter().find(|s| support.with_untracked(|name| names::support(*s) == name));
        let open = round == Round::Support && chosen.is_none();
        if open || reason.with_untracked(|r| r.trim().is_empty()) {
            let need = if round == Round::Support { said::NEED } else { said::NEED_WORDS };
            problem.set(Some(need.to_owned()));
            return;
        }
        busy.set(true);
        let id = view.with_untracked(|v| v.consultation.id.to_string());
        spawn_local(async move {
            let sent = commands::answer(&id, chosen, &reason.get_untracked()).await;
            busy.set(false);
            match sent {
                Ok(answered) => view.set(answered),
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    };
    let set = Callback::new(move |key| support.set(key));
    let (vote, asked) = match round {
        Round::Support => {
            let never = Signal::stored(false);
            let vote = choice("support".to_owned(), said::SUPPORT.into_node(), "choice", options, support.into(), never, set);
            (vote, said::REASON.to_owned())
        }
        Round::Preparation => (().into_node(), view.with_untracked(|v| said::preparation(words::first(&v.employee.name)))),
    };
    view! {
        <form class="form form--boxed" on:submit=send>
            {vote}
            {area("reason".to_owned(), &asked, "", reason, MAX_WORDS_CHARS)}
            <div role="alert">{move || problem.get().map(|sentence| say(Tone::Bad, sentence))}</div>
            <div>{submit(said::SEND, busy.into())}</div>
        </form>
    }
    .into_node()
}
