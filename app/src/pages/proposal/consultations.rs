//! Consultations of one round: proposing to ask, consent, answers, closing.

use super::page::Page;
use crate::command::Command;
use crate::components::avatar::Avatar;
use crate::components::button::{Button, Look, SubmitButton};
use crate::components::excerpt::Excerpt;
use crate::components::field::{InputField, SelectField, TextAreaField};
use crate::components::notice::{Badge, Tone};
use crate::components::when::{Ago, By};
use crate::words::{self, names, proposal::connection as said, proposal::milestones};
use domain::assessment::Side;
use domain::consultation::{ConsultationView, MAX_WORDS_CHARS, Round, Stage};
use domain::ids::PersonId;
use domain::permission::Action;
use domain::time::Date;
use domain::view::AskInput;
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The part of a section that holds one round.
#[component]
pub fn RoundPart(page: Page, round: Round) -> impl IntoView {
    let (title, hint) = match round {
        Round::Support => (said::ROUND, said::ROUND_HINT),
        Round::Preparation => (milestones::ROUND, milestones::ROUND_HINT),
    };
    let all = page.select(move |v| v.consultations.iter().filter(|c| c.consultation.round == round).cloned().collect::<Vec<_>>());
    let each = move |view: ConsultationView| view! { <Question page view/> };
    let none = move || all.with(Vec::is_empty).then(|| view! { <p class="small quiet">{said::NOBODY}</p> });
    let may = page.select(move |v| v.allowed.contains(&Action::Ask) && round.is_open(v.state));
    // Questions on preparation have their time; those on support are as old as the path.
    let later = page.select(move |v| v.state.is_writable() && !round.is_open(v.state));
    view! {
        <div class="part">
            <h3>{title}</h3>
            <p class="small quiet">{hint}</p>
            {move || later.get().then(|| view! { <p class="small quiet">{milestones::ROUND_LATER}</p> })}
            {none}
            <ul class="items">{move || all.get().into_iter().map(each).collect_view()}</ul>
            {move || may.get().then(|| view! { <Ask page round/> })}
        </div>
    }
}

#[component]
fn Question(page: Page, view: ConsultationView) -> impl IntoView {
    let consultation = view.consultation.clone();
    let asked = words::first(&view.stakeholder.name);
    let sentence = match &consultation.stage {
        Stage::Proposed => said::proposed(words::first(&view.asked_by.name), &view.stakeholder.name),
        Stage::Refused => said::refused(asked),
        Stage::Asked => said::asked(asked),
        Stage::Answered { .. } => said::answered(asked),
        Stage::Closed { .. } => said::closed(asked),
    };
    let outcome = match &consultation.stage {
        Stage::Answered { answer } => view! {
            <p class="line">
                {answer.support.map(|support| view! { <Badge tone=Tone::Plain word=names::support(support)/> }.into_any())}
                <Ago at=answer.at now=page.now()/>
            </p>
            <p class="serif">{answer.reason.clone()}</p>
        }
        .into_any(),
        Stage::Closed { reason } => view! { <p class="second">{reason.clone()}</p> }.into_any(),
        Stage::Proposed | Stage::Asked => {
            view! { <p class="small quiet">{said::DUE_FIRST} " " <By day=consultation.due now=page.now()/></p> }.into_any()
        }
        Stage::Refused => ().into_any(),
    };
    let anchor = format!("{}-{}", consultation.round.phase().key(), consultation.id);
    let parts = &consultation.excerpt;
    let read = (consultation.is_put() && !parts.is_empty()).then(|| {
        view! { <details class="more"><summary>{said::WHAT_THEY_READ}</summary><Excerpt parts=parts.clone()/></details> }
    });
    view! {
        <li class="item" id=anchor>
            <div class="item__head">
                <Avatar person=view.stakeholder.clone()/>
                <div class="grow">
                    <p><strong>{sentence}</strong></p>
                    <p class="small quiet">{view.stakeholder.title.clone()}</p>
                </div>
            </div>
            <p class="item__quote">{consultation.question.clone()}</p>
            {outcome}
            {read}
            {answer_buttons(page, &view)}
        </li>
    }
}

fn answer_buttons(page: Page, view: &ConsultationView) -> AnyView {
    let id = view.consultation.id.clone();
    let may = |action| page.view.with_untracked(|v| v.allowed.contains(&action));
    let consent = match view.consultation.stage {
        Stage::Proposed if may(Action::Consent) => {
            let (yes, no) = (id.clone(), id.clone());
            let agree = Callback::new(move |()| page.act(Command::Consent(yes.clone())));
            let refuse = Callback::new(move |()| page.act(Command::Refuse(no.clone())));
            view! {
                <Button label=said::CONSENT look=Look::Main off=page.busy press=agree/>
                <Button label=said::REFUSE look=Look::Plain off=page.busy press=refuse/>
            }
            .into_any()
        }
        Stage::Proposed if page.side() == Side::Manager => {
            view! { <span class="small quiet">{said::WAITING_CONSENT}</span> }.into_any()
        }
        _ => ().into_any(),
    };
    let open = matches!(view.consultation.stage, Stage::Proposed | Stage::Asked);
    let close = (open && may(Action::CloseConsultation)).then(|| {
        let reason = RwSignal::new(String::new());
        let element = format!("close-{id}");
        let id = id.clone();
        let send = move |ev: SubmitEvent| {
            ev.prevent_default();
            page.act(Command::Close(id.clone(), reason.get_untracked()));
        };
        let blank = Signal::derive(move || page.busy.get() || reason.with(|r| r.trim().is_empty()));
        view! {
            <details class="more">
                <summary>{said::CLOSE}</summary>
                <form class="form" on:submit=send>
                    <TextAreaField id=element label=said::CLOSE_REASON hint="" text=reason max=MAX_WORDS_CHARS/>
                    <div><SubmitButton label=said::CLOSE off=blank/></div>
                </form>
            </details>
        }
    });
    view! { <div class="item__foot">{consent}</div>{close} }.into_any()
}

/// The manager's form.
#[component]
fn Ask(page: Page, round: Round) -> impl IntoView {
    let first_words = match round {
        Round::Support => said::DEFAULT_QUESTION.to_owned(),
        Round::Preparation => milestones::default_question(words::first(&page.employee().name)),
    };
    let (whom, question, due) = (RwSignal::new(String::new()), RwSignal::new(first_words.clone()), RwSignal::new(String::new()));
    let people = page.select(|v| {
        let first = (String::new(), words::CHOOSE.to_owned());
        let each = v.colleagues.iter().map(|p| (p.id.to_string(), said::colleague(p, v.mentors.contains(&p.id))));
        std::iter::once(first).chain(each).collect::<Vec<_>>()
    });
    let input_of = move || {
        let stakeholder = PersonId::parse(&whom.get()).ok()?;
        let due = Date::parse(&due.get()).ok()?;
        let question = question.get();
        (!question.trim().is_empty()).then_some(AskInput { round, stakeholder, question, due })
    };
    let clear = Callback::new(move |()| {
        whom.set(String::new());
        question.set(first_words.clone());
        due.set(String::new());
    });
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        if let Some(input) = untrack(input_of) {
            page.act_then(Command::Ask(input), Some(clear));
        }
    };
    let off = Signal::derive(move || page.busy.get() || input_of().is_none());
    let base = match round {
        Round::Support => "ask-support",
        Round::Preparation => "ask-preparation",
    };
    view! {
        <details class="more">
            <summary>{said::ASK}</summary>
            <form class="form form--boxed" on:submit=send>
                <div class="fields">
                    <SelectField id={format!("{base}-whom")} label=said::WHOM options=people value=whom set={Callback::new(move |v| whom.set(v))}/>
                    <InputField id={format!("{base}-due")} label=said::UNTIL kind="date" value=due set={Callback::new(move |v| due.set(v))}/>
                </div>
                <TextAreaField id={format!("{base}-question")} label=said::QUESTION hint="" text=question max=MAX_WORDS_CHARS/>
                <div><SubmitButton label=said::PROPOSE off=off/></div>
            </form>
        </details>
    }
}
