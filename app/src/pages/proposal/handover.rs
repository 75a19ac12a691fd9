//! Another manager: the one until now leaves a note, the employee hands over section by section, and both see who it was before.

use super::page::Page;
use crate::command::Command;
use crate::components::button::SubmitButton;
use crate::components::choice::Choice;
use crate::components::field::TextAreaField;
use crate::components::notice::{Notice, NoticeLine, Tone};
use crate::components::when::Ago;
use crate::words::{self, names, proposal::handover as said};
use domain::handover::MAX_NOTE_CHARS;
use domain::people::PersonSummary;
use domain::permission::Action;
use domain::section::{Section, Sharing};
use domain::state::State;
use domain::view::FormerManager;
use leptos::prelude::*;
use std::collections::BTreeMap;
use web_sys::SubmitEvent;

/// Everything about it, where there is anything.
#[component]
pub fn Handover(page: Page) -> impl IntoView {
    let next = page.select(|v| v.successor.clone());
    let left = page.select(|v| v.manager_left);
    let may = page.may(Action::HandOver);
    let may_note = page.may(Action::NoteHandover);
    let coming = move || {
        let next = next.get()?;
        if may.get() {
            return Some(view! { <Over page next/> }.into_any());
        }
        may_note.get().then(|| view! { <Leave page next=words::first(&next.name).to_owned()/> }.into_any())
    };
    // Between two managers one can go on writing.
    let waiting = move || {
        let alone = page.is_employee() && left.get() && next.with(Option::is_none);
        alone.then(|| view! { <NoticeLine tone=Tone::Plain sentence=said::alone(words::first(&page.manager().name))/> })
    };
    let former = page.select(|v| v.former.clone());
    let earlier = move || former.get().iter().map(|one| before(page, one)).collect_view();
    view! { <section class="part proposal__handover" id="handover" aria-label=said::ABOUT>{coming}{waiting}{earlier}</section> }
}

/// The employee's part: what the next one may see, section by section. What is not touched here stays as it is.
#[component]
fn Over(page: Page, next: PersonSummary) -> impl IntoView {
    let until_now = words::first(&page.manager().name).to_owned();
    let (to, next) = (next.id, words::first(&next.name).to_owned());
    let state = page.select(|v| v.state);
    let note = page.select(|v| v.note.clone());
    let touched = RwSignal::new(BTreeMap::<Section, Sharing>::new());
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        page.act(Command::HandOver(to.clone(), touched.get_untracked()));
    };
    let read = {
        let until_now = until_now.clone();
        move || {
            let note = note.get()?;
            let words = said::note_of(&until_now);
            Some(view! { <p>{words}</p><blockquote class="quote">{note.text}</blockquote> })
        }
    };
    let sections = {
        let (next, until_now) = (next.clone(), until_now.clone());
        move || {
            (state.get() != State::Draft).then(|| {
                let each = |section: Section| one(page, section, &next, touched);
                view! { <p>{said::choose(&next, &until_now)}</p>{Section::ALL.map(each).into_iter().collect_view()} }
            })
        }
    };
    let told = view! { <p>{said::named(&next, &until_now)}</p>{read} }.into_any();
    let (open, button) = (said::open(&next), said::hand_over(&next));
    let effect = move || said::effect(state.get(), &until_now, &next);
    view! {
        <Notice tone=Tone::Turn>{told}</Notice>
        <details class="more">
            <summary>{open}</summary>
            <form class="form form--boxed" on:submit=send>
                {sections}
                <p class="second">{effect}</p>
                <div><SubmitButton label=button off=page.busy/></div>
            </form>
        </details>
    }
}

fn one(page: Page, section: Section, next: &str, touched: RwSignal<BTreeMap<Section, Sharing>>) -> AnyView {
    let offered = Sharing::ALL.into_iter().filter(|sharing| *sharing != Sharing::Writing || !section.is_employees_alone());
    let options = offered.map(|sharing| (key(sharing).to_owned(), names::sharing(sharing, next))).collect();
    let now =
        page.select(move |v| v.sections.iter().find(|one| one.section == section).map(|one| one.sharing).unwrap_or_default());
    let value = Signal::derive(move || key(touched.with(|all| all.get(&section).copied()).unwrap_or(now.get())).to_owned());
    let set = Callback::new(move |wanted: String| {
        if let Some(sharing) = Sharing::ALL.into_iter().find(|sharing| key(*sharing) == wanted) {
            touched.update(|all| {
                all.insert(section, sharing);
            });
        }
    });
    let legend = names::section(section).into_any();
    view! { <Choice name={format!("handover-{}", section.key())} legend class="choice" options value set/> }.into_any()
}

fn key(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Private => "private",
        Sharing::Reading => "reading",
        Sharing::Writing => "writing",
    }
}

/// The part of the one until now.
#[component]
fn Leave(page: Page, next: String) -> impl IntoView {
    let text = RwSignal::new(page.view.with_untracked(|v| v.note.as_ref().map(|note| note.text.clone()).unwrap_or_default()));
    let saved = RwSignal::new(false);
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        page.act_then(Command::NoteHandover(text.get_untracked()), Some(Callback::new(move |()| saved.set(true))));
    };
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        if before.is_some_and(|before| before != now) {
            saved.set(false);
        }
        now
    });
    let employee = words::first(&page.employee().name).to_owned();
    view! {
        <Notice tone=Tone::Plain>
            <p>{said::leaving(&next, &employee)}</p>
            <form class="form" on:submit=send>
                <TextAreaField id="handover-note" label=said::note_for(&next) hint=said::who_reads(&employee, &next) text max=MAX_NOTE_CHARS/>
                <div class="line">
                    <SubmitButton label=said::LEAVE off=page.busy/>
                    <span class="small quiet" role="status">{move || saved.get().then_some(said::LEFT)}</span>
                </div>
            </form>
        </Notice>
    }
}

/// Who facilitated it before, with the note they left.
fn before(page: Page, one: &FormerManager) -> AnyView {
    let until = view! { <Ago at=one.until now=page.now()/> };
    let who = said::before(&one.person.name);
    match &one.note {
        None => view! { <p class="small second">{who} " " {until}</p> }.into_any(),
        Some(note) => {
            let text = note.text.clone();
            view! {
                <details class="more">
                    <summary>{who} " " {until} ". " {said::READ_NOTE}</summary>
                    <blockquote class="quote">{text}</blockquote>
                </details>
            }
            .into_any()
        }
    }
}
