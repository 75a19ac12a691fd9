//! Reconvene: change requests, answered together, one by one.

use super::page::Page;
use crate::command::Command;
use crate::components::avatar::Avatar;
use crate::components::button::{Button, ButtonLink, Look, SubmitButton};
use crate::components::choice::Choice;
use crate::components::field::TextAreaField;
use crate::components::keyed::keyed;
use crate::components::notice::{Badge, Notice, NoticeLine, Tone};
use crate::components::quote::Quote;
use crate::words::{names, proposal::reconvene as said};
use domain::ids::RequestId;
use domain::permission::Action;
use domain::review::{MAX_REASON_CHARS, Resolution, ResolutionKind};
use domain::state::{State, Step};
use domain::view::{ProposalView, RequestView};
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The phase.
#[component]
pub fn ReconvenePhase(page: Page) -> impl IntoView {
    let state = page.select(|v| v.state);
    let requests = page.select(|v| v.requests.clone());
    let may = page.may(Action::Reconvene);
    let begin = Callback::new(move |()| page.act(Command::Step(Step::Reconvene)));
    let start = move || {
        let body = view! {
            <p>{said::BEGIN_LEAD}</p>
            <div><Button label=said::BEGIN look=Look::Main off=page.busy press=begin/></div>
        };
        may.get().then(|| view! { <Notice tone=Tone::Turn>{body.into_any()}</Notice> }.into_any())
    };
    let done = Memo::new(move |_| requests.with(|all| all.iter().all(|r| r.request.resolution.is_some())));
    let standing = move || match (state.get(), done.get()) {
        (State::Reconvening, true) => {
            let more =
                view! { <ButtonLink label=said::TO_SUBMISSION look=Look::Plain href={"#submission".to_owned()}/> }.into_any();
            view! { <Notice tone=Tone::Good><p>{said::ALL_DONE}</p><div>{more}</div></Notice> }.into_any()
        }
        (State::Approved | State::Active | State::Paused | State::Completed, true) if !requests.with(Vec::is_empty) => {
            view! { <NoticeLine tone=Tone::Good sentence=said::ALL_DONE_ON_PATH/> }.into_any()
        }
        (State::Approved | State::Active | State::Paused, false) => {
            view! { <NoticeLine tone=Tone::Turn sentence=said::WITH_APPROVAL/> }.into_any()
        }
        _ => ().into_any(),
    };
    let none = move || requests.with(Vec::is_empty).then(|| view! { <p class="second">{said::NOT_NOW}</p> });
    let keys = move || requests.with(|all| all.iter().map(key).collect());
    let item = move |sought: &str| {
        let found = requests.with_untracked(|all| all.iter().find(|r| key(r) == sought).cloned());
        found.map_or(().into_any(), |view| view! { <Request page view/> }.into_any())
    };
    view! {
        {none}
        {start}
        {standing}
        <ul class="items">
            {keyed(keys, item)}
        </ul>
    }
}

fn key(view: &RequestView) -> String {
    view.request.id.to_string()
}

#[component]
fn Request(page: Page, view: RequestView) -> impl IntoView {
    let RequestView { request, reviewer } = view;
    let passage = &request.passage;
    let place = match passage.item.as_str() {
        "self" => format!("#{}-{}", passage.section.key(), passage.field),
        "target" => format!("#{}", passage.section.key()),
        item => format!("#{}-{item}", passage.section.key()),
    };
    let anchor = format!("reconvene-{}", request.id);
    let (id, sought) = (request.id.clone(), request.id.clone());
    let answered = Memo::new(move |_| page.view.with(|v| resolution(v, &sought).is_some()));
    // Kept here: what I have begun to write outlives the form, which goes when the other was quicker.
    let (how, note) = (RwSignal::new("resolved".to_owned()), RwSignal::new(String::new()));
    let answer = move || {
        if answered.get() { answer(page, &id, note) } else { view! { <AnswerForm page id={id.clone()} how note/> }.into_any() }
    };
    let section = names::section(passage.section);
    view! {
        <li class="item" id=anchor>
            <div class="item__head">
                <Avatar person=reviewer.clone()/>
                <div class="grow">
                    <p><strong>{said::asks(&reviewer.name)}</strong></p>
                    <p class="small"><a href=place >{said::TO_PASSAGE}</a> " · " {section}</p>
                </div>
            </div>
            <Quote passage=passage.clone()/>
            <p>{request.note.clone()}</p>
            {answer}
        </li>
    }
}

fn resolution<'a>(view: &'a ProposalView, id: &RequestId) -> Option<&'a Resolution> {
    view.requests.iter().find(|r| r.request.id == *id)?.request.resolution.as_ref()
}

/// What was answered, and below it what I had begun to write and did not send.
fn answer(page: Page, id: &RequestId, note: RwSignal<String>) -> AnyView {
    let Some(given) = page.view.with_untracked(|v| resolution(v, id).cloned()) else { return ().into_any() };
    let mine = note.get_untracked();
    let unsent = (!mine.trim().is_empty() && mine.trim() != given.note.trim())
        .then(|| view! { <Notice tone=Tone::Plain><p>{said::UNSENT}</p><p class="serif">{mine}</p></Notice> }.into_any());
    view! {
        <p class="line">
            <Badge tone=Tone::Good word=names::resolution(given.kind)/>
            <span class="small quiet">{page.author(given.by, given.person.as_ref())}</span>
        </p>
        <p class="serif">{given.note.clone()}</p>
        {unsent}
    }
    .into_any()
}

#[component]
fn AnswerForm(page: Page, id: RequestId, how: RwSignal<String>, note: RwSignal<String>) -> impl IntoView {
    let may = page.may(Action::Resolve);
    let element = id.to_string();
    move || {
        let (id, element) = (id.clone(), element.clone());
        may.get().then(move || {
            let options =
                vec![("resolved".to_owned(), said::RESOLVED.to_owned()), ("disputed".to_owned(), said::DISPUTED.to_owned())];
            let send = move |ev: SubmitEvent| {
                ev.prevent_default();
                let kind = if how.with_untracked(|h| h == "disputed") { ResolutionKind::Disputed } else { ResolutionKind::Resolved };
                page.act(Command::Resolve(id.clone(), kind, note.get_untracked()));
            };
            let off = Signal::derive(move || page.busy.get() || note.with(|n| n.trim().is_empty()));
            let set = Callback::new(move |key| how.set(key));
            view! {
                <form class="form" on:submit=send>
                    <Choice name={format!("how-{element}")} legend=said::HOW.into_any() class="choice" options=options value=how set=set/>
                    <TextAreaField id={format!("note-{element}")} label=said::NOTE hint="" text=note max=MAX_REASON_CHARS/>
                    <div><SubmitButton label=said::ANSWER off=off/></div>
                </form>
            }
        })
    }
}
